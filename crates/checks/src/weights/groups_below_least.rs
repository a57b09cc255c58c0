//! Groups that a framework demands so many points of have them.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{ItemColumn, Slot};
use domain::number::Number;
use domain::relation::Figure;
use domain::text::Text;

/// WGT011
pub const CHECK: Check = Check {
    code: "WGT011",
    name: "groups-below-least",
    level: Level::Warning,
    title_zh: "产出和效益的分值低于规定的下限",
    title_en: "Groups with fewer points than the framework asks for",
    preview: false,
    page: include_str!("groups_below_least.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let system = subject.score.items.system(subject.rules);
    let Some((groups, least)) = system.and_then(|system| system.at_least.as_ref()) else {
        return;
    };
    let form = subject.form;
    let of_groups = form.items.iter().enumerate();
    let of_groups = of_groups.filter(|(_, item)| {
        let named = |group: &String| item.group.raw.contains(group.as_str());
        groups.iter().any(named)
    });
    let slots: Vec<Slot> = of_groups
        .map(|(i, _)| Slot::Item(i, ItemColumn::Points))
        .collect();
    let all = (0..form.items.len()).map(|i| Slot::Item(i, ItemColumn::Points));
    let read = all
        .clone()
        .all(|slot| Figure::at(form, slot).value().is_some());
    let sum = |slots: &mut dyn Iterator<Item = Slot>| {
        Number::sum(slots.filter_map(|slot| Figure::at(form, slot).value()))
    };
    let Some(&slot) = slots.first() else { return };
    let total = subject.rules.total_points.value.number();
    let (Some(found), true) = (sum(&mut slots.iter().copied()), read) else {
        record.not_readable(slot, "有的指标没有分值");
        return;
    };
    if sum(&mut all.clone()) != Some(total) {
        record.not_applicable(slot, "各项分值合计不是满分，指标可能没有读全");
        return;
    }
    let bound = least.value.number();
    if found >= bound {
        record.pass(slot, &slots);
        return;
    }
    let names = groups.join("、");
    let message = Text::new(
        format!("{names}的分值合计 {found} 分，不应少于 {bound} 分。"),
        format!("{names} together have {found} points; at least {bound} are asked for."),
    );
    let finding = record.fail(slot, &slots, message);
    finding.expected = format!("≥ {bound}");
    finding.found = found.to_string();
    finding.difference = found.minus(bound);
    "分".clone_into(&mut finding.unit);
    let advice = Text::new(
        "减少决策和过程的分值，加到产出和效益上。",
        "Move points from decision and process to output and effect.",
    );
    advise(finding, Trust::LookAtIt, advice, Some(&least.source));
}
