//! The figures around a figure: whose change or share it may be, and which others there are.
//!
//! Must not know what is claimed.

use super::reading::Reading;
use super::signs::{CLOSING, COMMAS, OPENING, SEMICOLONS};
use super::stated::Role;
use super::terms::Terms;
use crate::measure::Phrase;

/// Figures looked at on either side.
const REACH: usize = 24;

/// Figures kept of them.
const MOST: usize = 12;

/// A figure that words go on from.
#[derive(Clone, Copy)]
pub(super) struct Before {
    /// Its position.
    pub at: usize,
    /// Whether nothing else stands between.
    pub adjoins: bool,
}

/// The figures of the paragraph near `at` that are told in the same kind of unit as `like`.
pub(super) fn around(reading: &Reading<'_>, at: usize, like: usize) -> Vec<usize> {
    let range = at.saturating_sub(REACH)..reading.stated.len().min(at + REACH);
    let mut found: Vec<usize> = range
        .filter(|&other| other != at && reading.alike(other, like))
        .filter(|&other| {
            reading
                .stated
                .get(other)
                .is_some_and(|stated| stated.role == Role::Amount)
        })
        .collect();
    found.sort_by_key(|other| other.abs_diff(at));
    found.truncate(MOST);
    found
}

/// The figure that the words of `at` go on from: the nearest before it in its sentence that is
/// told in the same kind of unit, is no average and nothing that another was compared with.
pub(super) fn before(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> Option<Before> {
    let own = reading.stated.get(at)?;
    let phrases = terms.phrases();
    let mut adjoins = is_joint(reading, at);
    for other in (0..at).rev().take(REACH) {
        let stated = reading.stated.get(other)?;
        if stated.sentence != own.sentence {
            return None;
        }
        let outer = stated.depth < own.depth || stated.bracket == own.bracket;
        if !outer || stated.role != Role::Amount {
            continue;
        }
        let words = reading.words(other).trim();
        let compared = phrases.behind(Phrase::Against, words).is_some();
        let average = phrases.within(Phrase::Averages, words);
        if reading.alike(other, at) && !compared && !average {
            return Some(Before { at: other, adjoins });
        }
        adjoins &= compared || super::ratio::is_share(reading, other, terms);
    }
    None
}

/// Whether nothing but signs stands between the figure before `at` and the words of `at`.
fn is_joint(reading: &Reading<'_>, at: usize) -> bool {
    let lead = reading.stated.get(at).and_then(|own| {
        let lead = own.gap.start..own.words.start;
        reading.text.get(lead)
    });
    let sign = |c: char| {
        c.is_whitespace()
            || c == '、'
            || [CLOSING, COMMAS, OPENING, SEMICOLONS]
                .iter()
                .any(|signs| signs.contains(c))
    };
    lead.is_some_and(|lead| lead.chars().all(sign))
}
