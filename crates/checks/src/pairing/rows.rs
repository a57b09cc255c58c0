//! The indicator rows of two forms, one by one.

use super::likeness::likeness;
use crate::Subject;
use crate::look::{plain, threshold};
use domain::form::{Form, Indicator};
use domain::number::Number;
use std::collections::BTreeMap;

/// How the rows of a form answer to those of another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    /// Rows of the same name: ours, theirs.
    pub same: Vec<(usize, usize)>,
    /// Rows whose names resemble each other: ours, theirs.
    pub renamed: Vec<(usize, usize)>,
    /// Our rows that they have not.
    pub added: Vec<usize>,
    /// Their rows that we have not.
    pub vanished: Vec<usize>,
}

impl Rows {
    /// Every row of ours with the one of theirs it answers to.
    pub fn paired(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.same.iter().chain(&self.renamed).copied()
    }
}

/// Pairs the rows of a form with those of another.
pub(crate) fn pair_rows(subject: &Subject<'_>, ours: &Form, theirs: &Form) -> Rows {
    let mut rows = Rows::default();
    let mut left: Vec<(usize, &Indicator, String)> = named(theirs);
    for (at, row, name) in named(ours) {
        // One name may stand under two kinds; the same kind comes first.
        let same_kind = left
            .iter()
            .position(|(_, other, theirs)| *theirs == name && other.level2 == row.level2);
        let found = same_kind.or_else(|| left.iter().position(|(.., theirs)| *theirs == name));
        match found {
            Some(position) => rows.same.push((at, left.remove(position).0)),
            None => rows.added.push(at),
        }
    }
    rows.vanished = left.iter().map(|(at, ..)| *at).collect();
    if let Some(least) = threshold(subject, "similar-name-share") {
        find_renamed(ours, theirs, least, &mut rows);
    }
    rows
}

fn named(form: &Form) -> Vec<(usize, &Indicator, String)> {
    let rows = form.indicators.iter().enumerate();
    rows.filter(|(_, row)| !row.name.is_blank() && !row.level1.is_beside())
        .map(|(at, row)| (at, row, plain(&row.name.raw)))
        .filter(|(.., name)| !name.is_empty())
        .collect()
}

/// The most alike first, each row once.
fn find_renamed(ours: &Form, theirs: &Form, least: Number, rows: &mut Rows) {
    let name = |form: &Form, at: usize| {
        let row = form.indicators.get(at);
        row.map_or(String::new(), |row| plain(&row.name.raw))
    };
    let group = |form: &Form, at: usize| form.indicators.get(at).map(|row| row.level1.clone());
    let mut found: Vec<(Number, usize, usize)> = Vec::new();
    for &one in &rows.added {
        for &other in &rows.vanished {
            let share = likeness(&name(ours, one), &name(theirs, other));
            if share >= least && group(ours, one) == group(theirs, other) {
                found.push((share, one, other));
            }
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, one, other) in found {
        if !pairs.contains_key(&one) && !pairs.values().any(|&taken| taken == other) {
            pairs.insert(one, other);
        }
    }
    rows.added.retain(|one| !pairs.contains_key(one));
    rows.vanished
        .retain(|other| !pairs.values().any(|taken| taken == other));
    rows.renamed = pairs.into_iter().collect();
}
