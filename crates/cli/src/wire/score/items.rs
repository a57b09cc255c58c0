//! The evaluated items of a form: their system, the rate of each, and what is missing.

use super::{Row, row_wire};
use app::Chosen;
use domain::form::Form;
use domain::scoring::{FormScore, ItemScore};
use domain::text::Language;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct EvaluationWire<'a> {
    /// The system the items belong to, where one was found.
    system: Option<&'a str>,
    name: Option<&'a str>,
    items: Vec<ItemWire<'a>>,
}

#[derive(Debug, Serialize)]
struct ItemWire<'a> {
    group: &'a str,
    #[serde(flatten)]
    row: Row<'a>,
    /// The item of the system, by its name there.
    item: Option<&'a str>,
    missing: Vec<Missing<'a>>,
    stated_rate: Option<String>,
    without_subject: bool,
}

#[derive(Debug, Serialize)]
struct Missing<'a> {
    measure: &'a str,
    name: &'a str,
}

/// The items of a form; none where it has none.
pub(super) fn wire<'a>(
    form: &'a Form,
    chosen: &'a Chosen,
    score: &'a FormScore,
    language: Language,
) -> Option<EvaluationWire<'a>> {
    if score.items.items.is_empty() {
        return None;
    }
    let system = score.items.system(&chosen.rules);
    let items = score.items.items.iter().enumerate();
    Some(EvaluationWire {
        system: system.map(|system| system.id.as_str()),
        name: system.map(|system| system.name.get(language)),
        items: items
            .map(|(index, item)| one(index, item, form, chosen, score, language))
            .collect(),
    })
}

fn one<'a>(
    index: usize,
    item: &'a ItemScore,
    form: &'a Form,
    chosen: &'a Chosen,
    score: &'a FormScore,
    language: Language,
) -> ItemWire<'a> {
    let names = &chosen.rules.evaluation_measures;
    let missing = item.missing.iter().map(|key| Missing {
        measure: key,
        name: names.get(key).map_or("", |name| name.name.get(language)),
    });
    let printed = form.items.get(index);
    ItemWire {
        group: printed.map_or("", |item| item.group.raw.as_str()),
        row: row_wire(form, chosen, &item.row, language),
        item: score
            .items
            .rule(index, &chosen.rules)
            .map(|rule| rule.name.as_str()),
        missing: missing.collect(),
        stated_rate: item.stated_rate.map(|rate| format!("{}%", rate.value)),
        without_subject: item.without_subject,
    }
}
