//! The points in a level-1 heading are the weight that the rules give the group.

use crate::claim::advise;
use crate::ruled;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Level2, Slot};
use domain::number::Number;
use domain::relation::Figure;
use domain::text::Text;

/// WGT004
pub const CHECK: Check = Check {
    code: "WGT004",
    name: "heading-not-as-ruled",
    level: Level::Warning,
    title_zh: "一级指标标题分值与规定权重不同",
    title_en: "A heading departs from the ruled weight",
    preview: false,
    page: include_str!("heading_not_as_ruled.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.blank {
        return;
    }
    for (index, heading) in subject.form.headings.iter().enumerate() {
        let slot = Slot::Heading(index);
        let weight = ruled::weight_of(subject, heading);
        let found = Figure::at(subject.form, slot).value();
        let (Level2::Missing, Some(weight), Some(found)) = (&heading.level2, weight, found) else {
            record.not_applicable(slot, "规则没有规定这一标题的权重");
            continue;
        };
        if found == weight {
            record.pass(slot, &[]);
        } else {
            report(subject, record, slot, heading.level1.name(), weight, found);
        }
    }
}

fn report(
    subject: &Subject<'_>,
    record: &mut Record,
    slot: Slot,
    group: &str,
    weight: Number,
    found: Number,
) {
    let rules = subject.rules;
    let message = Text::new(
        format!(
            "「{group}」标题写 {found} 分，规则规定 {weight} 分{}。",
            ruled::freedom(rules).zh
        ),
        format!(
            "The heading “{group}” gives {found} points; the rules say {weight}{}.",
            ruled::freedom(rules).en
        ),
    );
    let finding = record.fail(slot, &[], message);
    finding.level = ruled::level(rules);
    finding.expected = weight.to_string();
    finding.found = found.to_string();
    finding.difference = found.minus(weight);
    "分".clone_into(&mut finding.unit);
    let advice = Text::new(
        "改回规定权重，或写明调整的理由。",
        "Go back to the ruled weight or say why it was changed.",
    );
    advise(
        finding,
        Trust::LookAtIt,
        advice,
        Some(&rules.weights.source),
    );
}
