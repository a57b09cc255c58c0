//! An item whose rate is known scores what the point table gives for it.

use crate::claim::advise;
use crate::look::{Item, allows, items, told};
use crate::naming::cell;
use crate::ruled::certain;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::ItemColumn;
use domain::number::Number;
use domain::rules::{Confidence, EvaluationItem};
use domain::scoring::RuleScore;
use domain::text::Text;

/// SCO015
pub const CHECK: Check = Check {
    code: "SCO015",
    name: "item-score-not-by-rule",
    level: Level::Error,
    title_zh: "评价指标得分与评分标准算出的不符",
    title_en: "An item not scored as its figures and the point table say",
    preview: false,
    page: include_str!("item_score_not_by_rule.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let decimals = subject.rules.rounding.value.decimals;
    for item in items(subject) {
        let slot = item.slot(ItemColumn::Score);
        let row = &item.scored.row;
        let (Some(rule), Some(ratio)) = (item.rule, row.ratio) else {
            record.not_applicable(slot, "没有比率可算");
            continue;
        };
        let allowed = row.printed.and_then(|n| allows(&row.rule, n, decimals));
        let (Some(printed), Some(allowed)) = (row.printed, allowed) else {
            record.not_applicable(slot, "没有得分，或规则得分算不出");
            continue;
        };
        let operands = item.taken_of(subject.index);
        if allowed {
            record.pass(slot, &operands);
            continue;
        }
        let expected = told(&row.rule);
        let message = message(subject, &item, (ratio, printed, &expected));
        let finding = record.fail(slot, &operands, message);
        finding.level = level(rule);
        finding.expected.clone_from(&expected);
        finding.found = printed.to_string();
        if let RuleScore::Exact(score) = row.rule {
            finding.difference = printed.minus(score);
        }
        "分".clone_into(&mut finding.unit);
        let steps: Vec<String> = row.steps.iter().map(|s| s.formula.clone()).collect();
        finding.formula = steps.join(" → ");
        let advice = Text::new(
            format!("数字无误的话，这一项得 {expected} 分；另有评分标准的，写明依据和扣分原因。"),
            format!(
                "If the figures are right the item scores {expected}; where another point table holds, name it and say why points were taken."
            ),
        );
        advise(finding, Trust::LookAtIt, advice, Some(&rule.shape.source));
    }
}

fn message(
    subject: &Subject<'_>,
    item: &Item<'_>,
    (ratio, printed, expected): (Number, Number, &str),
) -> Text {
    let name = cell(subject.form, item.slot(ItemColumn::Score));
    let rate = ratio.times(Number::HUNDRED).unwrap_or(ratio);
    let rate = rate.round_half_up(2).normalized();
    let shape = &item.scored.shape;
    Text::new(
        format!(
            "{}填的是 {printed} 分；比率是 {rate}%，按评分标准（{}）应得 {expected} 分。",
            name.zh, shape.zh
        ),
        format!(
            "The {} is {printed}; the rate is {rate} %, for which the point table ({}) gives {expected}.",
            name.en, shape.en
        ),
    )
}

/// Certain only where both the points and the way to them were read.
fn level(rule: &EvaluationItem) -> Level {
    let points = rule.points.as_ref().map(|points| points.source.confidence);
    let points = certain(points.unwrap_or(Confidence::Derived));
    points.min(certain(rule.shape.source.confidence))
}
