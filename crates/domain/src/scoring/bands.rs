//! Satisfaction by bands: full at a threshold, fixed deductions below it.

use super::qualitative::anything;
use super::steps::step;
use super::{RuleScore, Step};
use crate::form::{Indicator, Level1, Level2};
use crate::number::Number;
use crate::rules::{Banding, Ruled, RulesInForce};
use crate::text::Text;

/// The banded score of a satisfaction row, where the rules have bands and the row a rate.
pub(super) fn score(
    row: &Indicator,
    weight: Number,
    rules: &RulesInForce,
) -> Option<(RuleScore, Step)> {
    let bands = rules.satisfaction_bands.as_ref()?;
    if row.level1 != Level1::Satisfaction && row.level2 != Level2::Satisfaction {
        return None;
    }
    let rate = row.actual.value.quantity()?;
    let plain = rate.comparator.is_none() && rate.upper.is_none() && !rate.approximate;
    if !rate.unit.is_percent() || !plain {
        return None;
    }
    // The deductions are in points of the whole group; a part of the group has no rule.
    let rule = if weight == rules.weights.value.satisfaction.number() {
        banded(&bands.value, rate.number.value, weight)?
    } else {
        anything(weight)
    };
    let told = told(bands, rate.number.value, &rule)?;
    Some((rule, told))
}

/// Whole steps below the threshold cost their deduction; of a part step the rule is silent,
/// so the score then lies between the two.
fn banded(bands: &Banding, percent: Number, weight: Number) -> Option<RuleScore> {
    let full_at = bands.full_at.percent()?;
    let step = bands.step.percent()?;
    if percent >= full_at {
        return Some(RuleScore::Exact(weight));
    }
    if step <= Number::ZERO {
        return None;
    }
    let short = full_at.minus(percent)?;
    let whole = short.over(step)?.truncate(0);
    let left = |steps: Number| {
        let lost = steps.times(bands.deduction.number())?;
        Some(weight.minus(lost)?.max(Number::ZERO).min(weight))
    };
    let high = left(whole)?;
    if whole.times(step)? == short {
        return Some(RuleScore::Exact(high));
    }
    Some(RuleScore::Between {
        low: left(whole.plus(Number::ONE)?)?,
        high,
        high_included: true,
    })
}

fn told(bands: &Ruled<Banding>, percent: Number, rule: &RuleScore) -> Option<Step> {
    let full_at = bands.value.full_at.percent()?.normalized();
    let width = bands.value.step.percent()?.normalized();
    let lost = bands.value.deduction;
    let result = match rule {
        RuleScore::Exact(score) => score.to_string(),
        RuleScore::Between { low, high, .. } => format!("{low}～{high}"),
        _ => String::new(),
    };
    Some(step(
        Text::new(
            format!("满意度达到 {full_at}% 得满分，每低 {width} 个百分点扣 {lost} 分"),
            format!("Satisfaction: full at {full_at}%, {lost} off for each {width} points lower"),
        ),
        format!("{percent}% → {full_at}%"),
        result,
        Some(&bands.source),
    ))
}
