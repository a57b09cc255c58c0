//! What the text of an evaluated item gives: figures of measures, the rate it states, and the
//! formula it writes.
//!
//! Must not judge: whether the formula is the system's is asked elsewhere.

use super::given::known;
use super::naming;
use crate::number::{Interval, Number, Printed};
use crate::prose::{Mention, figures};
use crate::rules::RulesInForce;
use crate::value::Comparator;
use std::collections::BTreeMap;

/// A figure of the text: value, interval, as printed.
pub(super) type Told = (Number, Interval, String);

/// What a text gives.
#[derive(Debug, Default)]
pub(super) struct Basis {
    /// Figures by measure; a measure told twice and differently is left out.
    pub(super) figures: BTreeMap<String, Told>,
    /// The rate behind a sign of equality, in percent; none where several differ.
    pub(super) rate: Option<Printed>,
    /// The operands of the written formula with the measures they name.
    pub(super) operands: Vec<(String, String)>,
}

/// Reads the text.
pub(super) fn read(text: &str, rules: &RulesInForce) -> Basis {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !"“”‘’\"'「」".contains(*c))
        .collect();
    let mentions = figures(&plain);
    let mut basis = Basis {
        rate: only(mentions.iter().filter_map(|m| stated_rate(&plain, m))),
        operands: operands(&plain, rules),
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
    let clause = last_clause(text.get(..mention.bytes.start)?);
    let key = naming::at_end_of(clause, rules)?;
    let kind = rules.evaluation_measures.get(key)?.kind;
    let (value, interval) = known(quantity, kind, 0)?;
    Some((key.to_owned(), (value, interval, mention.raw.to_owned())))
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

/// The one rate that all of them are.
fn only(mut rates: impl Iterator<Item = Printed>) -> Option<Printed> {
    let first = rates.next()?;
    rates
        .all(|other| other.value == first.value)
        .then_some(first)
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
fn operands(text: &str, rules: &RulesInForce) -> Vec<(String, String)> {
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
            let key = naming::of_operand(phrase, rules)?;
            Some((phrase.to_owned(), key.to_owned()))
        })
        .collect()
}
