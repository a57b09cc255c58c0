//! A report scores every item of its system.

use crate::claim::advise;
use crate::look::items;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{ItemColumn, Slot};
use domain::text::Text;

/// SCO019
pub const CHECK: Check = Check {
    code: "SCO019",
    name: "item-missing-from-system",
    level: Level::Warning,
    title_zh: "评价指标体系里的指标，报告没有评",
    title_en: "Items of the system that the report does not score",
    preview: false,
    page: include_str!("item_missing_from_system.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let scored = &subject.score.items;
    let system = scored.system(subject.rules);
    // A framework without points is for choosing from; whoever has a table of his own has chosen.
    let system = system.filter(|system| system.total.is_some() && !scored.own_points);
    let Some(system) = system else {
        return;
    };
    let slot = Slot::Item(0, ItemColumn::Name);
    let scored: Vec<&str> = items(subject)
        .filter_map(|item| Some(item.rule?.name.as_str()))
        .collect();
    let missing: Vec<&str> = system
        .items
        .iter()
        .map(|item| item.name.as_str())
        .filter(|name| !scored.contains(name))
        .collect();
    if missing.is_empty() {
        record.pass(slot, &[]);
        return;
    }
    let names = missing.join("、");
    let (count, all) = (missing.len(), system.items.len());
    let message = Text::new(
        format!(
            "“{}”有 {all} 项，报告没有评 {count} 项：{names}。",
            system.name.zh
        ),
        format!(
            "{} has {all} items; {count} are not scored: {names}.",
            system.name.en
        ),
    );
    let finding = record.fail(slot, &[], message);
    finding.expected = all.to_string();
    finding.found = (all - count).to_string();
    "项".clone_into(&mut finding.unit);
    let advice = Text::new(
        "补评缺的指标；不适用的，写明怎么计分。",
        "Score the items left out; where one does not apply, say how its points were counted.",
    );
    let source = system.items.iter().find_map(|item| item.points.as_ref());
    advise(
        finding,
        Trust::LookAtIt,
        advice,
        source.map(|points| &points.source),
    );
}
