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
mod elsewhere;
mod group;
mod missing_row;
mod rank;
mod slip;
mod soft;
mod solve;
mod why;

pub(crate) use group::explain;

use crate::{Case, Subject};
use bench::Bench;
use domain::finding::{CellRef, Suspect};
use domain::form::Slot;
use domain::number::Number;
use domain::relation::Closure;
use elsewhere::Elsewhere;
use solve::Firmness;
use std::collections::{BTreeMap, BTreeSet};

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
/// A suspect so far behind the first is none.
const FAR_BEHIND: i32 = 80;
/// Where more relations than this hang together and none fits, nothing can be concluded.
const MUDDLED: usize = 40;
/// A form with more contradictions than this was misread or is no form.
const HOPELESS: usize = 400;

/// The wrong cells of one form, each with the open relations it explains; `index` is
/// the form's position among `cases`.
pub fn diagnose(cases: &[Case<'_>], index: usize) -> Vec<Diagnosis> {
    diagnose_beside(cases, index, &Elsewhere::new(cases))
}

/// Whether another form or table of the document shows the figure of a cell too.
pub(crate) fn stands_elsewhere(subject: &Subject<'_>, figure: Number, slot: Slot) -> bool {
    Elsewhere::new(subject.cases).confirmed(figure, subject.index, slot)
}

fn diagnose_beside(cases: &[Case<'_>], index: usize, elsewhere: &Elsewhere) -> Vec<Diagnosis> {
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
    if open.is_empty() || open.len() > HOPELESS {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Some(row) = missing_row::diagnose(case, index, &open) {
        open.retain(|position| !row.explains.contains(position));
        found.push(row);
    }
    let mut bench = Bench::new(case, index, elsewhere);
    for cluster in clusters(case, &open) {
        if cluster.len() <= MUDDLED {
            explain_cluster(&mut bench, cluster, &mut found);
        }
    }
    found
}

/// One wrong cell after the other until nothing is open that one cell could close.
fn explain_cluster(bench: &mut Bench<'_>, mut open: Vec<usize>, found: &mut Vec<Diagnosis>) {
    while !open.is_empty() {
        let ranking = rank::ranking(bench, &open);
        let Some(first) = ranking.first() else {
            return;
        };
        let explains = first.repaired.clone();
        let suspects = ranking
            .iter()
            .filter(|candidate| candidate.repaired.iter().any(|r| explains.contains(r)))
            .filter(|candidate| candidate.score > first.score - FAR_BEHIND)
            .take(SHOWN)
            .map(|candidate| Suspect {
                cell: CellRef {
                    form: bench.index,
                    slot: candidate.slot,
                },
                why: why::sentence(bench, candidate),
                should_be: (candidate.firmness == Firmness::Sure)
                    .then(|| candidate.value.normalized()),
            })
            .collect();
        open.retain(|position| !explains.contains(position));
        found.push(Diagnosis { suspects, explains });
    }
}

/// Open relations that hang together by common cells; one cell can explain only such.
fn clusters(case: &Case<'_>, open: &[usize]) -> Vec<Vec<usize>> {
    let mut cluster_of: BTreeMap<Slot, usize> = BTreeMap::new();
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    for &position in open {
        let Some((relation, _)) = case.relations.get(position) else {
            continue;
        };
        let touched: BTreeSet<usize> = relation
            .slots()
            .filter_map(|slot| cluster_of.get(&slot).copied())
            .collect();
        let mut members = vec![position];
        for cluster in touched {
            members.append(&mut clusters[cluster]);
        }
        members.sort_unstable();
        for slot in members
            .iter()
            .filter_map(|&member| case.relations.get(member))
            .flat_map(|(relation, _)| relation.slots())
        {
            cluster_of.insert(slot, clusters.len());
        }
        clusters.push(members);
    }
    clusters.retain(|cluster| !cluster.is_empty());
    clusters.sort();
    clusters
}
