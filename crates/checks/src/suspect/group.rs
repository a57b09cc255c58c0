//! Brings the wrong cells to the findings: names them, and puts consequences under their cause.

use super::elsewhere::Elsewhere;
use super::{Diagnosis, diagnose_beside};
use crate::Case;
use domain::finding::{Finding, Level};
use domain::form::Slot;
use domain::relation::Relation;
use std::collections::{BTreeMap, BTreeSet};

/// The kinds of checks that speak of figures.
const ARITHMETIC: [&str; 4] = ["WGT", "SUM", "RAT", "SCO"];

/// Fills in the suspects of the findings about figures and groups them, cause first.
pub(crate) fn explain(cases: &[Case<'_>], mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut by_form: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (position, finding) in findings.iter().enumerate() {
        if is_arithmetic(finding) {
            by_form.entry(finding.cell.form).or_default().push(position);
        }
    }
    let mut causes = Causes::default();
    let is_open = |case: &Case<'_>| case.relations.iter().any(|(_, closure)| closure.is_open());
    let elsewhere = if by_form
        .keys()
        .any(|&form| cases.get(form).is_some_and(is_open))
    {
        Elsewhere::new(cases)
    } else {
        Elsewhere::default()
    };
    for (&form, positions) in &by_form {
        let Some(case) = cases.get(form) else {
            continue;
        };
        for diagnosis in diagnose_beside(cases, form, &elsewhere) {
            attach(case, &diagnosis, positions, &mut findings, &mut causes);
        }
    }
    arrange(findings, &causes)
}

/// From a finding's position to that of the finding it follows from.
#[derive(Default)]
struct Causes(BTreeMap<usize, usize>);

impl Causes {
    /// The first cause of a finding, when it has any.
    fn root(&self, position: usize) -> Option<usize> {
        let mut at = *self.0.get(&position)?;
        while let Some(&next) = self.0.get(&at) {
            at = next;
        }
        Some(at)
    }

    /// Puts a finding under its cause, unless the cause already follows from it.
    fn put(&mut self, position: usize, cause: usize) {
        let first = self.root(cause).unwrap_or(cause);
        if first != position {
            self.0.entry(position).or_insert(first);
        }
    }
}

fn attach(
    case: &Case<'_>,
    diagnosis: &Diagnosis,
    positions: &[usize],
    findings: &mut [Finding],
    causes: &mut Causes,
) {
    let explained: Vec<&Relation> = diagnosis
        .explains
        .iter()
        .filter_map(|&position| case.relations.get(position))
        .map(|(relation, _)| relation)
        .collect();
    let mut members: Vec<usize> = Vec::new();
    for &position in positions {
        if let Some(finding) = findings.get_mut(position)
            && explained
                .iter()
                .any(|relation| speaks_of(finding, relation))
        {
            finding.suspects.clone_from(&diagnosis.suspects);
            members.push(position);
        }
    }
    let Some(wrong) = diagnosis.suspects.first() else {
        return;
    };
    let at_cell: Vec<usize> = positions
        .iter()
        .copied()
        .filter(|&position| findings.get(position).is_some_and(|f| f.cell == wrong.cell))
        .collect();
    let gravest = at_cell
        .iter()
        .copied()
        .rev()
        .max_by_key(|&position| findings.get(position).map(|f| f.level));
    let cause = members
        .iter()
        .copied()
        .find(|member| at_cell.contains(member))
        .or(gravest)
        .or(members.first().copied());
    if let Some(cause) = cause {
        // A graver finding stands under a lesser one only where that is at the wrong cell
        // itself and asks for an answer.
        let level = |position: usize| findings.get(position).map(|finding| finding.level);
        let proven = findings
            .get(cause)
            .is_some_and(|cause| cause.cell == wrong.cell && cause.level >= Level::Warning);
        for member in members.into_iter().chain(at_cell) {
            if proven || level(member) <= level(cause) {
                causes.put(member, cause);
            }
        }
    }
}

fn is_arithmetic(finding: &Finding) -> bool {
    ARITHMETIC
        .iter()
        .any(|prefix| finding.code.starts_with(prefix))
}

/// Whether the finding is about this relation: it stands at its result and names most others.
fn speaks_of(finding: &Finding, relation: &Relation) -> bool {
    let slots: BTreeSet<Slot> = relation.slots().collect();
    let named = finding
        .related
        .iter()
        .filter(|cell| cell.form == finding.cell.form && slots.contains(&cell.slot))
        .count();
    finding.cell.slot == relation.result && named * 2 >= relation.operands.len()
}

/// Each cause followed by its consequences; positions are those of the new order.
fn arrange(findings: Vec<Finding>, causes: &Causes) -> Vec<Finding> {
    let mut follow: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &position in causes.0.keys() {
        if let Some(cause) = causes.root(position) {
            follow.entry(cause).or_default().push(position);
        }
    }
    let mut old: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
    let mut arranged: Vec<Finding> = Vec::with_capacity(old.len());
    for position in 0..old.len() {
        if causes.0.contains_key(&position) {
            continue;
        }
        let place = arranged.len();
        arranged.extend(old.get_mut(position).and_then(Option::take));
        for &consequence in follow.get(&position).into_iter().flatten() {
            if let Some(mut finding) = old.get_mut(consequence).and_then(Option::take) {
                finding.consequence_of = Some(place);
                arranged.push(finding);
            }
        }
    }
    arranged
}
