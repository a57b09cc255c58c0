//! A value of a rule set in words a finance clerk reads.

use super::{parameter as p, typed};
use domain::number::{Points, Rate};
use domain::rules::{Banding, Confidence, Evaluation, EvaluationItem, PartStep, Shape};
use domain::text::Text;

/// The value of a parameter in words; a value that has no words of its own stands as it is.
pub(super) fn value(key: &str, value: &str) -> Text {
    if value == typed::NONE {
        return Text::new("无此规定", "none");
    }
    let described = match key {
        p::WEIGHTS | p::WEIGHTS_WITH_COST => weights(value),
        p::TIERS => tiers(value),
        p::GRADES => grades(value),
        p::ROUNDING => rounding(value),
        p::SATISFACTION_BANDS => satisfaction(value),
        p::COST_BANDS => cost(value),
        p::OVER_ACHIEVEMENT => Some(Text::new(
            format!("超过指标值 {value}% 及以上"),
            format!("{value} % or more above target"),
        )),
        p::DUE => due(value),
        _ => word(key, value),
    };
    described.unwrap_or_else(|| Text::new(value, value))
}

/// How sure we are, in a word.
pub(super) fn confidence(confidence: Confidence) -> Text {
    match confidence {
        Confidence::Primary => Text::new("见于原文", "read in the document"),
        Confidence::Secondary => {
            Text::new("未见原文，待核", "the text was not seen; to be verified")
        }
        Confidence::Derived => Text::new("推定", "concluded"),
    }
}

fn word(key: &str, value: &str) -> Option<Text> {
    let (zh, en) = match (key, value) {
        (p::ADJUSTABLE, "no") => ("不可调整，或未作规定", "no, or nothing is said"),
        (p::ADJUSTABLE, "special-cases") => {
            ("特殊情况下一级指标可调整", "level 1 in special cases")
        }
        (p::ADJUSTABLE, "by-importance") => ("按重要程度调整", "by importance"),
        (p::ADJUSTABLE, "all-but-execution") => (
            "除预算执行率外可调整，总分不变",
            "all but execution; the total stays",
        ),
        (p::WITHOUT_SATISFACTION, "outcome") => ("效益", "outcome"),
        (p::WITHOUT_SATISFACTION, "output") => ("产出", "output"),
        (p::WITHOUT_SATISFACTION, "cost") => ("成本", "cost"),
        (p::EXECUTION_BASE, "annual") => ("全年预算数", "the annual budget"),
        (p::EXECUTION_BASE, "initial") => ("年初预算数", "the initial budget"),
        (p::AT_LEAST, "proportional") => ("完成值 ÷ 指标值 × 分值", "actual ÷ target × points"),
        (p::AT_MOST, "inverse") => ("指标值 ÷ 完成值 × 分值", "target ÷ actual × points"),
        (p::AT_MOST, "linear") => (
            "（1 − 超出部分 ÷ 指标值）× 分值，不低于0",
            "(1 − excess ÷ target) × points, not below 0",
        ),
        (p::AT_LEAST | p::AT_MOST, "own-rule") => {
            ("按指标自带的评分规则", "by the indicator's own rule")
        }
        (p::AT_LEAST | p::AT_MOST, "unstated") => ("未作规定", "no rule is stated"),
        (p::SCORE_CAP | p::REASON_FOR_UNMET, "yes") => ("是", "yes"),
        (p::SCORE_CAP | p::REASON_FOR_UNMET, "no") => ("否", "no"),
        (p::DEDUCTIONS, "own-column") => (
            "扣分另列一栏，净得分不低于0",
            "in a column of their own; the net score is not below 0",
        ),
        _ => return None,
    };
    Some(Text::new(zh, en))
}

fn weights(value: &str) -> Option<Text> {
    let weights = typed::weights(value)?;
    let groups = [
        (weights.execution, "预算执行率", "execution"),
        (weights.cost, "成本", "cost"),
        (weights.output, "产出", "output"),
        (weights.outcome, "效益", "outcome"),
        (weights.satisfaction, "满意度", "satisfaction"),
    ];
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (points, chinese, english) in groups {
        if !points.number().is_zero() {
            zh.push(format!("{chinese} {points}"));
            en.push(format!("{english} {points}"));
        }
    }
    Some(Text::new(zh.join("，"), en.join(", ")))
}

fn tiers(value: &str) -> Option<Text> {
    let mut bounds: Vec<&str> = value.split_whitespace().collect();
    bounds.insert(0, "100");
    let tiers = bounds.windows(2).filter_map(|pair| match pair {
        [high, low] => Some(format!("{high}–{low}%")),
        _ => None,
    });
    let tiers: Vec<String> = tiers.collect();
    let tiers = tiers.join(" / ");
    Some(Text::new(
        format!("{tiers}（含下限）"),
        format!("{tiers} (lower bound included)"),
    ))
}

fn grades(value: &str) -> Option<Text> {
    let grades = typed::grades(value)?;
    let words: Vec<String> = grades
        .iter()
        .map(|grade| format!("{} ≥{}", grade.word, grade.from))
        .collect();
    Some(Text::new(words.join("，"), words.join(", ")))
}

fn rounding(value: &str) -> Option<Text> {
    let rounding = typed::rounding(value)?;
    let n = rounding.decimals;
    Some(if rounding.integer_habit {
        Text::new(
            format!("{n} 位小数，四舍五入；当地习惯把执行率得分取整"),
            format!("{n} decimals, half up; whole execution points are a habit of the place"),
        )
    } else {
        Text::new(
            format!("{n} 位小数，四舍五入"),
            format!("{n} decimals, half up"),
        )
    })
}

fn satisfaction(value: &str) -> Option<Text> {
    let bands = typed::bands(value)?;
    let (full, step) = (bands.full_at.percent()?, bands.step.percent()?);
    let (full, step) = (full.normalized(), step.normalized());
    let deduction = bands.deduction;
    Some(Text::new(
        format!("{full}% 以上满分，每低 {step} 个百分点扣 {deduction} 分"),
        format!("full from {full} %, each {step} points lower costs {deduction}"),
    ))
}

fn cost(value: &str) -> Option<Text> {
    let bands = typed::cost_bands(value)?;
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (deviation, share) in bands {
        let deviation = deviation.percent()?.normalized();
        let share = share.percent()?.normalized();
        zh.push(format!("相差 {deviation}% 以内得分值的 {share}%"));
        en.push(format!(
            "within {deviation} % of the budget {share} % of the points"
        ));
    }
    Some(Text::new(
        format!("{}；超出不得分", zh.join("，")),
        format!("{}; beyond that none", en.join(", ")),
    ))
}

fn due(value: &str) -> Option<Text> {
    let (month, day) = typed::month_day(value)?;
    Some(Text::new(
        format!("{month}月{day}日"),
        format!("{month:02}-{day:02}"),
    ))
}

/// An evaluation item in one line: its group, name, points, formula and shape.
pub(super) fn item(item: &EvaluationItem, system: &Evaluation) -> Text {
    let (group, name) = (&item.group, &item.name);
    let (zh, en) = match &item.points {
        Some(points) => (
            format!(" {} 分", points.value),
            format!(", {}", points.value),
        ),
        None => (String::new(), String::new()),
    };
    let shape = shape(item, system.part_steps);
    Text::new(
        format!("{group} · {name}{zh}：{}；{}", item.formula.zh, shape.zh),
        format!("{group} · {name}{en}: {}; {}", item.formula.en, shape.en),
    )
}

/// Groups that must hold so many points at least.
pub(super) fn at_least(groups: &[String], points: Points) -> Text {
    Text::new(
        format!("{} 合计不少于 {points} 分", groups.join("、")),
        format!("{} together at least {points} points", groups.join(", ")),
    )
}

/// How an evaluation item's points follow from its rate.
pub(super) fn shape(item: &EvaluationItem, part_steps: PartStep) -> Text {
    let described = match &item.shape.value {
        Shape::Ceiling(steps) => stepped(steps, "不高于", "高", "above", "full up to"),
        Shape::Floor(steps) => stepped(steps, "不低于", "低", "below", "full from"),
        Shape::Around(steps) => stepped(steps, "等于", "相差", "away", "full at"),
        Shape::Bands(bands) => banded(bands, ("不超过", "超出"), ("up to", "beyond that")),
        Shape::Levels(bands) => banded(bands, ("达到", "低于此"), ("from", "below that")),
        Shape::Share => Some(Text::new("按比率得分", "the rate's share of the points")),
        Shape::Conditions(conditions) if conditions.costs => Some(Text::new(
            "逐条对照，不符合的扣分",
            "each condition not fulfilled costs points",
        )),
        Shape::Conditions(_) => Some(Text::new(
            "逐条对照，符合的得分",
            "each condition fulfilled earns points",
        )),
        Shape::Judgement => None,
    };
    let described =
        described.unwrap_or_else(|| Text::new("由评价人判断", "judged by the evaluator"));
    let stepped = matches!(
        item.shape.value,
        Shape::Ceiling(_) | Shape::Floor(_) | Shape::Around(_)
    );
    let mut told = described;
    if stepped {
        let (zh, en) = match part_steps {
            PartStep::Whole => ("，不足一档按一档计", ", a part step as much as a whole one"),
            PartStep::Nothing => ("，不足一档不扣", ", a part step nothing"),
            PartStep::Unstated => ("", ""),
        };
        told = Text::new(format!("{}{zh}", told.zh), format!("{}{en}", told.en));
    }
    if item.full_without_subject {
        return Text::new(
            format!("{}；没有此类事项得满分", told.zh),
            format!("{}; full where there is none", told.en),
        );
    }
    told
}

fn stepped(steps: &Banding, bound: &str, side: &str, beyond: &str, full: &str) -> Option<Text> {
    let (at, step) = (steps.full_at.percent()?, steps.step.percent()?);
    let (at, step) = (at.normalized(), step.normalized());
    let cost = steps.deduction;
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
        zh.push(format!("{at_zh} {bound}% 得 {points} 分"));
        en.push(format!("{at} {bound} % {points}"));
    }
    Some(Text::new(
        format!("{}，{out_zh}不得分", zh.join("，")),
        format!("{}, {out} none", en.join(", ")),
    ))
}
