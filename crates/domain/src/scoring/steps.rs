//! The words of each step of a calculation, for an accountant to follow.

use super::attainment::{Basis, Comparison};
use super::figures::Figures;
use super::quantitative::Curve;
use super::{Attainment, Step};
use crate::form::Indicator;
use crate::number::Number;
use crate::rules::{Rounding, Ruled, SourceRef};
use crate::text::Text;
use std::cmp::Ordering;
use std::sync::Arc;

/// A step.
pub(super) fn step(
    label: Text,
    formula: impl Into<String>,
    result: impl Into<String>,
    clause: Option<&Arc<SourceRef>>,
) -> Step {
    Step {
        label,
        formula: formula.into(),
        result: result.into(),
        clause: clause.cloned(),
    }
}

/// Sets the two printed values side by side: one sentence, without a formula.
pub(super) fn compared(row: &Indicator, comparison: &Comparison) -> Step {
    let (zh, en, mark) = match comparison.attainment {
        Attainment::Met => ("完成", "met", "√"),
        Attainment::Unmet => ("未完成", "not met", "×"),
        Attainment::Undecided => ("不能判定是否完成", "met or not is undecided", "?"),
    };
    let (label, result) = match comparison.basis {
        Basis::Figures(Figures { target, actual, .. }) => {
            let (sign, plain) = match actual.cmp(&target) {
                Ordering::Less => ("＜", "<"),
                Ordering::Equal => ("＝", "="),
                Ordering::Greater => ("＞", ">"),
            };
            let label = Text::new(
                format!("实际 {actual} {sign} 指标值 {target}，{zh}"),
                format!("actual {actual} {plain} target {target}: {en}"),
            );
            (label, format!("{actual} {sign} {target}"))
        }
        _ => {
            let (actual, target) = (row.actual.raw.trim(), row.target.raw.trim());
            let label = match (actual.is_empty(), target.is_empty()) {
                (false, false) => Text::new(
                    format!("实际「{actual}」，指标值「{target}」，{zh}"),
                    format!("actual “{actual}”, target “{target}”: {en}"),
                ),
                (false, true) => Text::new(
                    format!("实际「{actual}」，没有指标值，{zh}"),
                    format!("actual “{actual}”, no target: {en}"),
                ),
                (true, _) => Text::new(
                    format!("没有实际完成值，指标值「{target}」，{zh}"),
                    format!("no actual value, target “{target}”: {en}"),
                ),
            };
            (label, mark.to_owned())
        }
    };
    step(label, "", result, None)
}

/// Applies a curve: the formula with its figures.
pub(super) fn curve(
    curve: Curve,
    [target, actual, weight]: [Number; 3],
    score: Number,
    clause: &Arc<SourceRef>,
) -> Step {
    let label = match curve {
        Curve::Proportional => Text::new(
            "未达到指标值，得分＝实际完成值÷指标值×分值",
            "Not met: score = actual ÷ target × points",
        ),
        Curve::Inverse => Text::new(
            "超过上限，得分＝指标值÷实际完成值×分值",
            "Above the ceiling: score = target ÷ actual × points",
        ),
        Curve::Linear => Text::new(
            "超过上限，得分＝（1－超出部分÷指标值）×分值，扣完为止",
            "Above the ceiling: score = (1 − excess ÷ target) × points, not below 0",
        ),
    };
    step(
        label,
        curve.formula(target, actual, weight),
        shown(score),
        Some(clause),
    )
}

/// Rounds for display, where rounding changes anything.
pub(super) fn rounding(score: Number, rounding: &Ruled<Rounding>) -> Option<Step> {
    let decimals = rounding.value.decimals;
    let rounded = score.round_half_up(decimals);
    (rounded != score).then(|| {
        step(
            Text::new(
                format!("四舍五入，保留 {decimals} 位小数"),
                format!("Rounded half-up to {decimals} decimals"),
            ),
            shown(score),
            rounded.to_string(),
            Some(&rounding.source),
        )
    })
}

/// A figure without needless zeros; an endless one is cut and says so.
pub(super) fn shown(number: Number) -> String {
    const ENOUGH: u32 = 6;
    let number = number.normalized();
    if number.parts().1 > ENOUGH {
        format!("{}…", number.truncate(ENOUGH))
    } else {
        number.to_string()
    }
}

/// A fraction of one in percent, two decimals.
pub(super) fn percent(ratio: Number) -> String {
    match ratio.times(Number::HUNDRED) {
        Some(percent) => format!("{}%", percent.round_half_up(2).normalized()),
        None => String::new(),
    }
}

/// A fraction of one in percent, with so many decimals that it is judged as the exact one is:
/// 59.9975 % beside a bound of 60 % is not shown as 60 %.
pub(super) fn percent_judged<J: PartialEq>(ratio: Number, judge: impl Fn(Number) -> J) -> String {
    const MOST: u32 = 8;
    let own = judge(ratio);
    let told = ratio.times(Number::HUNDRED).and_then(|percent| {
        let shown = (2..=MOST).map(|decimals| percent.round_half_up(decimals).normalized());
        let mut shown = shown.filter(|shown| shown.shifted(-2).map(&judge).as_ref() == Some(&own));
        shown.next()
    });
    told.map_or_else(|| percent(ratio), |told| format!("{told}%"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_shown_on_its_own_side_of_a_bound() {
        let n = |text: &str| text.parse::<Number>().unwrap();
        let below = |rate: Number| rate < n("0.6");
        for (rate, shown) in [
            ("0.599975", "59.998%"),
            ("0.5999999", "59.99999%"),
            ("0.600001", "60%"),
            ("0.59994", "59.99%"),
            ("0.6", "60%"),
            ("0.123456", "12.35%"),
        ] {
            assert_eq!(percent_judged(n(rate), below), shown, "{rate}");
        }
    }
}
