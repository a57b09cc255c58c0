//! A figure that a workbook keeps as text.

use crate::look::look_behind;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, IndicatorColumn, Slot};
use domain::text::Text;

/// FRM010
pub const CHECK: Check = Check {
    code: "FRM010",
    name: "number-kept-as-text",
    level: Level::Note,
    title_zh: "数字以文本形式存放",
    title_en: "A figure is kept as text",
    preview: false,
    page: include_str!("number_kept_as_text.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let none = "没有存成文本的数字";
    look_behind(subject.form, record, none, |record, slot, cell, kept| {
        let found = kept.as_text && is_summed(slot);
        if found {
            let raw = &cell.raw;
            let message = Text::new(
                format!("“{raw}”在工作簿里存成了文本，求和时不会计入。"),
                format!("\"{raw}\" is kept as text in the workbook; its sums pass over it."),
            );
            record.fail(slot, &[], message).found.clone_from(raw);
        }
        found
    });
}

/// Whether the figures of the cell's column are added up.
fn is_summed(slot: Slot) -> bool {
    match slot {
        Slot::Fund(_, column) => !matches!(
            column,
            FundColumn::Label | FundColumn::Rate | FundColumn::ExpectedRate
        ),
        Slot::Indicator(_, column) => {
            matches!(column, IndicatorColumn::Points | IndicatorColumn::Score)
        }
        Slot::Total(_) | Slot::Heading(_) => true,
        _ => false,
    }
}
