//! The words of each step of a calculation, for an accountant to follow.

use super::Step;
use super::quantitative::Curve;
use crate::number::Number;
use crate::rules::{Rounding, Ruled, SourceRef};
use crate::text::Text;
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
