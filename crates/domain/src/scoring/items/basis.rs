//! What the text of an evaluated item gives: figures of measures, the rate it states, and the
//! formula it writes.
//!
//! Must not judge: whether the formula is the system's is asked elsewhere.

use super::given::known;
use crate::number::{Interval, Number, Printed};
use crate::prose::{Mention, figures};
use crate::rules::{MeasureNames, RulesInForce};
use crate::value::Comparator;
use std::collections::BTreeMap;

/// Between the name of a measure and its figure stand at most so many characters.
const NEAR: usize = 8;

/// A figure of the text: value, interval, as printed.
pub(super) type Told = (Number, Interval, String);

/// What a text gives.
#[derive(Debug, Default)]
pub(super) struct Basis {
    /// Figures by measure; a measure told twice and differently is left out.
    pub(super) figures: BTreeMap<String, Told>,
    /// The rate behind the last sign of equality, in percent.
    pub(super) rate: Option<Printed>,
    /// The operands of the written formula with the measures they name.
    pub(super) operands: Vec<(String, String)>,
}

/// Reads the text.
pub(super) fn read(text: &str, rules: &RulesInForce) -> Basis {
    let names = &rules.evaluation_measures;
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !"“”‘’\"'「」".contains(*c))
        .collect();
    let mentions = figures(&plain);
    let mut basis = Basis {
        rate: mentions.iter().rev().find_map(|m| stated_rate(&plain, m)),
        operands: operands(&plain, names),
        ..Basis::default()
    };
    let mut torn: Vec<String> = Vec::new();
    for mention in &mentions {
        let Some((measure, told)) = figure(&plain, mention, rules) else {
            continue;
        };
        match basis.figures.get(&measure) {
            Some((_, interval, _)) if !interval.meets(told.1) => torn.push(measure),
            Some(_) => {}
            None => {
                basis.figures.insert(measure, told);
            }
        }
    }
    for measure in torn {
        basis.figures.remove(&measure);
    }
    basis
}

/// The measure a figure is of, where its name stands right before it.
fn figure(text: &str, mention: &Mention<'_>, rules: &RulesInForce) -> Option<(String, Told)> {
    let quantity = mention.quantity()?;
    if quantity.comparator.is_some() {
        return None;
    }
    let names = &rules.evaluation_measures;
    let clause = last_clause(text.get(..mention.bytes.start)?);
    let (end, length, key) = names
        .iter()
        .flat_map(|(key, name)| name.words.iter().map(move |word| (key, word)))
        .filter_map(|(key, word)| {
            Some((clause.rfind(word.as_str())? + word.len(), word.len(), key))
        })
        .max()?;
    let between = clause.get(end..)?;
    if between.chars().count() > NEAR || between.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let before = clause.get(..end - length)?;
    let key = of_year(key, before, rules);
    let (value, interval) = known(quantity, names.get(&key)?.kind, 0)?;
    Some((key, (value, interval, mention.raw.to_owned())))
}

/// The measure of the year before, where that year is named and the measure is known.
fn of_year(key: &str, before: &str, rules: &RulesInForce) -> String {
    let last = format!("{}年", rules.year.0 - 1);
    let prior =
        before.contains(&last) || rules.vocabulary.found_in("year-before", before).is_some();
    let named = format!("{key}_before");
    if prior && rules.evaluation_measures.contains_key(&named) {
        named
    } else {
        key.to_owned()
    }
}

fn last_clause(text: &str) -> &str {
    let marks = [
        '，', '。', '；', ',', ';', '：', ':', '（', '(', '＝', '=', '、', '）', ')',
    ];
    let from = text.rfind(marks).map_or(0, |at| {
        at + text
            .get(at..)
            .and_then(|t| t.chars().next())
            .map_or(0, char::len_utf8)
    });
    text.get(from..).unwrap_or_default()
}

/// A rate behind a sign of equality.
fn stated_rate(text: &str, mention: &Mention<'_>) -> Option<Printed> {
    let quantity = mention.quantity().filter(|q| q.unit.is_percent())?;
    let before = text.get(..mention.bytes.start)?;
    let equal = quantity.comparator == Some(Comparator::Equal)
        || (quantity.comparator.is_none() && before.ends_with(['=', '＝']));
    equal.then_some(quantity.number)
}

/// The operands of the formula behind the first sign of equality that begins one.
fn operands(text: &str, names: &MeasureNames) -> Vec<(String, String)> {
    let signs = ['=', '＝'];
    let formula = text.match_indices(signs).find_map(|(at, sign)| {
        let rest = text.get(at + sign.len()..)?;
        let end = rest.find(|c: char| signs.contains(&c) || c == '×' || c == '。');
        let formula = rest.get(..end.unwrap_or(rest.len()))?;
        formula.contains(['÷', '/', '／']).then_some(formula)
    });
    let marks = [
        '÷', '/', '／', '+', '＋', '-', '－', '−', '（', '）', '(', ')', '[', ']', '【', '】',
    ];
    formula
        .unwrap_or_default()
        .split(marks)
        .filter_map(|phrase| {
            let words = names.iter().flat_map(|(key, name)| {
                name.words
                    .iter()
                    .filter(|word| phrase.contains(word.as_str()))
                    .map(move |word| (word.len(), key))
            });
            let (_, key) = words.max()?;
            Some((phrase.to_owned(), key.clone()))
        })
        .collect()
}
