//! Names and reasons read with the word lists of the rules.

use domain::form::{Cell, Indicator};
use domain::rules::RulesInForce;

/// Whether a reason is given: something other than blanks and words that say there is none.
pub(crate) fn has_reason(cell: &Cell, rules: &RulesInForce) -> bool {
    !cell.is_blank() && !rules.vocabulary.is("no-reason", &cell.raw)
}

/// Whether a row says why, in whatever column: its reason, the kinds of cause, the measure.
pub(crate) fn tells_why(row: &Indicator, rules: &RulesInForce) -> bool {
    let cells = [&row.reason, &row.cause, &row.measure];
    cells.into_iter().any(|cell| has_reason(cell, rules))
}

/// The first word of a list in the text that no negation stands before (无差错率 is no 差错率).
pub(crate) fn unnegated<'a>(rules: &'a RulesInForce, key: &str, text: &str) -> Option<&'a str> {
    rules
        .vocabulary
        .words(key)
        .iter()
        .map(String::as_str)
        .find(|word| {
            // Asking whether it is there is much cheaper than asking where.
            text.contains(word)
                && text
                    .find(word)
                    .is_some_and(|at| !is_negated(rules, &text[..at]))
        })
}

/// The first word of a list that the text ends with and no negation stands before.
pub(crate) fn unnegated_ending<'a>(
    rules: &'a RulesInForce,
    key: &str,
    text: &str,
) -> Option<&'a str> {
    rules
        .vocabulary
        .words(key)
        .iter()
        .map(String::as_str)
        .find(|word| {
            text.strip_suffix(word)
                .is_some_and(|before| !is_negated(rules, before))
        })
}

/// Whether a negation ends the text before a word.
fn is_negated(rules: &RulesInForce, before: &str) -> bool {
    let negations = rules.vocabulary.words("negating-prefix");
    negations
        .iter()
        .any(|negation| before.ends_with(negation.as_str()))
}

/// The two halves of each `a=b` entry of a list.
pub(crate) fn pairs<'a>(
    rules: &'a RulesInForce,
    key: &str,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    rules
        .vocabulary
        .words(key)
        .iter()
        .filter_map(|entry| entry.split_once('='))
}

/// Whether a name says that the indicator is a rate: 办结率, but not 工作效率.
pub(crate) fn is_rate(name: &str, rules: &RulesInForce) -> bool {
    let ends = |key: &str| {
        rules
            .vocabulary
            .words(key)
            .iter()
            .any(|ending| name.ends_with(ending.as_str()))
    };
    ends("rate-ending") && !ends("no-rate-ending")
}
