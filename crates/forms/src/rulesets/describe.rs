//! A value of a rule set in words a finance clerk reads.

use super::{parameter as p, typed};
use domain::number::{Points, Rate};
use domain::rules::{Confidence, Evaluation, EvaluationItem, counting_in_words, points_in_words};
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
        p::ALARM_SHARES => alarm_shares(value),
        p::ALARM_SPENDING => alarm_spending(value),
        p::REVIEW_GRADES => typed::review_grades(value).map(|of| counting_in_words(&of)),
        p::REVIEW_POINTS => typed::review_points(value).map(|of| points_in_words(&of)),
        p::ALARM_DISTANCE => Some(Text::new(
            format!("相差 {value} 个百分点以上提醒"),
            format!("more than {value} points apart warns"),
        )),
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

fn alarm_shares(value: &str) -> Option<Text> {
    let shares = typed::alarm_shares(value)?;
    let [red, yellow, blue] = [shares.red, shares.yellow, shares.blue].map(Rate::percent);
    let (red, yellow) = (red?.normalized(), yellow?.normalized());
    let blue = blue?.normalized();
    let (zh, en) = if shares.rates_whole {
        (
            "；百分比指标不按时间折算",
            "; targets in percent are not scaled by time",
        )
    } else {
        ("", "")
    };
    Some(Text::new(
        format!("低于 {red}% 红，{red}%–{yellow}% 黄，{blue}% 以上蓝，其余绿{zh}"),
        format!("below {red} % red, to {yellow} % yellow, from {blue} % blue, else green{en}"),
    ))
}

fn alarm_spending(value: &str) -> Option<Text> {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (month, share) in typed::alarm_spending(value)? {
        let share = share.percent()?.normalized();
        zh.push(format!("{month}月底 {share}%"));
        en.push(format!("{share} % by the end of month {month}"));
    }
    Some(Text::new(zh.join("，"), en.join(", ")))
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
    let shape = item.shape_in_words(system.part_steps);
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
