//! Bases printed inside the words of a change or of a rate: 较上年550万元增加50万元,
//! 完成年初预算580万元的103.45%.

use super::near;
use super::reading::Reading;
use super::stated::Role;
use super::statement::{Change, Operand, Ratio};
use super::terms::Terms;
use crate::measure::Phrase;

/// The change at `at` since the figure printed right before its word.
pub(super) fn change(
    reading: &Reading<'_>,
    at: usize,
    up: bool,
    terms: &Terms<'_>,
) -> Option<Change> {
    let phrases = terms.phrases();
    let (base, lead) = joined(reading, at)?;
    let lead = lead.trim_end_matches(['，', ',']);
    let compared = phrases.behind(Phrase::Compared, lead);
    if !(lead.is_empty() || compared == Some("")) {
        return None;
    }
    let words = reading.words(base).trim();
    let (whose, what, word) = phrases.around(Phrase::Against, words)?;
    let closes = phrases.behind(Phrase::Compared, reading.words(at).trim());
    if what.is_empty()
        || (phrases.is(Phrase::AgainstWith, word) && compared.is_none() && closes.is_none())
    {
        return None;
    }
    let (now, certain) = if whose.trim().is_empty() {
        let now = near::before(reading, base, terms)?;
        (now.at, now.adjoins)
    } else {
        let now = reading.named(terms.label(whose)?, base)?;
        (Some(now).filter(|&now| reading.alike(now, base))?, false)
    };
    Some(Change {
        by: at,
        up,
        now: Operand::Here(now),
        base: Operand::Here(base),
        size_open: false,
        certain,
        others: others(reading, at, base),
    })
}

/// The rate at `at` of the figure printed right before it.
pub(super) fn rate(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> Option<Ratio> {
    let phrases = terms.phrases();
    let (base, lead) = joined(reading, at)?;
    let words = reading.words(at).trim();
    let rest = phrases.without(Phrase::ShareTail, phrases.without(Phrase::Copula, words));
    let begins = phrases.behind(Phrase::OfPrinted, reading.words(base).trim());
    if !lead.is_empty() || words.is_empty() || !rest.is_empty() || begins.is_none() {
        return None;
    }
    let part = near::before(reading, base, terms)?;
    Some(Ratio {
        certain: part.adjoins,
        others: others(reading, at, base),
        ..Ratio::of(at, Operand::Here(part.at), Operand::Here(base))
    })
}

/// The figure right before `at` in one bracket with it, and what stands between it and the
/// words of `at`.
fn joined<'t>(reading: &Reading<'t>, at: usize) -> Option<(usize, &'t str)> {
    let before = at.checked_sub(1)?;
    let (own, base) = (reading.stated.get(at)?, reading.stated.get(before)?);
    let one = base.sentence == own.sentence && base.bracket == own.bracket;
    let lead = reading.text.get(own.gap.start..own.words.start)?;
    (one && base.role == Role::Amount).then_some((before, lead))
}

fn others(reading: &Reading<'_>, at: usize, base: usize) -> Vec<usize> {
    let mut others = near::around(reading, at, base);
    others.retain(|&other| other != base);
    others
}
