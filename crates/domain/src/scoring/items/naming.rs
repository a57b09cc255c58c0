//! Which measure of the formulas words name: by the names of facts, then by words of its own.
//!
//! Must not know figures.

use crate::measure::{Label, Version};
use crate::rules::{FactName, RulesInForce};

/// So many characters before a figure may name it.
const LONGEST: usize = 40;

/// Between words of its own and the figure stand at most so many characters.
const NEAR: usize = 8;

/// The measure that the end of a clause names, right before a figure. What stands before the
/// name is not looked at: the item says itself what it is about.
pub(super) fn at_end_of<'r>(clause: &str, rules: &'r RulesInForce) -> Option<&'r str> {
    let starts: Vec<usize> = clause.char_indices().map(|(at, _)| at).collect();
    let from = starts.len().saturating_sub(LONGEST);
    let ends = starts.iter().skip(from);
    let mut labels = ends.filter_map(|&at| rules.measures.label(clause.get(at..)?));
    labels
        .find_map(|label| of_label(label, rules))
        .or_else(|| by_words(clause, rules))
}

/// The measure that an operand of a written formula names.
pub(super) fn of_operand<'r>(phrase: &str, rules: &'r RulesInForce) -> Option<&'r str> {
    let label = rules.measures.label(phrase);
    label
        .and_then(|label| of_label(label, rules))
        .or_else(|| longest(phrase, rules).map(|(_, _, key)| key))
}

fn of_label(label: Label, rules: &RulesInForce) -> Option<&str> {
    let known = label.measure.and_then(|id| rules.measures.get(id));
    let version = label.version.or(known.and_then(|known| known.implied));
    let year = label.year.map(|word| word.in_text_about(rules.year));
    let is = |fact: &FactName| {
        let named = match label.measure {
            Some(measure) => measure == fact.measure,
            None => fact.alone && version.is_some(),
        };
        let figure = match fact.version {
            None => true,
            Some(Version::Budget) => version.is_some_and(Version::is_budget),
            wanted => version == wanted,
        };
        // A stock stands at the end of either year; the item says which it reckons with.
        let of_year = match year {
            Some(year) if fact.version.is_some() => year == rules.year_of(fact),
            _ => !fact.prior,
        };
        named && figure && of_year
    };
    let mut names = rules.evaluation_measures.iter();
    names
        .find(|(_, name)| name.fact.as_ref().is_some_and(is))
        .map(|(key, _)| key.as_str())
}

fn by_words<'r>(clause: &str, rules: &'r RulesInForce) -> Option<&'r str> {
    let (end, _, key) = longest(clause, rules)?;
    let between = clause.get(end..)?;
    let near = between.chars().count() <= NEAR && !between.chars().any(|c| c.is_ascii_digit());
    near.then_some(key)
}

/// The last and longest of the measures' own words: where it ends, its length, the measure.
fn longest<'r>(text: &str, rules: &'r RulesInForce) -> Option<(usize, usize, &'r str)> {
    let names = rules.evaluation_measures.iter();
    names
        .flat_map(|(key, name)| name.words.iter().map(move |word| (key, word)))
        .filter_map(|(key, word)| {
            let at = text.rfind(word.as_str())?;
            Some((at + word.len(), word.len(), key.as_str()))
        })
        .max()
}
