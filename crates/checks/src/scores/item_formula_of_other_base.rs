//! The formula an item is reckoned by has the measures that the system names.

use crate::claim::advise;
use crate::look::items;
use crate::naming::quoted;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::ItemColumn;
use domain::text::Text;

/// SCO018
pub const CHECK: Check = Check {
    code: "SCO018",
    name: "item-formula-of-other-base",
    level: Level::Warning,
    title_zh: "评价指标的计算公式与体系规定的不同",
    title_en: "An item reckoned by another formula than the system has",
    preview: false,
    page: include_str!("item_formula_of_other_base.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for item in items(subject) {
        let slot = item.slot(ItemColumn::Basis);
        let Some(rule) = item.rule.filter(|rule| rule.rate.is_some()) else {
            continue;
        };
        if item.scored.strange_operands.is_empty() {
            record.pass(slot, &[]);
            continue;
        }
        let mut words: Vec<&str> = Vec::new();
        for (phrase, _) in &item.scored.strange_operands {
            if !words.contains(&phrase.as_str()) {
                words.push(phrase);
            }
        }
        let (name, words) = (quoted(&rule.name), words.join("、"));
        let message = Text::new(
            format!(
                "{}的公式用了“{words}”；体系规定的是：{}。",
                name.zh, rule.formula.zh
            ),
            format!(
                "The formula of {} takes 「{words}」; the system has: {}.",
                name.en, rule.formula.en
            ),
        );
        let finding = record.fail(slot, &[], message);
        finding.expected.clone_from(&rule.formula.zh);
        finding.found = words;
        let advice = Text::new(
            "换用体系规定的数重算；本地另有规定的，写明依据。",
            "Reckon again with the figures the system names; where the place has a rule of its own, name it.",
        );
        advise(finding, Trust::LookAtIt, advice, Some(&rule.shape.source));
    }
}
