//! The light of the budget: spent against the share of the year, and against what is due by month.

use super::{Colour, Light, colour, time};
use crate::form::{Form, FundColumn, FundKind, FundLine, Slot};
use crate::number::Number;
use crate::relation::Figure;
use crate::rules::RulesInForce;
use crate::scoring::steps::{percent_judged, shown, step};
use crate::text::Text;

/// The share of the budget spent: of the annual budget, else of the initial one.
pub(super) fn share(form: &Form) -> Option<Number> {
    let (executed, budget) = figures(form)?;
    executed.over(budget)
}

fn figures(form: &Form) -> Option<(Number, Number)> {
    let (index, _): (usize, &FundLine) = form.fund(FundKind::Total)?;
    let at = |column| Figure::at(form, Slot::Fund(index, column)).value();
    let budget = [FundColumn::Budget, FundColumn::Initial];
    let budget = budget.into_iter().find_map(at)?;
    let executed = at(FundColumn::Executed)?;
    (budget > Number::ZERO).then_some((executed, budget))
}

fn slot(form: &Form) -> Option<Slot> {
    let (index, _) = form.fund(FundKind::Total)?;
    Some(Slot::Fund(index, FundColumn::Executed))
}

/// Spent ÷ budget ÷ share of the year. Money spent early is no alarm.
pub(super) fn against_time(form: &Form, month: Option<u8>, rules: &RulesInForce) -> Option<Light> {
    let shares = rules.alarm_shares.as_ref()?;
    let slot = slot(form)?;
    let Some(month) = month else {
        return Some(Light::dark(
            slot,
            "不知道监控到几月，用 --month 指定",
            "the month is not known; give it with --month",
        ));
    };
    let Some((executed, budget)) = figures(form) else {
        return Some(Light::dark(
            slot,
            "没有预算数或执行数",
            "the budget or the amount spent is missing",
        ));
    };
    let ratio = executed.over(budget)?.over(time(month)?)?;
    let judge = |ratio| match colour(ratio, &shares.value) {
        Colour::Blue => Colour::Green,
        other => other,
    };
    let told = step(
        Text::new(
            format!("执行进度÷序时进度（{month}月÷12）"),
            format!("Spending ÷ share of the year ({month} of 12 months)"),
        ),
        format!("{executed} ÷ {budget} ÷ ({month} ÷ 12)"),
        percent_judged(ratio, judge),
        Some(&shares.source),
    );
    Some(Light::lit(slot, judge(ratio), Some(ratio), told))
}

/// Spent against what is due by the latest month that has passed.
pub(super) fn by_month(form: &Form, month: Option<u8>, rules: &RulesInForce) -> Option<Light> {
    let due = rules.alarm_spending.as_ref()?;
    let (slot, month) = (slot(form)?, month?);
    let passed = due.value.iter().rev().find(|(by, _)| *by <= month);
    let (by, bound) = passed?;
    let (executed, budget) = figures(form)?;
    let spent = executed.over(budget)?;
    let colour = if spent < bound.number() {
        Colour::Yellow
    } else {
        Colour::Green
    };
    let asked = shown(bound.percent()?);
    let told = step(
        Text::new(
            format!("{by}月底执行率应达到 {asked}%"),
            format!("By the end of month {by} {asked} % is to be spent"),
        ),
        format!("{executed} ÷ {budget}"),
        percent_judged(spent, |spent| spent < bound.number()),
        Some(&due.source),
    );
    Some(Light::lit(slot, colour, Some(spent), told))
}
