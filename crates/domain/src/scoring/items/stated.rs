//! The rate that the text of an item states: behind a sign of equality or, where there is
//! none, behind the rate's own name (控制率98%).

use super::basis::clause_before;
use super::naming::Naming;
use crate::number::Printed;
use crate::prose::Mention;
use crate::value::Comparator;

/// Fewer characters of an item's name may be another rate's too.
const SHORTEST: usize = 3;

/// The rate; none where several differ.
pub(super) fn rate(
    text: &str,
    mentions: &[Mention<'_>],
    called: &[String],
    naming: Naming<'_>,
) -> Option<Printed> {
    let equal: Vec<Printed> = mentions.iter().filter_map(|m| equal(text, m)).collect();
    if !equal.is_empty() {
        return only(&equal);
    }
    let named = mentions
        .iter()
        .filter_map(|m| named(text, m, called, naming));
    only(&named.collect::<Vec<_>>())
}

/// The one rate that all of them are.
fn only(rates: &[Printed]) -> Option<Printed> {
    let first = *rates.first()?;
    rates
        .iter()
        .all(|other| other.value == first.value)
        .then_some(first)
}

/// A rate behind a sign of equality.
fn equal(text: &str, mention: &Mention<'_>) -> Option<Printed> {
    let quantity = mention.quantity().filter(|q| q.unit.is_percent())?;
    let before = text.get(..mention.bytes.start)?;
    let equal = quantity.comparator == Some(Comparator::Equal)
        || (quantity.comparator.is_none() && before.ends_with(['=', '＝']));
    equal.then_some(quantity.number)
}

/// A rate behind the item's name, or behind the end of it.
fn named(
    text: &str,
    mention: &Mention<'_>,
    called: &[String],
    naming: Naming<'_>,
) -> Option<Printed> {
    let quantity = mention.quantity().filter(|q| q.unit.is_percent())?;
    if quantity.comparator.is_some() || quantity.upper.is_some() || quantity.approximate {
        return None;
    }
    let behind = text.get(mention.bytes.end..)?.chars().next();
    // 控制率100%以内得满分 is the rule, not the rate.
    if behind.is_some_and(char::is_alphanumeric) {
        return None;
    }
    naming
        .is_own_rate(clause_before(text, mention), called)
        .then_some(quantity.number)
}

impl Naming<'_> {
    /// Whether a clause says the name of the item's rate, of the rules' year.
    fn is_own_rate(&self, clause: &str, called: &[String]) -> bool {
        let ends = clause.char_indices().map(|(at, _)| at).skip(1);
        let mut ends = ends.chain([clause.len()]);
        ends.any(|end| {
            if !clause
                .get(end..)
                .is_some_and(|words| self.adds_nothing(words))
            {
                return false;
            }
            let clause = clause.get(..end).unwrap_or_default();
            called.iter().any(|name| {
                let before = before_common_end(clause, name);
                before.is_some_and(|words| self.is_about_own(words))
            })
        })
    }

    /// Whether words name nothing, or a measure of the item's formula.
    fn is_about_own(&self, words: &str) -> bool {
        let Some(label) = self.rules.measures.label(words) else {
            return false;
        };
        let own = |measure| {
            let keys = self.wanted.iter();
            let mut names = keys.filter_map(|key| self.rules.evaluation_measures.get(*key));
            names.any(|name| name.fact.is_some_and(|fact| fact.measure == measure))
        };
        label.measure.is_none_or(own) && self.is_of_year(label)
    }

    /// Whether a clause ends as the name of some rate does: it is about what was told before.
    pub(super) fn of_own_rate(&self, clause: &str) -> bool {
        let rate = |c: &char| *c == '率' || *c == '度';
        clause.chars().last().as_ref().is_some_and(rate) || self.adds_nothing(clause)
    }
}

/// What stands in front of the end that both texts share, where that is long enough to tell.
fn before_common_end<'t>(clause: &'t str, name: &str) -> Option<&'t str> {
    let mut shared = 0;
    let mut end = clause.len();
    for (a, b) in clause.chars().rev().zip(name.chars().rev()) {
        if a != b {
            break;
        }
        shared += 1;
        end -= a.len_utf8();
    }
    (shared >= SHORTEST).then(|| clause.get(..end)).flatten()
}
