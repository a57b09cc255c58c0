//! The printed total lies between the lowest and the highest total that the rules allow.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Tolerance, Trust};
use domain::form::{FundColumn, FundKind, IndicatorColumn, Slot, TotalColumn};
use domain::number::Number;
use domain::relation::{Figure, with_beside};
use domain::text::Text;

/// SCO011
pub const CHECK: Check = Check {
    code: "SCO011",
    name: "total-outside-rules",
    level: Level::Warning,
    title_zh: "总分不在规则允许的范围内",
    title_en: "The total lies outside what the rules allow",
    preview: false,
    page: include_str!("total_outside_rules.md"),
    run,
};

const TOTAL: Slot = Slot::Total(TotalColumn::Score);

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let Some(found) = Figure::at(form, TOTAL).value() else {
        return;
    };
    let (Some(low), Some(high)) = (subject.score.total_low, subject.score.total_high) else {
        record.not_applicable(TOTAL, "有的得分无法按规则算出");
        return;
    };
    if form.leaves_out_figures() {
        record.not_readable(TOTAL, "有的得分没有读到");
        return;
    }
    let (low, high) = with_beside((low, high), form, subject.rules);
    let scores = scores(subject);
    // Each score was rounded where it was printed, so the total may be off by all of them.
    let halves = scores
        .iter()
        .filter_map(|&slot| match Figure::at(form, slot) {
            Figure::Number { half, .. } => Some(half),
            Figure::Blank | Figure::Not => None,
        });
    let slack = Number::sum(halves).unwrap_or(Number::ZERO);
    if found >= low && found <= high {
        record.pass(TOTAL, &scores);
    } else if low.minus(slack).is_some_and(|low| found >= low)
        && high.plus(slack).is_some_and(|high| found <= high)
    {
        record.within_rounding(TOTAL, &scores);
    } else {
        report(subject, record, (low, high), (found, slack), &scores);
    }
}

fn scores(subject: &Subject<'_>) -> Vec<Slot> {
    let line = subject.form.fund(FundKind::Total).map(|(line, _)| line);
    let rows = 0..subject.form.indicators.len();
    line.map(|line| Slot::Fund(line, FundColumn::Score))
        .into_iter()
        .chain(rows.map(|row| Slot::Indicator(row, IndicatorColumn::Score)))
        .collect()
}

fn report(
    subject: &Subject<'_>,
    record: &mut Record,
    (low, high): (Number, Number),
    (found, slack): (Number, Number),
    scores: &[Slot],
) {
    let shown = |number: Number| {
        number
            .round_half_up(subject.rules.rounding.value.decimals)
            .normalized()
    };
    let (low, high) = (shown(low), shown(high));
    let (zh, en) = if low == high {
        (format!("应为 {low} 分"), format!("{low}"))
    } else {
        (format!("可得 {low}–{high} 分"), format!("{low} to {high}"))
    };
    let message = Text::new(
        format!("总分按规则{zh}，填的是 {found} 分。"),
        format!("By the rules the total is {en}; it reads {found}."),
    );
    let finding = record.fail(TOTAL, scores, message);
    finding.expected = if low == high {
        low.to_string()
    } else {
        format!("{low}–{high}")
    };
    finding.found = found.to_string();
    "分".clone_into(&mut finding.unit);
    finding.tolerance = Some(Tolerance {
        value: slack.normalized(),
        why: Text::new(
            "各项得分四舍五入的余地之和",
            "the rounding of all scores together",
        ),
    });
    let advice = Text::new(
        "逐行核对得分，用 score 命令可以看到每一步。",
        "Go through the scores row by row; the command score shows every step.",
    );
    advise(
        finding,
        Trust::LookAtIt,
        advice,
        Some(&subject.rules.total_points.source),
    );
}
