//! The light of one indicator row.

use super::{Colour, Light, colour, time};
use crate::form::{Form, Indicator, IndicatorColumn, Slot};
use crate::rules::{AlarmShares, Ruled, RulesInForce};
use crate::scoring::attainment::{Basis, Comparison, compare};
use crate::scoring::figures::Figures;
use crate::scoring::steps::{percent_judged, step};
use crate::scoring::{Attainment, Direction, dates};
use crate::text::Text;
use crate::value::{Period, Value};

pub(super) fn light(form: &Form, index: usize, month: Option<u8>, rules: &RulesInForce) -> Light {
    let slot = Slot::Indicator(index, IndicatorColumn::Actual);
    let (Some(shares), Some(row)) = (&rules.alarm_shares, form.indicators.get(index)) else {
        return Light::dark(slot, "没有监控预警的规则", "there is no rule for alarms");
    };
    let comparison = compare(row, form.year, &rules.vocabulary);
    if let Some(label) = missed(form, row, &comparison, month, rules) {
        let told = step(label, String::new(), String::new(), Some(&shares.source));
        return Light::lit(slot, Colour::Red, None, told);
    }
    match &comparison.basis {
        Basis::NoActual => Light::dark(slot, "没有填写执行情况", "nothing is told yet"),
        Basis::NotApplicable => Light::dark(slot, "本年不涉及", "it does not apply this year"),
        Basis::Figures(figures) => by_figures(slot, row, *figures, month, shares),
        _ => by_words(slot, &comparison, shares),
    }
}

/// A deadline that was not kept, or that has passed with nothing done.
fn missed(
    form: &Form,
    row: &Indicator,
    comparison: &Comparison,
    month: Option<u8>,
    rules: &RulesInForce,
) -> Option<Text> {
    let Value::Deadline(due) = &row.target.value else {
        return None;
    };
    if comparison.attainment == Attainment::Unmet && comparison.basis == Basis::Dates {
        return Some(Text::new("晚于期限", "later than it was due"));
    }
    let words = |list| rules.vocabulary.is(list, row.actual.raw.trim());
    let undone = comparison.basis == Basis::NoActual
        || words("not-achieved")
        || words("partly-achieved")
        || words("not-begun");
    let passed = dates::passed(due, form.year, month?)?;
    (undone && passed).then(|| {
        Text::new(
            format!("期限 {} 已过，没有完成", row.target.raw.trim()),
            format!("due {}, and not done", row.target.raw.trim()),
        )
    })
}

fn by_figures(
    slot: Slot,
    row: &Indicator,
    figures: Figures,
    month: Option<u8>,
    shares: &Ruled<AlarmShares>,
) -> Light {
    let Figures {
        target,
        actual,
        direction,
    } = figures;
    if direction == Direction::Lower || direction == Direction::Unknown {
        // A ceiling holds all year round.
        let kept = actual <= target;
        let colour = if kept { Colour::Green } else { Colour::Red };
        let label = if kept {
            Text::new("没有超过上限", "within the ceiling")
        } else {
            Text::new("超过上限", "above the ceiling")
        };
        let told = step(
            label,
            format!("{actual} : {target}"),
            String::new(),
            Some(&shares.source),
        );
        return Light::lit(slot, colour, None, told);
    }
    let whole = is_whole(row, &shares.value);
    let due = match (whole, month) {
        (true, _) => Some(target),
        (false, Some(month)) => time(month).and_then(|time| target.times(time)),
        (false, None) => {
            return Light::dark(
                slot,
                "不知道监控到几月，用 --month 指定",
                "the month is not known; give it with --month",
            );
        }
    };
    let Some(ratio) = due.and_then(|due| actual.over(due)) else {
        return Light::dark(slot, "目标为零，无从比较", "the target is zero");
    };
    let (label, formula) = match month.filter(|_| !whole) {
        Some(month) => (
            Text::new(
                format!("完成值÷（指标值×{month}月÷12）"),
                format!("Value ÷ (target × {month} of 12 months)"),
            ),
            format!("{actual} ÷ ({target} × {month} ÷ 12)"),
        ),
        None => (
            Text::new(
                "完成值÷指标值（比率不按时间折算）",
                "Value ÷ target (a rate is not scaled by time)",
            ),
            format!("{actual} ÷ {target}"),
        ),
    };
    let judge = |ratio| colour(ratio, &shares.value);
    let (colour, shown) = (judge(ratio), percent_judged(ratio, judge));
    let told = step(label, formula, shown, Some(&shares.source));
    Light::lit(slot, colour, Some(ratio), told)
}

/// Whether the target is asked for whole at any time: a rate, or so many a month.
fn is_whole(row: &Indicator, shares: &AlarmShares) -> bool {
    row.target.value.quantity().is_some_and(|target| {
        let often = target
            .period
            .is_some_and(|period| !matches!(period, Period::Year));
        often || (target.unit.is_percent() && shares.rates_whole)
    })
}

fn by_words(slot: Slot, comparison: &Comparison, shares: &Ruled<AlarmShares>) -> Light {
    let (colour, zh, en) = match (comparison.attainment, &comparison.basis) {
        (Attainment::Met, _) => (Colour::Green, "已经达到", "reached"),
        (_, Basis::Words(1)) => (Colour::Yellow, "部分达到", "reached in part"),
        (_, Basis::Words(2..)) => (Colour::Red, "没有达到", "not reached"),
        (_, Basis::Open(why)) => return Light::dark(slot, &why.zh, &why.en),
        _ => {
            return Light::dark(
                slot,
                "由人判断进展",
                "how far it is, is for a person to say",
            );
        }
    };
    let told = step(
        Text::new(zh, en),
        String::new(),
        String::new(),
        Some(&shares.source),
    );
    Light::lit(slot, colour, None, told)
}
