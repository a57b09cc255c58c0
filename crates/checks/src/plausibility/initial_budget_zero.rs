//! No initial budget, yet an annual one.

use crate::look::{figure, has_results, total_line};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, Slot};
use domain::number::Number;
use domain::text::Text;

/// PLA011
pub const CHECK: Check = Check {
    code: "PLA011",
    name: "initial-budget-zero",
    level: Level::Note,
    title_zh: "年初没有预算，全年却有",
    title_en: "No initial budget, yet an annual one",
    preview: false,
    page: include_str!("initial_budget_zero.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some((at, line)) = total_line(subject.form).filter(|_| has_results(subject.form)) else {
        record.not_applicable(Slot::Title, "表中没有全年预算");
        return;
    };
    let slot = Slot::Fund(at, FundColumn::Initial);
    let operands = [Slot::Fund(at, FundColumn::Budget)];
    // Where no line says anything, the form has no such column, or nobody asked for it.
    let lines = subject.form.funds.iter();
    if lines.into_iter().all(|line| line.initial.is_empty()) {
        record.not_applicable(slot, "表中没有年初预算数这一栏，或整栏空着");
        return;
    }
    let none = line.initial.is_empty() || figure(&line.initial).is_some_and(Number::is_zero);
    match figure(&line.budget) {
        Some(annual) if none && !annual.is_zero() => {
            record.fail(
                slot,
                &operands,
                Text::new(
                    format!("年初没有预算，全年预算却有{annual}，请说明资金来源和追加依据。"),
                    format!("There was no initial budget, yet the annual one is {annual}; name source and ground."),
                ),
            );
        }
        Some(_) => record.pass(slot, &operands),
        None => record.not_applicable(slot, "没有预算数可比"),
    }
}
