//! Qualitative rows: the interval a person may choose from.
//!
//! Must not choose: the tier follows from listed words, the score inside it is a judgement.

use super::steps::{shown, step};
use super::{RuleScore, Step};
use crate::number::Number;
use crate::rules::{Ruled, Tiers};
use crate::text::Text;

/// The interval of a tier, from 0: the lower bound belongs to it, the upper one only to the best.
pub(super) fn tier(tiers: &Ruled<Tiers>, tier: usize, weight: Number) -> (RuleScore, Step) {
    let bound = |index: usize| {
        tiers
            .value
            .lower
            .get(index)
            .and_then(|rate| rate.number().times(weight))
            .map(Number::normalized)
    };
    let low = bound(tier);
    let high = match tier {
        0 => Some(weight),
        better => bound(better - 1),
    };
    let (Some(low), Some(high)) = (low, high) else {
        return (anything(weight), open(&none(), weight));
    };
    let high_included = tier == 0;
    let label = match tier {
        0 => Text::new(
            "定性指标，达成预期，按第一档由人评分",
            "Qualitative, achieved: a person scores within the first tier",
        ),
        1 => Text::new(
            "定性指标，部分达成，按第二档由人评分（不含上限）",
            "Qualitative, partly achieved: second tier, upper bound excluded",
        ),
        _ => Text::new(
            "定性指标，未达成，按最后一档由人评分（不含上限）",
            "Qualitative, not achieved: last tier, upper bound excluded",
        ),
    };
    let bounds = format!("{}～{}", shown(low), shown(high));
    let told = step(label, bounds.clone(), bounds, Some(&tiers.source));
    let rule = RuleScore::Between {
        low,
        high,
        high_included,
    };
    (rule, told)
}

/// Anything from nothing to full.
pub(super) fn anything(weight: Number) -> RuleScore {
    RuleScore::Between {
        low: Number::ZERO,
        high: weight.max(Number::ZERO),
        high_included: true,
    }
}

/// The step that says why a person must decide.
pub(super) fn open(why: &Text, weight: Number) -> Step {
    let bounds = format!("0～{}", shown(weight));
    step(why.clone(), bounds.clone(), bounds, None)
}

fn none() -> Text {
    Text::new(
        "规则没有给出这一档的分数区间",
        "the rules give no interval for this tier",
    )
}

#[cfg(test)]
mod tests {
    use super::super::support::rules;
    use super::*;

    #[test]
    fn a_lower_bound_belongs_to_its_tier() {
        let rules = rules();
        let bounds = |k| match tier(&rules.tiers, k, Number::from(10)).0 {
            RuleScore::Between {
                low,
                high,
                high_included,
            } => format!("{low} {high} {high_included}"),
            other => format!("{other:?}"),
        };
        assert_eq!(bounds(0), "8 10 true");
        assert_eq!(bounds(1), "6 8 false");
        assert_eq!(bounds(2), "0 6 false");
        assert_eq!(bounds(3), "0 10 true");
    }
}
