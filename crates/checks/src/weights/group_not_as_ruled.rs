//! The rows of a level-1 group that prints no points of its own add to the ruled weight.

use crate::claim::advise;
use crate::ruled;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{IndicatorColumn, Level1, Level2, Slot};
use domain::number::Number;
use domain::relation::Figure;
use domain::text::Text;

/// WGT005
pub const CHECK: Check = Check {
    code: "WGT005",
    name: "group-not-as-ruled",
    level: Level::Warning,
    title_zh: "一级指标各行分值之和与规定权重不同",
    title_en: "The rows of a group depart from the ruled weight",
    preview: false,
    page: include_str!("group_not_as_ruled.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.blank || !form.family.is_scored() {
        return;
    }
    for group in &Level1::WEIGHED {
        let headed = form
            .headings
            .iter()
            .any(|heading| heading.level1 == *group && heading.level2 == Level2::Missing);
        let rows: Vec<Slot> = form
            .indicators
            .iter()
            .enumerate()
            .filter(|(_, row)| row.level1 == *group)
            .map(|(row, _)| Slot::Indicator(row, IndicatorColumn::Points))
            .collect();
        let (Some(&first), Some(weight)) = (rows.first(), ruled::weight(subject, group)) else {
            continue;
        };
        if headed {
            record.not_applicable(first, "标题写了分值，见 WGT003 和 WGT004");
            continue;
        }
        let points: Option<Vec<Number>> = rows
            .iter()
            .map(|&slot| Figure::at(form, slot).value())
            .collect();
        let Some(sum) = points.and_then(Number::sum) else {
            record.not_readable(first, "有的行没有分值");
            continue;
        };
        if sum == weight {
            record.pass(first, &rows);
        } else {
            report(subject, record, &rows, group, (weight, sum));
        }
    }
}

fn report(
    subject: &Subject<'_>,
    record: &mut Record,
    rows: &[Slot],
    group: &Level1,
    (weight, sum): (Number, Number),
) {
    let (rules, name) = (subject.rules, group.name());
    let freedom = ruled::freedom(rules);
    let message = Text::new(
        format!(
            "「{name}」各行分值合计 {sum} 分，规则规定 {weight} 分{}。",
            freedom.zh
        ),
        format!(
            "The rows of “{name}” add to {sum} points; the rules say {weight}{}.",
            freedom.en
        ),
    );
    let finding = record.fail(rows[0], rows, message);
    finding.level = ruled::level(rules);
    finding.expected = weight.to_string();
    finding.found = sum.to_string();
    finding.difference = sum.minus(weight);
    "分".clone_into(&mut finding.unit);
    let advice = Text::new(
        "调整各行分值，或写明调整权重的理由。",
        "Adjust the rows or say why the weight was changed.",
    );
    advise(
        finding,
        Trust::LookAtIt,
        advice,
        Some(&rules.weights.source),
    );
}
