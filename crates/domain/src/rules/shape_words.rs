//! How points follow from a rate, in words a finance clerk reads.

use super::evaluation::{EvaluationItem, PartStep, Shape};
use super::in_force::Banding;
use crate::number::{Number, Points, Rate};
use crate::text::Text;

/// Decimals of points in words.
const DECIMALS: u32 = 2;

impl EvaluationItem {
    /// How the item's points follow from its rate.
    pub fn shape_in_words(&self, part_steps: PartStep) -> Text {
        let mut told = self.shape.value.in_words();
        if matches!(
            self.shape.value,
            Shape::Ceiling(_) | Shape::Floor(_) | Shape::Around(_)
        ) {
            let (zh, en) = match part_steps {
                PartStep::Whole => ("，不足一档按一档计", ", a part step as much as a whole one"),
                PartStep::Nothing => ("，不足一档不扣", ", a part step nothing"),
                PartStep::Unstated => ("", ""),
            };
            told = Text::new(told.zh + zh, told.en + en);
        }
        if self.full_without_subject {
            told = Text::new(
                told.zh + "；没有此类事项得满分",
                told.en + "; full where there is none",
            );
        }
        told
    }
}

impl Shape {
    /// Whether points follow from a rate as it is told: not from a change, whose sign the
    /// words may carry, nor where a person judges.
    pub fn is_of_size(&self) -> bool {
        match self {
            Self::Ceiling(steps) | Self::Floor(steps) | Self::Around(steps) => {
                !steps.full_at.number().is_zero()
            }
            Self::Bands(_) | Self::Levels(_) | Self::Share => true,
            Self::Conditions(_) | Self::Judgement => false,
        }
    }

    /// The shape in words.
    pub fn in_words(&self) -> Text {
        let told = match self {
            Self::Ceiling(steps) => stepped(steps, "不高于", "高", "above", "full up to"),
            Self::Floor(steps) => stepped(steps, "不低于", "低", "below", "full from"),
            Self::Around(steps) => stepped(steps, "等于", "相差", "away", "full at"),
            Self::Bands(bands) => banded(bands, ("不超过", "超出"), ("up to", "beyond that")),
            Self::Levels(bands) => banded(bands, ("达到", "低于此"), ("from", "below that")),
            Self::Share => Some(Text::new("按比率得分", "the rate's share of the points")),
            Self::Conditions(conditions) if conditions.costs => Some(Text::new(
                "逐条对照，不符合的扣分",
                "each condition not fulfilled costs points",
            )),
            Self::Conditions(_) => Some(Text::new(
                "逐条对照，符合的得分",
                "each condition fulfilled earns points",
            )),
            Self::Judgement => None,
        };
        told.unwrap_or_else(|| Text::new("由评价人判断", "judged by the evaluator"))
    }
}

fn stepped(steps: &Banding, bound: &str, side: &str, beyond: &str, full: &str) -> Option<Text> {
    let (at, step) = (steps.full_at.percent()?, steps.step.percent()?);
    let (at, step) = (at.normalized(), step.normalized());
    let cost = shown(steps.deduction);
    Some(Text::new(
        format!("{bound} {at}% 满分，每{side} {step} 个百分点扣 {cost} 分"),
        format!("{full} {at} %, each {step} points {beyond} costs {cost}"),
    ))
}

fn banded(
    bands: &[(Rate, Points)],
    (at_zh, out_zh): (&str, &str),
    (at, out): (&str, &str),
) -> Option<Text> {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (bound, points) in bands {
        let bound = bound.percent()?.normalized();
        let points = shown(*points);
        zh.push(format!("{at_zh} {bound}% 得 {points} 分"));
        en.push(format!("{at} {bound} % {points}"));
    }
    Some(Text::new(
        format!("{}，{out_zh}不得分", zh.join("，")),
        format!("{}, {out} none", en.join(", ")),
    ))
}

/// Points as people read them: shares of an item's points may be endless.
fn shown(points: Points) -> Number {
    points.number().round_half_up(DECIMALS).normalized()
}
