//! Rates that their name alone tells the operands of: 发放问卷300份，收回288份，回收率96%.

use super::near;
use super::reading::Reading;
use super::stated::Role;
use super::statement::{Operand, Ratio};
use super::terms::Terms;
use crate::measure::{Phrase, ToldRate};

/// The rate at `at` of the two figures in front of it, where their words fit its name.
pub(super) fn find(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> Option<Ratio> {
    let phrases = terms.phrases();
    let own = reading.stated.get(at)?;
    let words = phrases.without(Phrase::Copula, reading.words(at).trim());
    let (prefix, rate) = phrases.rate(words)?;
    let beside = |other: &usize| {
        reading
            .stated
            .get(*other)
            .is_some_and(|stated| stated.sentence == own.sentence && stated.bracket == own.bracket)
    };
    let mut told = (0..at).rev().filter(beside);
    let (part, base) = (told.next()?, told.next()?);
    let amount = |at: usize| {
        reading
            .stated
            .get(at)
            .is_some_and(|s| s.role == Role::Amount)
    };
    let (of_part, of_base) = (reading.words(part), reading.words(base));
    let named = prefix.is_empty() || of_base.contains(prefix) || of_part.contains(prefix);
    let fits = is_part(rate, of_part) && is_base(rate, of_base);
    if !(named && fits && amount(part) && amount(base) && reading.alike(part, base)) {
        return None;
    }
    let mut others = near::around(reading, at, part);
    others.retain(|other| *other != part && *other != base);
    others.extend([part, base]);
    Some(Ratio {
        certain: false,
        others,
        free: true,
        ..Ratio::of(at, Operand::Here(part), Operand::Here(base))
    })
}

fn is_part(rate: &ToldRate, words: &str) -> bool {
    let holds = |list: &[String]| list.iter().any(|word| words.contains(&**word));
    holds(&rate.part) && !holds(&rate.base)
}

/// 应完成 is what was to be done; 一季度完成 is another part.
fn is_base(rate: &ToldRate, words: &str) -> bool {
    let holds = |list: &[String]| list.iter().any(|word| words.contains(&**word));
    holds(&rate.base) || !holds(&rate.part)
}
