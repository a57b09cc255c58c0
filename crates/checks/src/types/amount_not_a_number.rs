//! An amount is no number.

use crate::look::{TEMPLATE, is_filled, is_wordy, quoted};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, Slot};
use domain::text::Text;

/// TYP002
pub const CHECK: Check = Check {
    code: "TYP002",
    name: "amount-not-a-number",
    level: Level::Error,
    title_zh: "金额栏写的不是数字",
    title_en: "An amount is no number",
    preview: false,
    page: include_str!("amount_not_a_number.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if !is_filled(form) {
        record.not_applicable(Slot::Title, TEMPLATE);
        return;
    }
    for at in 0..form.funds.len() {
        for column in [
            FundColumn::Initial,
            FundColumn::Budget,
            FundColumn::Executed,
        ] {
            let slot = Slot::Fund(at, column);
            let Some(cell) = form.cell(slot) else {
                continue;
            };
            if cell.is_blank() || subject.rules.vocabulary.is("no-reason", &cell.raw) {
                record.not_applicable(slot, "没有填写");
            } else if is_wordy(cell) {
                let raw = quoted(&cell.raw);
                record.fail(
                    slot,
                    &[],
                    Text::new(
                        format!("金额栏写的是{raw}，不是数字。"),
                        format!("The amount cell holds {raw}, which is no number."),
                    ),
                );
            } else {
                record.pass(slot, &[]);
            }
        }
    }
}
