//! Shares told for a list: 甲70万元、乙20万元、丙10万元，分别占70%、20%、10%; and of a whole that
//! stands in the sentence: 共14个，其中优12个，占85.71%.

use super::near;
use super::reading::Reading;
use super::stated::Role;
use super::statement::{Operand, Ratio, Statement};
use super::terms::Terms;
use crate::measure::Phrase;

/// The share at `at` of the figure it is told of.
pub(super) fn find(
    reading: &Reading<'_>,
    at: usize,
    terms: &Terms<'_>,
    lists: &[Statement],
) -> Option<Ratio> {
    each(reading, at, terms, lists).or_else(|| of_counted(reading, at, terms))
}

/// 分别占70%、20%、10%: of each part of the list in front of it in turn.
fn each(reading: &Reading<'_>, at: usize, terms: &Terms<'_>, lists: &[Statement]) -> Option<Ratio> {
    let phrases = terms.phrases();
    let percent = |at: usize| reading.quantity(at).is_some_and(|q| q.unit.is_percent());
    let gap = |at: usize| {
        let gap = reading.stated.get(at).map(|stated| stated.gap.clone());
        gap.and_then(|gap| reading.text.get(gap))
            .unwrap_or_default()
    };
    let joined = |at: usize| percent(at) && phrases.is(Phrase::EachNext, gap(at).trim());
    let mut first = at;
    while joined(first) {
        first = first.checked_sub(1)?;
    }
    let words = reading.words(first).trim();
    let whole = phrases.behind(Phrase::Each, words)?;
    let whole = phrases.behind(Phrase::Share, whole)?;
    if !(percent(first) && (whole.is_empty() || phrases.is(Phrase::ShareOfList, whole))) {
        return None;
    }
    let mut last = first;
    while joined(last + 1) {
        last += 1;
    }
    let sentence = reading.stated.get(first)?.sentence;
    let list = lists.iter().rev().find_map(|list| match list {
        Statement::Parts(list) => Some(list).filter(|list| {
            let told = reading.stated.get(list.whole);
            told.is_some_and(|told| told.sentence == sentence)
                && list.whole < first
                && list.parts.len() == last + 1 - first
        }),
        _ => None,
    })?;
    let adjoins = list.parts.last().is_some_and(|&part| part + 1 == first);
    let part = list.parts.get(at - first).filter(|_| adjoins)?;
    Some(Ratio {
        certain: false,
        ..Ratio::of(at, Operand::Here(*part), Operand::Here(list.whole))
    })
}

/// 共14个，其中优12个，占85.71%: a share of the whole that opens the list.
fn of_counted(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> Option<Ratio> {
    let phrases = terms.phrases();
    let own = reading.stated.get(at)?;
    let whole = phrases.behind(Phrase::Share, reading.words(at).trim())?;
    if !(whole.is_empty() || phrases.is(Phrase::ShareOfList, whole)) {
        return None;
    }
    let beside = |other: &usize| {
        let stated = reading.stated.get(*other);
        stated.is_some_and(|stated| {
            stated.sentence == own.sentence
                && stated.bracket == own.bracket
                && stated.role == Role::Amount
        })
    };
    let percent = |other: usize| reading.quantity(other).is_some_and(|q| q.unit.is_percent());
    let part = at
        .checked_sub(1)
        .filter(|part| beside(part) && !percent(*part))?;
    let counted: Vec<usize> = (0..=part)
        .filter(|other| beside(other) && reading.alike(*other, part))
        .collect();
    let (&base, parts) = counted.split_first()?;
    if parts.is_empty() {
        return None;
    }
    let gap = |at: usize| {
        let gap = reading.stated.get(at).map(|stated| stated.gap.clone());
        gap.and_then(|gap| reading.text.get(gap))
            .unwrap_or_default()
    };
    let listed = phrases.within(Phrase::Parts, gap(part))
        || phrases.within(Phrase::Whole, reading.words(base));
    if !(listed || covered(reading, base, at)) {
        return None;
    }
    let mut others = near::around(reading, at, part);
    others.retain(|&other| other != part);
    Some(Ratio {
        certain: false,
        others,
        free: true,
        ..Ratio::of(at, Operand::Here(part), Operand::Here(base))
    })
}

/// Whether the figures behind the base whose shares are told make all of it.
fn covered(reading: &Reading<'_>, base: usize, at: usize) -> bool {
    let value = |at: usize| {
        reading
            .quantity(at)
            .and_then(crate::value::Quantity::base_value)
    };
    let sentence = reading.stated.get(at).map(|stated| stated.sentence);
    let rest = (base + 1..reading.stated.len())
        .take_while(|&other| reading.stated.get(other).map(|s| s.sentence) == sentence)
        .filter(|&other| reading.alike(other, base));
    let sum = rest
        .map(value)
        .try_fold(crate::number::Number::ZERO, |sum, one| sum.plus(one?));
    sum.is_some() && sum == value(base)
}
