//! Ruling lines that are the same, and those that belong together. Knows no cell.

use super::marks::{Rule, TOLERANCE};
use std::collections::BTreeMap;

/// A line after merging.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seg {
    pub at: f64,
    pub from: f64,
    pub to: f64,
}

/// Lines of one direction; pieces and doubles of one line are one.
pub(super) fn merged(rules: &[Rule], level: bool) -> Vec<Seg> {
    let mut segs: Vec<Seg> = rules
        .iter()
        .filter(|rule| rule.level == level)
        .map(|rule| Seg {
            at: rule.at,
            from: rule.from,
            to: rule.to,
        })
        .collect();
    segs.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out = Vec::new();
    let mut rest = segs.as_mut_slice();
    while let Some(first) = rest.first().copied() {
        let end = rest.partition_point(|seg| seg.at - first.at <= TOLERANCE);
        let (cluster, others) = rest.split_at_mut(end);
        cluster.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut open: Option<Seg> = None;
        for seg in cluster.iter() {
            match &mut open {
                Some(open) if seg.from <= open.to + TOLERANCE => open.to = open.to.max(seg.to),
                _ => out.extend(open.replace(*seg)),
            }
        }
        out.extend(open);
        rest = others;
    }
    out.retain(|seg| seg.to - seg.from > TOLERANCE);
    out
}

/// Lines that touch one another, across both directions.
pub(super) fn components(level: &[Seg], upright: &[Seg]) -> Vec<(Vec<Seg>, Vec<Seg>)> {
    let mut sets = Sets::new(level.len() + upright.len());
    for (index, line) in upright.iter().enumerate() {
        let from = level.partition_point(|seg| seg.at < line.from - TOLERANCE);
        for (other, crossing) in level.iter().enumerate().skip(from) {
            if crossing.at > line.to + TOLERANCE {
                break;
            }
            if crossing.from - TOLERANCE <= line.at && line.at <= crossing.to + TOLERANCE {
                sets.join(level.len() + index, other);
            }
        }
    }
    let mut found: BTreeMap<usize, (Vec<Seg>, Vec<Seg>)> = BTreeMap::new();
    for (index, seg) in level.iter().enumerate() {
        found.entry(sets.find(index)).or_default().0.push(*seg);
    }
    for (index, seg) in upright.iter().enumerate() {
        let set = sets.find(level.len() + index);
        found.entry(set).or_default().1.push(*seg);
    }
    let (mut whole, halves): (Vec<_>, Vec<_>) = found
        .into_values()
        .partition(|(level, upright)| !level.is_empty() && !upright.is_empty());
    let mut alone = Vec::new();
    for (_, upright) in halves {
        match upright.as_slice() {
            [seg] if !take_side(&mut whole, *seg) => alone.push(*seg),
            _ => {}
        }
    }
    whole.extend(middle(alone).map(|upright| (Vec::new(), upright)));
    whole
}

/// The middle of a row that is longer than a page: upright lines of one length, no other.
fn middle(mut alone: Vec<Seg>) -> Option<Vec<Seg>> {
    alone.sort_by(|a, b| a.at.total_cmp(&b.at));
    let longest = alone
        .iter()
        .max_by(|a, b| (a.to - a.from).total_cmp(&(b.to - b.from)));
    let (from, to) = longest.map(|seg| (seg.from, seg.to))?;
    alone.retain(|seg| near(seg.from, from) && near(seg.to, to));
    (alone.len() > 2).then_some(alone)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 2.0 * TOLERANCE
}

/// Merged cells at the side of a table may go on over a whole page, with no line across:
/// their upright lines are as long as the table is high.
fn take_side(whole: &mut [(Vec<Seg>, Vec<Seg>)], side: Seg) -> bool {
    let home = whole.iter_mut().find(|(_, upright)| {
        let from = upright.iter().map(|seg| seg.from).fold(f64::MAX, f64::min);
        let to = upright.iter().map(|seg| seg.to).fold(f64::MIN, f64::max);
        near(side.from, from) && near(side.to, to)
    });
    match home {
        Some((_, upright)) => upright.push(side),
        None => return false,
    }
    true
}

/// Disjoint sets of numbers.
pub(super) struct Sets(Vec<usize>);

impl Sets {
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    pub(super) fn find(&mut self, mut of: usize) -> usize {
        while let Some(&parent) = self.0.get(of)
            && parent != of
        {
            let above = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.0.get_mut(of) {
                *slot = above;
            }
            of = parent;
        }
        of
    }

    /// The smaller number stands for both, so that the order does not depend on the way.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}
