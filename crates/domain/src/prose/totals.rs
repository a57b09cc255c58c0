//! Totals behind their parts: 一季度10万元，二季度20万元，合计30万元.

use super::near;
use super::reading::Reading;
use super::stated::Role;
use super::statement::{Parts, Statement};
use super::terms::Terms;
use crate::measure::Phrase;

/// Parts of one total; more is no sentence.
const MOST_PARTS: usize = 24;

pub(super) fn find(reading: &Reading<'_>, terms: &Terms<'_>) -> Vec<Statement> {
    let totals = (0..reading.stated.len()).filter(|&at| is_total(reading, at, terms));
    totals
        .filter_map(|at| total(reading, at, terms))
        .map(Statement::Parts)
        .collect()
}

/// Whether the words say nothing but that it is the total of what stands before.
pub(super) fn is_total(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> bool {
    let Some(own) = reading.stated.get(at) else {
        return false;
    };
    let phrases = terms.phrases();
    let words = reading.words(at).trim();
    let words = phrases.behind(Phrase::TotalLead, words).unwrap_or(words);
    let lead = reading.text.get(own.gap.start..own.words.start);
    let joins = lead.is_some_and(|lead| lead.chars().all(|c| "，,；;、：: ".contains(c)));
    own.role == Role::Amount && joins && phrases.is(Phrase::Total, words)
}

fn total(reading: &Reading<'_>, whole: usize, terms: &Terms<'_>) -> Option<Parts> {
    let own = reading.stated.get(whole)?;
    let mut parts = Vec::new();
    for at in (0..whole).rev() {
        let stated = reading.stated.get(at)?;
        if stated.sentence != own.sentence || stated.depth < own.depth {
            break;
        }
        if stated.depth > own.depth {
            continue;
        }
        // Another total ends the list; what else is told in between is no plain list.
        if is_total(reading, at, terms) {
            break;
        }
        let gap = reading.text.get(stated.gap.clone()).unwrap_or_default();
        let plain = stated.bracket == own.bracket
            && stated.role == Role::Amount
            && reading.alike(at, whole);
        if !plain || parts.len() >= MOST_PARTS {
            return None;
        }
        parts.push(at);
        // 其中 begins the list; what stands before it is the whole of another.
        if terms.phrases().within(Phrase::Parts, gap) {
            break;
        }
    }
    parts.reverse();
    let scored: Vec<usize> = scored(reading, whole, &parts, terms);
    let (parts, others) = if scored.len() > 1 {
        (scored.clone(), scored)
    } else {
        let mut others = near::around(reading, whole, whole);
        others.retain(|other| !parts.contains(other));
        let others = parts.iter().copied().chain(others).collect();
        (parts, others)
    };
    (parts.len() > 1).then(|| Parts {
        whole,
        complete: parts.clone(),
        parts,
        bracketed: false,
        others,
    })
}

/// 投入20分得19分，过程30分得28分，合计得47分: the scores alone, without what was to be had.
fn scored(reading: &Reading<'_>, whole: usize, parts: &[usize], terms: &Terms<'_>) -> Vec<usize> {
    let mut words = terms.phrases().all(Phrase::Scored).iter();
    let said = words.find(|word| reading.words(whole).contains(&***word));
    let scored = |at: &usize| said.is_some_and(|word| reading.words(*at).contains(&**word));
    parts.iter().copied().filter(scored).collect()
}
