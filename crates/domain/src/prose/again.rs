//! One amount told twice in two units: 600万元，即6,000,000元.

use super::reading::Reading;
use super::signs::{CLOSING, OPENING};
use super::stated::Role;
use super::statement::{Again, Statement};
use super::terms::Terms;
use crate::measure::Phrase;
use crate::value::UnitKind;

pub(super) fn find(reading: &Reading<'_>, terms: &Terms<'_>) -> Vec<Statement> {
    let second = 1..reading.stated.len();
    second
        .filter_map(|at| again(reading, at, terms))
        .map(Statement::Again)
        .collect()
}

/// Whether a figure is the one before it, told in another unit.
pub(super) fn is_again(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> bool {
    again(reading, at, terms).is_some()
}

fn again(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> Option<Again> {
    let first = at.checked_sub(1)?;
    let (own, before) = (reading.stated.get(at)?, reading.stated.get(first)?);
    if before.role != Role::Amount || own.role != Role::Amount || own.sentence != before.sentence {
        return None;
    }
    let gap = reading.text.get(own.gap.clone())?.trim();
    let bare = gap.trim_start_matches(|c: char| c == '，' || c == ',' || OPENING.contains(c));
    let said = terms.phrases().is(Phrase::Again, bare.trim());
    let end = reading.mention(at)?.bytes.end;
    let closes = reading.text.get(end..)?.trim_start();
    let alone = bare.is_empty()
        && gap.starts_with(|c| OPENING.contains(c))
        && closes.starts_with(|c| CLOSING.contains(c));
    if !(said || alone) {
        return None;
    }
    let (a, b) = (reading.quantity(at)?, reading.quantity(first)?);
    let money = |unit: &UnitKind| *unit == UnitKind::Yuan;
    let once = a.period.is_none() && b.period.is_none();
    let scales = a.unit.scale.power() != b.unit.scale.power();
    (once && money(&a.unit.kind) && money(&b.unit.kind) && scales)
        .then_some(Again { again: at, first })
}
