//! There is no outcome indicator.

use crate::look::{has_grid, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level1, Slot};
use domain::text::Text;

/// CMP011
pub const CHECK: Check = Check {
    code: "CMP011",
    name: "outcome-missing",
    level: Level::Warning,
    title_zh: "没有效益指标",
    title_en: "There is no outcome indicator",
    preview: false,
    page: include_str!("outcome_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let rows = rows(subject);
    if rows.is_empty() || !has_grid(subject.form.family) {
        record.not_applicable(Slot::Title, "没有指标");
        return;
    }
    if subject.form.family.is_scored() {
        record.not_applicable(Slot::Title, "计分的表由分值检查报告");
        return;
    }
    if let Some(row) = rows.iter().find(|row| row.row.level1 == Level1::Outcome) {
        record.pass(row.slot(IndicatorColumn::Name), &[]);
    } else if rows.iter().all(|row| row.row.level1 == Level1::Other) {
        record.not_readable(Slot::Title, "没有写一级指标");
    } else {
        record.fail(
            Slot::Indicator(rows[rows.len() - 1].at, IndicatorColumn::Name),
            &[],
            Text::new("表中没有效益指标。", "The form has no outcome indicator."),
        );
    }
}
