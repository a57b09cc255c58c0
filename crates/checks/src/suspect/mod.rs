//! The wrong cell: of all cells of the figures that do not fit, which one is most
//! likely wrong, what should it read, and what seems to have happened.
//!
//! The answer is the smallest change that makes the arithmetic of the form hold:
//! for every cell of an open relation the figures that would close it are solved,
//! each is tried on the whole form, and the cells are ranked by what is repaired
//! less what is broken, by how the figure sits in its cell, and by the slip that
//! leads from it to what is printed. Runs only where something is open.

mod bench;
mod context;
mod group;
mod rank;
mod slip;
mod soft;
mod solve;
mod why;

pub(crate) use group::explain;

use crate::Case;
use bench::Bench;
use domain::finding::{CellRef, Suspect};
use domain::relation::Closure;

/// One wrong cell and the relations it explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// The likeliest cells, likeliest first.
    pub suspects: Vec<Suspect>,
    /// The open relations, by position, that the first suspect closes.
    pub explains: Vec<usize>,
}

/// How many suspects a person wants to see.
const SHOWN: usize = 5;

/// The wrong cells of one form, each with the open relations it explains; `index` is
/// the form's position among `cases`.
pub fn diagnose(cases: &[Case<'_>], index: usize) -> Vec<Diagnosis> {
    let Some(case) = cases.get(index) else {
        return Vec::new();
    };
    let mut open: Vec<usize> = case
        .relations
        .iter()
        .enumerate()
        .filter(|(_, (_, closure))| matches!(closure, Closure::Open { .. }))
        .map(|(position, _)| position)
        .collect();
    if open.is_empty() {
        return Vec::new();
    }
    let mut bench = Bench::new(case);
    let mut found = Vec::new();
    while !open.is_empty() {
        let ranking = rank::ranking(&mut bench, &open, cases);
        let Some(first) = ranking.first() else {
            break;
        };
        let explains = first.repaired.clone();
        let suspects = ranking
            .iter()
            .filter(|candidate| candidate.repaired.iter().any(|r| explains.contains(r)))
            .take(SHOWN)
            .map(|candidate| Suspect {
                cell: CellRef {
                    form: index,
                    slot: candidate.slot,
                },
                why: why::sentence(&bench, candidate),
                should_be: candidate.sure.then(|| candidate.value.normalized()),
            })
            .collect();
        open.retain(|position| !explains.contains(position));
        found.push(Diagnosis { suspects, explains });
    }
    found
}

#[cfg(test)]
mod tests;
