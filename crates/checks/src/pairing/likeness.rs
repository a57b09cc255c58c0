//! How much two names have in common.

use crate::Subject;
use crate::look::{plain, threshold};
use domain::number::Number;
use domain::rules::Vocabulary;
use std::collections::BTreeMap;

/// Names longer than this are compared by their beginnings.
const LONGEST: usize = 200;

/// A project's name without blanks, marks and the words that say no more than "funds".
pub(crate) fn core(name: &str, words: &Vocabulary) -> String {
    let mut name = plain(name);
    let endings = words.words("project-name-ending");
    while let Some(ending) = endings
        .iter()
        .find(|ending| name.len() > ending.len() && name.ends_with(ending.as_str()))
    {
        name.truncate(name.len() - ending.len());
    }
    name
}

/// Whether two names resemble each other enough to be one renamed.
pub(crate) fn alike(one: &str, other: &str, subject: &Subject<'_>) -> bool {
    let least = threshold(subject, "similar-name-share");
    least.is_some_and(|least| likeness(one, other) >= least)
}

/// The share of neighbouring pairs of letters that two texts have in common, from 0 to 1.
pub(crate) fn likeness(one: &str, other: &str) -> Number {
    if one == other {
        return Number::from(1);
    }
    let (one, other) = (pairs(one), pairs(other));
    let all: usize = one.values().sum::<usize>() + other.values().sum::<usize>();
    let common: usize = one
        .iter()
        .filter_map(|(pair, count)| Some(*count.min(other.get(pair)?)))
        .sum();
    let number = |count: usize| i64::try_from(count).map_or(Number::ZERO, Number::from);
    number(2 * common).over(number(all)).unwrap_or(Number::ZERO)
}

fn pairs(text: &str) -> BTreeMap<(char, char), usize> {
    let mut pairs = BTreeMap::new();
    let letters: Vec<char> = text.chars().take(LONGEST).collect();
    for pair in letters.windows(2) {
        if let [a, b] = pair {
            *pairs.entry((*a, *b)).or_default() += 1;
        }
    }
    pairs
}
