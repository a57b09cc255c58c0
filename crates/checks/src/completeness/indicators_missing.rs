//! A filled form has no indicator.

use crate::look::{TEMPLATE, figure, is_filled_grid, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Form, GoalColumn, Slot};
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
    if !is_filled_grid(form) && !is_scored_for_nothing(form) {
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

/// Whether a form that ought to have scored rows has none, and is no template either: nobody
/// said that it is blank, or a total stands in it.
fn is_scored_for_nothing(form: &Form) -> bool {
    let unnamed = form
        .indicators
        .iter()
        .all(|row| row.name.is_blank() && row.target.is_blank());
    let total = figure(&form.total.score).is_some_and(|total| !total.is_zero());
    form.family.is_scored() && unnamed && (!form.blank || total)
}
