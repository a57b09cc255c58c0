//! A filled form has no indicator.

use crate::look::{TEMPLATE, is_filled_grid, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{GoalColumn, Slot};
use domain::text::Text;

/// CMP019
pub const CHECK: Check = Check {
    code: "CMP019",
    name: "indicators-missing",
    level: Level::Warning,
    title_zh: "填了目标或资金却没有一个指标",
    title_en: "A filled form has no indicator",
    preview: false,
    page: include_str!("indicators_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let slot = Slot::Goal(0, GoalColumn::Expected);
    if !is_filled_grid(form) {
        record.not_applicable(slot, TEMPLATE);
    } else if rows(subject).is_empty() {
        record.fail(
            slot,
            &[],
            Text::new(
                "表中没有一个绩效指标。",
                "The form has not a single indicator.",
            ),
        );
    } else {
        record.pass(slot, &[]);
    }
}
