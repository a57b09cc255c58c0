//! Scores by bands, where a place has them: satisfaction and cost.

use super::direction::is_cost;
use super::figures::Figures;
use super::qualitative::anything;
use super::steps::{percent, shown, step};
use super::{Direction, RuleScore, Step};
use crate::form::{Indicator, Level1, Level2};
use crate::number::Number;
use crate::rules::{Banding, Ruled, RulesInForce};
use crate::text::Text;

/// The banded score of a satisfaction row: full at a threshold, fixed deductions below it.
pub(super) fn satisfaction(
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

/// The banded score of a cost row: the farther from its amount, above or below, the less.
pub(super) fn cost(
    row: &Indicator,
    figures: Figures,
    weight: Number,
    rules: &RulesInForce,
) -> Option<(RuleScore, Step)> {
    let bands = rules.cost_bands.as_ref()?;
    let Figures { target, actual, .. } = figures;
    let money = is_cost(row) && figures.direction == Direction::Lower;
    if !money || target <= Number::ZERO {
        return None;
    }
    let distance = actual.minus(target)?.abs().over(target)?;
    let kept = bands
        .value
        .iter()
        .find(|(within, _)| distance <= within.number())
        .map_or(Number::ZERO, |(_, share)| share.number());
    let score = kept.times(weight)?.normalized();
    let told = step(
        Text::new(
            format!(
                "成本与指标值相差 {}，得分值的 {}",
                percent(distance),
                percent(kept)
            ),
            format!(
                "Cost is {} from its target: {} of the points",
                percent(distance),
                percent(kept)
            ),
        ),
        format!(
            "|{actual} − {target}| ÷ {target} → {weight} × {}",
            percent(kept)
        ),
        shown(score),
        Some(&bands.source),
    );
    Some((RuleScore::Exact(score), told))
}

#[cfg(test)]
mod tests {
    use super::super::support::{form, fund, row, rules};
    use super::*;
    use crate::number::{Points, Rate};

    fn of(actual: &str, weight: i64) -> String {
        let mut rules = rules();
        let source = rules.tiers.source.clone();
        let value = Banding {
            full_at: Rate::new("0.9".parse().unwrap()),
            step: Rate::new("0.05".parse().unwrap()),
            deduction: Points::new(Number::ONE),
        };
        rules.satisfaction_bands = Some(Ruled { value, source });
        let indicator = Indicator {
            level1: Level1::Satisfaction,
            ..row(["满意度", "≥95%", actual, "", ""])
        };
        match satisfaction(&indicator, weight.into(), &rules) {
            Some((RuleScore::Exact(score), _)) => score.normalized().to_string(),
            Some((RuleScore::Between { low, high, .. }, _)) => {
                format!("{}..{}", low.normalized(), high.normalized())
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn whole_steps_are_certain_and_part_steps_lie_between() {
        assert_eq!(of("92%", 10), "10");
        assert_eq!(of("90%", 10), "10");
        assert_eq!(of("89.9%", 10), "9..10");
        assert_eq!(of("85%", 10), "9");
        assert_eq!(of("80%", 10), "8");
        assert_eq!(of("0%", 10), "0");
        assert_eq!(of("88%", 5), "0..5");
        assert_eq!(of("满意", 10), "None");
    }

    #[test]
    fn cost_loses_by_its_distance_either_way() {
        let mut rules = rules();
        let rate = |text: &str| Rate::new(text.parse().unwrap());
        rules.cost_bands = Some(Ruled {
            value: vec![
                (rate("0.1"), rate("1")),
                (rate("0.15"), rate("0.6")),
                (rate("0.2"), rate("0.2")),
            ],
            source: rules.tiers.source.clone(),
        });
        let mut form = form(fund("", "", ""), &[]);
        form.indicators = ["110", "89", "117.5", "80", "79.99", "150"]
            .into_iter()
            .map(|actual| Indicator {
                level2: Level2::Cost,
                ..row(["支出", "100", actual, "5", ""])
            })
            .collect();
        let scores: Vec<String> = super::super::score(&form, &rules)
            .rows
            .iter()
            .map(|row| match &row.rule {
                RuleScore::Exact(score) => score.to_string(),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(scores, ["5", "3", "1", "1", "0", "0"]);
    }
}
