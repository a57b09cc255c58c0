//! Every cell that could be the wrong one, with the figure that repairs most, likeliest first.

use super::bench::Bench;
use super::slip::Slip;
use super::solve::Firmness;
use super::{context, soft, solve};
use domain::form::Slot;
use domain::number::Number;
use domain::relation::RelationKind;

/// A cell, a figure for it, and what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub slot: Slot,
    pub value: Number,
    /// How firmly the figure follows.
    pub firmness: Firmness,
    /// The open relations that close.
    pub repaired: Vec<usize>,
    /// How many relations would no longer close.
    pub broken: usize,
    /// How many figures were worked out from the cell and would have to follow.
    pub downstream: usize,
    /// What seems to have happened.
    pub slip: Option<Slip>,
    /// Whether the right figure stands elsewhere in the document.
    pub right_elsewhere: bool,
    /// The sum of all that speaks for it.
    pub score: i32,
}

/// What a repaired relation is worth.
const REPAIRED: i32 = 100;
/// What a broken one costs.
const BROKEN: i32 = -120;
/// What it costs when figures worked out from the cell have to follow.
const DOWNSTREAM: i32 = -50;
/// The longest sum whose every cell is tried.
const LONGEST: usize = 120;
/// A cell is named only with at least so much for it.
const WORTH_NAMING: i32 = 45;
/// A figure that another table of the document shows too is seldom the wrong one.
const WITNESS: i32 = 30;
/// What a table works out by hand is wrong more often than what was copied into it.
const BY_HAND: i32 = 12;
/// A blank cell is left alone more often than a figure is mistyped.
const BLANK: i32 = -25;

/// The cells of the open relations, one candidate each, likeliest first.
pub(super) fn ranking(bench: &mut Bench<'_>, open: &[usize]) -> Vec<Candidate> {
    let mut best: Vec<Candidate> = Vec::new();
    for &position in open {
        let Some((relation, _)) = bench.relation(position) else {
            continue;
        };
        // Nobody reads a sum of hundreds of cells; only its result is looked at.
        for slot in relation.slots().take(if relation.operands.len() > LONGEST {
            1
        } else {
            LONGEST + 1
        }) {
            for guess in solve::guesses(bench, relation, slot) {
                let Some(candidate) = weigh(bench, position, slot, guess, open) else {
                    continue;
                };
                match best.iter_mut().find(|other| other.slot == slot) {
                    Some(other) if other.score < candidate.score => *other = candidate,
                    Some(_) => {}
                    None => best.push(candidate),
                }
            }
        }
    }
    best.sort_by(|a, b| b.score.cmp(&a.score).then(a.slot.cmp(&b.slot)));
    best
}

fn weigh(
    bench: &mut Bench<'_>,
    position: usize,
    slot: Slot,
    guess: solve::Guess,
    open: &[usize],
) -> Option<Candidate> {
    let value = guess.value;
    let found = bench.value(slot);
    if found == Some(value) {
        return None;
    }
    let effect = bench.effect(slot, value, open);
    if effect.repaired.is_empty() {
        return None;
    }
    let (relation, _) = bench.relation(position)?;
    let slip = context::slip(bench, relation, slot, value);
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 1000);
    let fit = soft::fitness(bench, slot, value)
        - found.map_or(0, |found| soft::fitness(bench, slot, found));
    let confirmed = |value| bench.elsewhere.confirmed(value, bench.index, slot);
    let right_elsewhere = guess.firmness == Firmness::Sure && confirmed(value);
    let witness = i32::from(right_elsewhere) - i32::from(found.is_some_and(confirmed));
    let worth = REPAIRED * count(effect.repaired.len())
        + BROKEN * count(effect.broken)
        + DOWNSTREAM * count(effect.downstream)
        + WITNESS * witness
        + fit;
    if worth < WORTH_NAMING {
        return None;
    }
    let story = slip
        .zip(found)
        .map_or(0, |(slip, found)| context::weight(slip, value, found));
    let blank = if found.is_none() { BLANK } else { 0 };
    let by_hand = matches!(
        relation.kind,
        RelationKind::TableTotal | RelationKind::TableChange | RelationKind::TableRate
    );
    let worked_out = BY_HAND * i32::from(by_hand && relation.result == slot);
    Some(Candidate {
        slot,
        value,
        firmness: guess.firmness,
        repaired: effect.repaired,
        broken: effect.broken,
        downstream: effect.downstream,
        slip,
        right_elsewhere,
        score: worth + story + blank + worked_out,
    })
}
