//! What was spent does not exceed the budget of the year.

use crate::claim::advise;
use crate::naming::{cell, more_or_less};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{FundColumn, FundKind, FundLine, Slot};
use domain::number::Number;
use domain::relation::Figure;
use domain::text::Text;

/// RAT002
pub const CHECK: Check = Check {
    code: "RAT002",
    name: "spent-more-than-budget",
    level: Level::Warning,
    title_zh: "执行数超过预算数",
    title_en: "More was spent than budgeted",
    preview: false,
    page: include_str!("spent_more_than_budget.md"),
    run,
};

/// What money left at the year's end is called.
const LEFT_OVER: &str = "left-over-line";

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.blank {
        return;
    }
    for line in 0..subject.form.funds.len() {
        let (slot, base) = (
            Slot::Fund(line, FundColumn::Executed),
            Slot::Fund(line, FundColumn::Budget),
        );
        let (spent, budget) = (
            Figure::at(subject.form, slot),
            Figure::at(subject.form, base),
        );
        let (Some(found), Some(limit)) = (spent.value(), budget.value()) else {
            record.not_applicable(slot, "没有预算数或执行数");
            continue;
        };
        if is_left_over(subject, line) {
            record.not_applicable(slot, "这一行写的是年末剩下的钱");
            continue;
        }
        let ends = spent.interval().zip(budget.interval());
        if found <= limit {
            record.pass(slot, &[base]);
        } else if ends.is_some_and(|(spent, budget)| spent.low <= budget.high) {
            record.within_rounding(slot, &[base]);
        } else {
            report(subject, record, (slot, base), (found, limit));
        }
    }
}

/// Whether a line that is no known part of the budget tells what was left at the year's end.
fn is_left_over(subject: &Subject<'_>, line: usize) -> bool {
    let unnamed = |fund: &&FundLine| fund.kind == FundKind::Unnamed;
    let fund = subject.form.funds.get(line).filter(unnamed);
    fund.is_some_and(|fund| {
        let words = &subject.rules.vocabulary;
        words.found_in(LEFT_OVER, &fund.label.raw).is_some()
    })
}

fn report(
    subject: &Subject<'_>,
    record: &mut Record,
    (slot, base): (Slot, Slot),
    (found, limit): (Number, Number),
) {
    let unit = subject.form.money_unit.name();
    let difference = found.minus(limit).unwrap_or(Number::ZERO).normalized();
    let (name, off) = (cell(subject.form, slot), more_or_less(difference, unit));
    let message = Text::new(
        format!(
            "{}是 {found} {unit}，超过全年预算 {limit} {unit}，{}；执行率不会高于 100%。",
            name.zh, off.zh
        ),
        format!(
            "The {} is {found}, above the budget of {limit}: {}; a rate cannot exceed 100%.",
            name.en, off.en
        ),
    );
    let finding = record.fail(slot, &[base], message);
    finding.expected = limit.to_string();
    finding.found = found.to_string();
    finding.difference = Some(difference);
    unit.clone_into(&mut finding.unit);
    finding.formula = format!("{found} > {limit}");
    let advice = Text::new(
        "看看年中追加的预算是否漏填，或两个数是否放反了列。",
        "See whether an addition to the budget is missing or the two columns were swapped.",
    );
    advise(
        finding,
        Trust::LookAtIt,
        advice,
        Some(&subject.rules.execution_base.source),
    );
}
