//! The form gives no total of funds.

use crate::look::{TEMPLATE, is_filled_grid, soften, total_line};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, Slot};
use domain::text::Text;

/// CMP004
pub const CHECK: Check = Check {
    code: "CMP004",
    name: "fund-total-missing",
    level: Level::Warning,
    title_zh: "没有填写资金总额",
    title_en: "The form gives no total of funds",
    preview: false,
    page: include_str!("fund_total_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if !is_filled_grid(form) {
        record.not_applicable(Slot::Title, TEMPLATE);
        return;
    }
    let Some((at, line)) = total_line(form) else {
        let finding = record.fail(
            Slot::Title,
            &[],
            Text::new(
                "表上没有资金总额这一行。",
                "The form has no line for the total of funds.",
            ),
        );
        soften(finding, form);
        return;
    };
    let slot = Slot::Fund(at, FundColumn::Budget);
    let columns = [FundColumn::Initial, FundColumn::Executed].map(|column| Slot::Fund(at, column));
    if line.budget.is_empty() && line.initial.is_empty() {
        let finding = record.fail(
            slot,
            &columns,
            Text::new(
                "资金总额的年初预算数和全年预算数都没有填写。",
                "Neither the initial nor the annual budget is filled in.",
            ),
        );
        soften(finding, form);
    } else {
        record.pass(slot, &columns);
    }
}
