//! The points printed in a group heading are those of its rows.

use crate::claim::{self, advise};
use crate::naming::{cell, more_or_less};
use crate::ruled::weight_of;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Level2, Slot};
use domain::number::Number;
use domain::relation::RelationKind;
use domain::text::Text;

/// WGT003
pub const CHECK: Check = Check {
    code: "WGT003",
    name: "heading-not-sum-of-rows",
    level: Level::Error,
    title_zh: "一级指标标题分值与名下各行不符",
    title_en: "A heading is not the sum of its rows",
    preview: false,
    page: include_str!("heading_not_sum_of_rows.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::each(
        subject,
        record,
        RelationKind::HeadingPoints,
        |record, open| {
            let (rows, heading) = (open.expected(), open.found);
            let name = cell(subject.form, open.relation.result);
            let off = more_or_less(open.difference().negated(), "分");
            let message = Text::new(
                format!(
                    "{}写的是 {heading} 分，名下各行分值合计 {rows} 分，各行{}。",
                    name.zh, off.zh
                ),
                format!(
                    "The {} are {heading}, its rows add to {rows}: {}.",
                    name.en, off.en
                ),
            );
            let ruled = ruled_points(subject, open.relation.result);
            let finding = open.report(subject, record, "分", message);
            if ruled == Some(open.found) {
                claim::rows_at_fault(finding);
            }
            let advice = Text::new(
                format!("标题分值若按规定不变，请把各行分值调整到合计 {heading} 分。"),
                format!("If the heading stands, adjust its rows to add to {heading}."),
            );
            advise(
                finding,
                Trust::LookAtIt,
                advice,
                Some(&subject.rules.weights.source),
            );
        },
    );
}

/// What the rules give the group of a heading of level 1.
fn ruled_points(subject: &Subject<'_>, slot: Slot) -> Option<Number> {
    let Slot::Heading(at) = slot else { return None };
    let heading = subject.form.headings.get(at)?;
    let is_group = heading.level2 == Level2::Missing;
    weight_of(subject, heading).filter(|_| is_group)
}
