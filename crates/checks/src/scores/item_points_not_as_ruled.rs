//! Items have the points that their system gives them.

use crate::claim::advise;
use crate::look::items;
use crate::naming::cell;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::ItemColumn;
use domain::relation::Figure;
use domain::text::Text;

/// SCO020
pub const CHECK: Check = Check {
    code: "SCO020",
    name: "item-points-not-as-ruled",
    level: Level::Warning,
    title_zh: "评价指标的分值与体系规定的不同",
    title_en: "An item with other points than the system gives it",
    preview: false,
    page: include_str!("item_points_not_as_ruled.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for item in items(subject) {
        let slot = item.slot(ItemColumn::Points);
        let Some(ruled) = item.rule.and_then(|rule| rule.points.as_ref()) else {
            continue;
        };
        let Some(found) = Figure::at(subject.form, slot).value() else {
            record.not_applicable(slot, "没有写分值");
            continue;
        };
        if subject.score.items.own_points {
            record.not_applicable(slot, "报告用的是自己的分值表，合计与体系一致");
            continue;
        }
        let expected = ruled.value.number();
        if found == expected {
            record.pass(slot, &[]);
            continue;
        }
        let name = cell(subject.form, slot);
        let message = Text::new(
            format!("{}是 {found} 分，体系规定 {expected} 分。", name.zh),
            format!("The {} are {found}; the system gives {expected}.", name.en),
        );
        let finding = record.fail(slot, &[], message);
        finding.expected = expected.to_string();
        finding.found = found.to_string();
        finding.difference = found.minus(expected);
        "分".clone_into(&mut finding.unit);
        let advice = Text::new(
            format!("分值改为 {expected}；本地另有分值表的，写明依据。"),
            format!("Give it {expected} points, or name the point table of the place."),
        );
        advise(finding, Trust::LookAtIt, advice, Some(&ruled.source));
    }
}
