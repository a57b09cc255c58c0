//! The points of a whole evaluation system add to its total.

use crate::claim::advise;
use crate::look::{item_slots, item_sum, items};
use crate::naming::more_or_less;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::ItemColumn;
use domain::relation::Figure;
use domain::text::Text;

/// SUM016
pub const CHECK: Check = Check {
    code: "SUM016",
    name: "item-points-not-adding",
    level: Level::Error,
    title_zh: "各项评价指标的分值加起来不是满分",
    title_en: "The points of the items do not add to the total",
    preview: false,
    page: include_str!("item_points_not_adding.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let system = subject.score.items.system(subject.rules);
    let Some((system, total)) = system.and_then(|system| Some((system, system.total?.number())))
    else {
        return;
    };
    let slots = item_slots(subject, ItemColumn::Points);
    let Some(&slot) = slots.first() else { return };
    let scored: Vec<&str> = items(subject)
        .filter_map(|item| Some(item.rule?.name.as_str()))
        .collect();
    let whole = system
        .items
        .iter()
        .all(|item| scored.contains(&item.name.as_str()));
    let Some(sum) = item_sum(subject, ItemColumn::Points).filter(|_| whole) else {
        record.not_readable(slot, "有的指标没有分值，或指标不全");
        return;
    };
    if sum == total {
        record.pass(slot, &slots);
        return;
    }
    let off = more_or_less(sum.minus(total).unwrap_or_default(), "分");
    let message = Text::new(
        format!(
            "{} 项指标的分值合计 {sum} 分，应为 {total} 分，{}。",
            slots.len(),
            off.zh
        ),
        format!(
            "The points of {} items add to {sum}, not {total}: {}.",
            slots.len(),
            off.en
        ),
    );
    let finding = record.fail(slot, &slots, message);
    finding.expected = total.to_string();
    finding.found = sum.to_string();
    finding.difference = sum.minus(total);
    "分".clone_into(&mut finding.unit);
    let figures = slots
        .iter()
        .filter_map(|&slot| Figure::at(subject.form, slot).value());
    let figures: Vec<String> = figures.map(|n| n.to_string()).collect();
    finding.formula = figures.join(" + ");
    let advice = Text::new(
        "对照体系看哪一项的分值写错。",
        "Look for the item whose points are not the system's.",
    );
    let source = system.items.iter().find_map(|item| item.points.as_ref());
    advise(
        finding,
        Trust::Likely,
        advice,
        source.map(|points| &points.source),
    );
}
