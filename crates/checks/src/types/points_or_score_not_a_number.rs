//! Points or score is no number.

use crate::look::{TEMPLATE, is_filled, is_wordy, quoted};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, IndicatorColumn, Slot};
use domain::text::Text;

/// TYP003
pub const CHECK: Check = Check {
    code: "TYP003",
    name: "points-or-score-not-a-number",
    level: Level::Error,
    title_zh: "分值或得分写的不是数字",
    title_en: "Points or score is no number",
    preview: false,
    page: include_str!("points_or_score_not_a_number.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if !is_filled(form) {
        record.not_applicable(Slot::Title, TEMPLATE);
        return;
    }
    if !form.family.is_scored() {
        record.not_applicable(Slot::Title, "这种表不计分");
        return;
    }
    for slot in form.slots() {
        let holds_points = matches!(
            slot,
            Slot::Indicator(_, IndicatorColumn::Points | IndicatorColumn::Score)
                | Slot::Fund(_, FundColumn::Points | FundColumn::Score)
                | Slot::Total(_)
                | Slot::Heading(_)
        );
        let Some(cell) = form
            .cell(slot)
            .filter(|cell| holds_points && !cell.is_blank())
        else {
            continue;
        };
        if is_wordy(cell) {
            let raw = quoted(&cell.raw);
            record.fail(
                slot,
                &[],
                Text::new(
                    format!("分值或得分栏写的是{raw}，不是数字。"),
                    format!("The cell for points or score holds {raw}, which is no number."),
                ),
            );
        } else {
            record.pass(slot, &[]);
        }
    }
}
