//! There is no total score.

use crate::look::{rows, slots};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot, TotalColumn};
use domain::text::Text;

/// FRM006
pub const CHECK: Check = Check {
    code: "FRM006",
    name: "total-row-missing",
    level: Level::Warning,
    title_zh: "没有总分",
    title_en: "There is no total score",
    preview: false,
    page: include_str!("total_row_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let slot = Slot::Total(TotalColumn::Score);
    let rows = rows(subject);
    if !form.family.is_scored() || rows.is_empty() {
        record.not_applicable(slot, "这种表不计分");
    } else if rows.iter().all(|row| row.row.score.is_blank()) {
        record.not_applicable(slot, "各行都没有得分");
    } else if form.total.score.is_blank() {
        let finding = record.fail(
            slot,
            &slots(&rows, IndicatorColumn::Score),
            Text::new(
                "各行有得分，却没有总分。",
                "The rows have scores, but there is no total.",
            ),
        );
        if let Some(sum) = subject.score.printed_sum {
            finding.expected = sum.to_string();
            finding.message = Text::new(
                format!("各行有得分，却没有总分；按各行和预算执行得分相加应为{sum}。"),
                format!(
                    "The rows have scores, but there is no total; rows and execution add to {sum}."
                ),
            );
        }
    } else {
        record.pass(slot, &[]);
    }
}
