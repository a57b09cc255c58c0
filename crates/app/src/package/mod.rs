//! Several documents as one package: grouped by unit and year, checked together.

mod tree;

pub use tree::{Leaf, Tree, UnitNode, YearNode};

use crate::check::{Beside, Opened, Outcome, Session, cases, ended_by, open};
use crate::error::Error;
use crate::input::Input;
use crate::tally::Tally;
use checks::{Case, Report};
use domain::form::Form;
use domain::package::{Belonging, Package, Placed};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How one input was opened.
enum Part {
    Opened(Box<Opened>),
    Ended(Outcome),
}

/// Reads every input as part of one package, without checking it; tells of those that could
/// not be read.
pub fn package_of(inputs: &[Result<Input, Error>], session: &Session) -> (Tree, Vec<Error>) {
    let mut errors = Vec::new();
    let mut opened = Vec::new();
    for part in parts(inputs, session) {
        match part {
            Part::Opened(one) => opened.push(*one),
            Part::Ended(Outcome::Failed { error, .. } | Outcome::Skipped { error, .. }) => {
                errors.push(error);
            }
            Part::Ended(Outcome::Checked(_)) => {}
        }
    }
    let documents: Vec<&Opened> = opened.iter().collect();
    let placed = placed(&documents);
    let package = grouped(&documents, &placed);
    (Tree::of(&package, &placed, &documents), errors)
}

/// Checks every input as part of one package. `begin` gets the package once it is grouped;
/// the rest is as in [`check_documents`](crate::check_documents), only that all documents
/// are in memory together.
///
/// # Errors
/// Whatever `begin` or `each` return; nothing else stops the run.
pub fn check_package<T: Send, E>(
    inputs: &[Result<Input, Error>],
    session: &Session,
    begin: impl FnOnce(&Tree) -> Result<(), E>,
    piece: impl Fn(&Outcome) -> T + Sync,
    mut each: impl FnMut(T) -> Result<(), E>,
) -> Result<Tally, E> {
    let parts = parts(inputs, session);
    let (tree, outcomes) = outcomes(parts, session);
    begin(&tree)?;
    let pieces: Vec<(Tally, T)> = outcomes
        .par_iter()
        .with_max_len(1)
        .map(|outcome| {
            let mut part = Tally::of(outcome);
            if session.answers.given {
                part.see(outcome);
            }
            (part, piece(outcome))
        })
        .collect();
    let mut tally = Tally::default();
    for (part, piece) in pieces {
        tally.add(part);
        each(piece)?;
    }
    Ok(tally)
}

/// Reads and checks every input as part of one package, all kept in memory.
pub(crate) fn checked_together(
    inputs: &[Result<Input, Error>],
    session: &Session,
) -> (Tree, Vec<Outcome>) {
    outcomes(parts(inputs, session), session)
}

fn parts(inputs: &[Result<Input, Error>], session: &Session) -> Vec<Part> {
    let part = |input: &Result<Input, Error>| {
        let input = match input {
            Ok(input) => input,
            Err(error) => return Part::Ended(ended_by(error.path(), error.clone())),
        };
        match catch_unwind(AssertUnwindSafe(|| open(input, session))) {
            Ok(Ok(opened)) => Part::Opened(Box::new(opened)),
            Ok(Err(error)) => Part::Ended(ended_by(&input.name, error)),
            Err(_) => {
                let error = Error::Internal(input.name.clone());
                Part::Ended(ended_by(&input.name, error))
            }
        }
    };
    inputs.par_iter().with_max_len(1).map(part).collect()
}

/// The forms of all documents, each with its document and folder.
fn placed<'a>(documents: &[&'a Opened]) -> Vec<Placed<'a>> {
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    let mut placed = Vec::new();
    for (document, opened) in documents.iter().enumerate() {
        let name = &opened.loaded.name;
        let folder = name
            .rsplit_once(['/', '\\'])
            .map_or("", |(folder, _)| folder);
        let next = folders.len();
        let folder = *folders.entry(folder).or_insert(next);
        placed.extend(opened.loaded.forms.iter().map(|form| Placed {
            document,
            folder,
            form,
        }));
    }
    placed
}

fn grouped(documents: &[&Opened], placed: &[Placed<'_>]) -> Package {
    let rules = documents.iter().find_map(|opened| opened.rules.first());
    rules.map_or_else(Package::default, |chosen| {
        Package::of(placed, &chosen.rules.vocabulary)
    })
}

/// Checks all documents that were opened.
fn outcomes(parts: Vec<Part>, session: &Session) -> (Tree, Vec<Outcome>) {
    let documents: Vec<&Opened> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Opened(opened) => Some(opened.as_ref()),
            Part::Ended(_) => None,
        })
        .collect();
    let placed = placed(&documents);
    let package = grouped(&documents, &placed);
    let tree = Tree::of(&package, &placed, &documents);
    let checked = catch_unwind(AssertUnwindSafe(|| {
        checked(&documents, &placed, &package, session)
    }));
    let mut reports = checked.unwrap_or_default().into_iter();
    let outcomes = parts
        .into_iter()
        .map(|part| match part {
            Part::Ended(outcome) => outcome,
            Part::Opened(opened) => match reports.next() {
                Some((report, beside)) => {
                    Outcome::Checked(Box::new(opened.reported(report, beside, session)))
                }
                None => {
                    let name = opened.loaded.name.clone();
                    ended_by(&name, Error::Internal(name.clone()))
                }
            },
        })
        .collect();
    (tree, outcomes)
}

/// The forms of other documents that a document's evaluated items may take figures of: those
/// of the same unit, of the year and the one before.
fn beside_items<'a>(document: usize, placed: &[Placed<'a>], package: &Package) -> Vec<&'a Form> {
    let all = || placed.iter().zip(&package.belongings);
    let mut own = all().filter(|(one, _)| one.document == document);
    let Some((_, report)) = own.find(|(one, _)| !one.form.items.is_empty()) else {
        return Vec::new();
    };
    let near = |other: &Belonging| matches!(other.years_to(report), Some(0 | 1));
    all()
        .filter(|(one, other)| one.document != document && other.apart.is_none())
        .filter(|(_, other)| report.same_unit(other) && near(other))
        .map(|(one, _)| one.form)
        .collect()
}

/// The report on each document, with the forms of others that it speaks of.
fn checked(
    documents: &[&Opened],
    placed: &[Placed<'_>],
    package: &Package,
    session: &Session,
) -> Vec<(Report, Vec<Beside>)> {
    let cases: Vec<Case<'_>> = documents
        .par_iter()
        .enumerate()
        .map(|(at, opened)| {
            let beside = beside_items(at, placed, package);
            cases(&opened.loaded, &opened.rules, &beside)
        })
        .collect::<Vec<_>>()
        .into_iter()
        .flatten()
        .collect();
    let counts: Vec<usize> = documents
        .iter()
        .map(|opened| opened.loaded.forms.len())
        .collect();
    let mut firsts = Vec::with_capacity(counts.len());
    let mut first = 0;
    for count in &counts {
        firsts.push(first);
        first += count;
    }
    let beside = |form: &usize| {
        let one = placed.get(*form)?;
        Some(Beside {
            document: documents.get(one.document)?.loaded.name.clone(),
            index: form - firsts.get(one.document)?,
            form: one.form.clone(),
        })
    };
    checks::check_package(&cases, &counts, package, &session.selection)
        .into_iter()
        .map(|report| {
            let forms = report.beside.iter().filter_map(beside).collect();
            (report, forms)
        })
        .collect()
}
