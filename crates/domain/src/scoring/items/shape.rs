//! From a rate to points, by the shape of an item.

use crate::number::{Interval, Number};
use crate::rules::{Banding, PartStep, Shape};
use crate::scoring::RuleScore;

/// The points of a rate, a fraction of one that may be any in the interval.
pub(super) fn score(
    shape: &Shape,
    rate: Interval,
    weight: Number,
    part: PartStep,
) -> Option<RuleScore> {
    let (low, high) = match shape {
        Shape::Ceiling(steps) => over(rate, |end| beyond(steps, end, 1), steps, weight, part)?,
        Shape::Floor(steps) => over(rate, |end| beyond(steps, end, -1), steps, weight, part)?,
        Shape::Around(steps) => {
            let ends = over(
                rate,
                |end| Some(end.minus(steps.full_at.number())?.abs()),
                steps,
                weight,
                part,
            )?;
            let full = rate.contains(steps.full_at.number());
            (ends.0, if full { weight } else { ends.1 })
        }
        Shape::Bands(bands) => hull(rate, |end| {
            let kept = bands.iter().find(|(bound, _)| end <= bound.number());
            kept.map_or(Number::ZERO, |(_, points)| points.number())
        }),
        Shape::Levels(bands) => hull(rate, |end| {
            let kept = bands.iter().find(|(bound, _)| end >= bound.number());
            kept.map_or(Number::ZERO, |(_, points)| points.number())
        }),
        Shape::Share => {
            let share = |end: Number| Some(end.times(weight)?.min(weight).max(Number::ZERO));
            (share(rate.low)?, share(rate.high)?)
        }
        Shape::Conditions(_) | Shape::Judgement => (Number::ZERO, weight),
    };
    Some(between(low, high))
}

/// One value, or what a person decides between.
pub(super) fn between(low: Number, high: Number) -> RuleScore {
    if low == high {
        return RuleScore::Exact(low.normalized());
    }
    RuleScore::Between {
        low: low.normalized(),
        high: high.normalized(),
        high_included: true,
    }
}

/// How far a rate is beyond the bound on one side, not below nought.
fn beyond(steps: &Banding, rate: Number, side: i64) -> Option<Number> {
    let over = rate.minus(steps.full_at.number())?;
    Some(over.times(side.into())?.max(Number::ZERO))
}

/// The least and the most points that a rate of the interval may earn.
fn over(
    rate: Interval,
    distance: impl Fn(Number) -> Option<Number>,
    steps: &Banding,
    weight: Number,
    part: PartStep,
) -> Option<(Number, Number)> {
    let (a, b) = (distance(rate.low)?, distance(rate.high)?);
    let (_, near) = left(a.min(b), steps, weight, part)?;
    let (far, _) = left(a.max(b), steps, weight, part)?;
    Some((far, near))
}

/// What is left of the points at a distance from the bound: the least and the most.
fn left(
    distance: Number,
    steps: &Banding,
    weight: Number,
    part: PartStep,
) -> Option<(Number, Number)> {
    let count = distance.over(steps.step.number())?;
    let whole = count.truncate(0);
    let begun = if whole == count {
        whole
    } else {
        whole.plus(Number::ONE)?
    };
    let (most, fewest) = match part {
        PartStep::Whole => (begun, begun),
        PartStep::Nothing => (whole, whole),
        PartStep::Unstated => (begun, whole),
    };
    let kept = |steps_lost: Number| {
        let lost = steps_lost.times(steps.deduction.number())?;
        Some(weight.minus(lost)?.max(Number::ZERO))
    };
    Some((kept(most)?, kept(fewest)?))
}

fn hull(rate: Interval, points: impl Fn(Number) -> Number) -> (Number, Number) {
    let (a, b) = (points(rate.low), points(rate.high));
    (a.min(b), a.max(b))
}
