//! There is no satisfaction indicator.

use crate::look::{has_grid, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level1, Slot};
use domain::text::Text;

/// CMP012
pub const CHECK: Check = Check {
    code: "CMP012",
    name: "satisfaction-missing",
    level: Level::Warning,
    title_zh: "没有满意度指标",
    title_en: "There is no satisfaction indicator",
    preview: false,
    page: include_str!("satisfaction_missing.md"),
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
    if let Some(row) = rows
        .iter()
        .find(|row| row.row.level1 == Level1::Satisfaction)
    {
        record.pass(row.slot(IndicatorColumn::Name), &[]);
    } else if rows.iter().all(|row| row.row.level1 == Level1::Other) {
        record.not_readable(Slot::Title, "没有写一级指标");
    } else {
        let finding = record.fail(
            Slot::Indicator(rows[rows.len() - 1].at, IndicatorColumn::Name),
            &[],
            Text::new(
                "表中没有满意度指标。",
                "The form has no satisfaction indicator.",
            ),
        );
        if let Some(to) = &subject.rules.without_satisfaction_to {
            let group = to.value.name();
            finding.level = Level::Note;
            finding.message = Text::new(
                format!("没有满意度指标，按规则其分值应并入{group}指标。"),
                format!("No satisfaction indicator; by the rules its points go to 「{group}」."),
            );
            finding.clause = Some(to.source.clone());
        }
    }
}
