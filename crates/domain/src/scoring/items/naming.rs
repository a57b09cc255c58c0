//! Which measure of the formulas words name: by the names of facts, then by words of its own.
//!
//! Of several that share a word the one that the item's own formula takes is meant. Must not
//! know figures.

use crate::form::Year;
use crate::measure::{Label, Version, YearWord};
use crate::rules::{FactName, MeasureKind, MeasureName, RulesInForce};
use crate::value::UnitKind;
use std::collections::BTreeSet;

/// So many characters before a figure may name it.
const LONGEST: usize = 40;

/// Between words of its own and the figure stand at most so many characters.
const NEAR: usize = 8;

/// What naming goes by.
#[derive(Clone, Copy)]
pub(super) struct Naming<'r> {
    pub(super) rules: &'r RulesInForce,
    /// The measures of the item's own formula.
    pub(super) wanted: &'r BTreeSet<&'r str>,
}

impl<'r> Naming<'r> {
    /// The measure that the end of a clause names, right before a figure. What stands before
    /// the name is not looked at: the item says itself what it is about.
    pub(super) fn at_end_of(&self, clause: &str) -> Option<&'r str> {
        let starts: Vec<usize> = clause.char_indices().map(|(at, _)| at).collect();
        let from = starts.len().saturating_sub(LONGEST);
        let ends = starts.iter().skip(from);
        let mut labels = ends.filter_map(|&at| self.rules.measures.label(clause.get(at..)?));
        let close = || self.alone_in(clause, |name| [&name.close[..], &[]]);
        let named = labels.find_map(|label| self.of_label(label));
        let is_own = |key: &&'r str| self.wanted.contains(*key);
        // 实际支出 names a fact too; where the formula takes another measure of these words,
        // that is meant.
        named
            .filter(is_own)
            .or_else(|| close().filter(is_own))
            .or(named)
            .or_else(close)
            .or_else(|| self.by_words(clause))
    }

    /// The measure of the formula with whose word a short clause begins that goes on with what
    /// is counted.
    pub(super) fn by_beginning(&self, clause: &str) -> Option<&'r str> {
        let names = self.rules.evaluation_measures.iter();
        let mut begun = names.filter(|(key, name)| {
            let rest = name
                .begins
                .iter()
                .find_map(|word| clause.strip_prefix(&**word));
            let short = rest.is_some_and(|rest| {
                rest.chars().count() <= NEAR && !rest.chars().any(|c| c.is_ascii_digit())
            });
            short && self.wanted.contains(key.as_str())
        });
        let (key, _) = begun.next()?;
        begun.next().is_none().then_some(key.as_str())
    }

    /// The measure of the formula that a whole clause names outside the item's text.
    pub(super) fn elsewhere(&self, clause: &str) -> Option<&'r str> {
        let words = |name: &'r MeasureName| {
            let close: &[String] = if name.anywhere { &name.close } else { &[] };
            [&name.words[..], close]
        };
        let key = self.alone_in(clause, words)?;
        self.wanted.contains(key).then_some(key)
    }

    /// The measure that an operand of a written formula names.
    pub(super) fn of_operand(&self, phrase: &str) -> Option<&'r str> {
        let label = self.rules.measures.label(phrase);
        label
            .and_then(|label| self.of_label(label))
            .or_else(|| self.longest(phrase).map(|(_, key)| key))
    }

    /// The one measure of the item's formula that a clause means which only says the version:
    /// 实际支出, in an item that sets one spending beside one budget.
    pub(super) fn by_version(&self, clause: &str) -> Option<&'r str> {
        let label = self.rules.measures.label(clause)?;
        let version = label.version.filter(|_| label.measure.is_none())?;
        let year = self.year(label);
        let fits = |fact: &FactName| {
            let figure = match fact.version {
                Some(Version::Budget) => version.is_budget(),
                wanted => wanted == Some(version),
            };
            figure && year == self.rules.year_of(fact)
        };
        let names = self.rules.evaluation_measures.iter();
        let mut found = names.filter(|(key, name)| {
            self.wanted.contains(key.as_str()) && name.fact.as_ref().is_some_and(fits)
        });
        let (key, _) = found.next()?;
        found.next().is_none().then_some(key.as_str())
    }

    /// Whether words say nothing but the year the rules are of, and whose it is.
    pub(super) fn adds_nothing(&self, words: &str) -> bool {
        let label = self.rules.measures.label(words);
        label.is_some_and(|label| {
            label.measure.is_none() && label.version.is_none() && self.is_of_year(label)
        })
    }

    /// Whether a label is of the rules' year, as far as it says.
    pub(super) fn is_of_year(&self, label: Label) -> bool {
        self.year(label) == self.rules.year
    }

    fn begins_with_other_year(&self, words: &str) -> bool {
        let ends = words.char_indices().map(|(at, _)| at).skip(1);
        let mut labels = ends
            .chain([words.len()])
            .filter_map(|end| self.rules.measures.label(words.get(..end)?));
        labels.any(|label| !self.is_of_year(label))
    }

    fn year(&self, label: Label) -> Year {
        let word = label.year.unwrap_or(YearWord::This);
        word.in_text_about(self.rules.year)
    }

    fn of_label(&self, label: Label) -> Option<&'r str> {
        let known = label.measure.and_then(|id| self.rules.measures.get(id));
        let version = label.version.or(known.and_then(|known| known.implied));
        let year = label.year.map(|word| word.in_text_about(self.rules.year));
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
                Some(year) if fact.version.is_some() => year == self.rules.year_of(fact),
                _ => !fact.prior,
            };
            named && figure && of_year
        };
        let names = self.rules.evaluation_measures.iter();
        let fitting = names.filter(|(_, name)| name.fact.as_ref().is_some_and(is));
        self.meant(fitting.map(|(key, _)| key.as_str()))
    }

    /// The first that the item's formula takes, else the first.
    fn meant(&self, keys: impl Iterator<Item = &'r str>) -> Option<&'r str> {
        let keys: Vec<&'r str> = keys.collect();
        let own = keys.iter().find(|key| self.wanted.contains(**key));
        own.or(keys.first()).copied()
    }

    /// The measure whose word is all that a clause says.
    fn alone_in(
        &self,
        clause: &str,
        words: impl Fn(&'r MeasureName) -> [&'r [String]; 2],
    ) -> Option<&'r str> {
        let names = self.rules.evaluation_measures.iter();
        let says = |word: &String, kind: MeasureKind| {
            let mut places = clause.match_indices(word.as_str());
            places.any(|(at, word)| {
                let (before, behind) = (clause.get(..at), clause.get(at + word.len()..));
                let before = before.is_some_and(|words| match kind {
                    // 读者满意度, 职工满意度: each is one, so that they contradict each other.
                    MeasureKind::Rate => !self.begins_with_other_year(words),
                    MeasureKind::Count | MeasureKind::Amount => self.adds_nothing(words),
                });
                before && behind.is_some_and(|words| self.adds_nothing(words))
            })
        };
        let fitting = names.filter(|(_, name)| {
            let mut words = words(name).into_iter().flatten();
            words.any(|word| says(word, name.kind))
        });
        self.meant(fitting.map(|(key, _)| key.as_str()))
    }

    fn by_words(&self, clause: &str) -> Option<&'r str> {
        let (end, key) = self.longest(clause)?;
        let between = clause.get(end..)?;
        let near = between.chars().count() <= NEAR && !between.chars().any(|c| c.is_ascii_digit());
        near.then_some(key)
    }

    /// The last and longest of the measures' own words: where it ends, and the measure.
    fn longest(&self, text: &str) -> Option<(usize, &'r str)> {
        let names = self.rules.evaluation_measures.iter();
        let found: Vec<((usize, usize), &'r str)> = names
            .flat_map(|(key, name)| name.words.iter().map(move |word| (key, word)))
            .filter_map(|(key, word)| {
                let at = text.rfind(word.as_str())?;
                Some(((at + word.len(), word.len()), key.as_str()))
            })
            .collect();
        let best = found.iter().map(|(at, _)| *at).max()?;
        let of_best = found.iter().filter(|(at, _)| *at == best);
        Some((best.0, self.meant(of_best.map(|(_, key)| *key))?))
    }
}

impl MeasureName {
    /// Whether a figure told in a unit may be of this measure.
    pub(super) fn is_told_in(&self, unit: &UnitKind) -> bool {
        match unit {
            UnitKind::Counted(word) => self.units.is_empty() || self.units.contains(word),
            UnitKind::Yuan => self.units.is_empty(),
            _ => true,
        }
    }
}
