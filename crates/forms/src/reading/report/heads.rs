//! Headings of several rows: every column with its full name.
//!
//! In a real table the spans tell what stands above what. A text has lost them: there a
//! blank is a heading that reaches down from above, and a run of filled cells stands under
//! as many headings as are left over.

use super::rows::View;
use crate::labels::ReportWords;
use domain::form::Cell;

/// Wider runs of headings are not shared out.
const WIDEST: usize = 64;

/// The columns under some rows of headings.
pub(super) fn columns(rows: &[Vec<View>], words: &ReportWords) -> Vec<Cell> {
    let Some(leaves) = rows.last() else {
        return Vec::new();
    };
    leaves.iter().map(|leaf| name(leaf, rows, words)).collect()
}

/// The names above a stretch from the top, joined.
fn name(leaf: &View, rows: &[Vec<View>], words: &ReportWords) -> Cell {
    let mut path: Vec<(&View, Option<&View>)> = Vec::new();
    for row in rows {
        let above = |view: &&View| view.from < leaf.to && leaf.from < view.to;
        let Some(at) = row.iter().position(|view| above(&view)) else {
            continue;
        };
        let Some(view) = row.get(at).filter(|view| !view.cell.is_empty()) else {
            continue;
        };
        let repeats = path
            .last()
            .is_some_and(|(last, _)| last.cell.place == view.cell.place);
        if !repeats {
            path.push((view, at.checked_sub(1).and_then(|before| row.get(before))));
        }
    }
    let Some((own, _)) = path.pop() else {
        return leaf.cell.clone();
    };
    let own_name = squeezed(&own.cell.raw);
    let mut full = String::new();
    for (depth, (view, beside)) in path.iter().enumerate() {
        let word = squeezed(&view.cell.raw);
        let word = word.trim_end_matches(['：', ':']);
        let parts = words.parts.iter().any(|known| known == word);
        if own_name.contains(word) && !parts {
            continue;
        }
        // Parts of parts name their whole, else 其中 would be said of the first whole.
        if parts
            && depth > 0
            && let Some(whole) = beside
        {
            full.clear();
            full.push_str(&squeezed(&whole.cell.raw));
        }
        full.push_str(word);
        full.push('：');
    }
    if full.is_empty() {
        return own.cell.clone();
    }
    let mut cell = Cell::new(full + &own_name, own.cell.place.clone());
    cell.kept.clone_from(&own.cell.kept);
    cell
}

/// A heading without the breaks a narrow column forces on it.
pub(super) fn on_one_line(cell: &Cell) -> Cell {
    Cell::new(squeezed(&cell.raw), cell.place.clone())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Gives the headings of a text the stretches they must have had.
pub(super) fn stretch(rows: &mut [Vec<View>]) {
    let Some((leaves, upper)) = rows.split_last_mut() else {
        return;
    };
    let mut below: Vec<Slot> = leaves.iter().map(Slot::of).collect();
    for row in upper.iter_mut().rev() {
        below = place(row, &below);
    }
}

/// A heading of the row below: its stretch, its name, and whether it is blank there.
#[derive(Clone, Debug)]
struct Slot {
    from: u64,
    to: u64,
    name: String,
    blank: bool,
}

impl Slot {
    fn of(view: &View) -> Self {
        Self {
            from: view.from,
            to: view.to,
            name: squeezed(&view.cell.raw),
            blank: view.cell.is_empty(),
        }
    }
}

/// Puts the cells of a row above the slots of the row below; gives the row's own slots.
fn place(row: &mut [View], below: &[Slot]) -> Vec<Slot> {
    let mut slots = Vec::with_capacity(below.len());
    let mut cells = row;
    let mut at = 0;
    while let Some(slot) = below.get(at) {
        let run = below.get(at..).unwrap_or_default();
        let run = match run.iter().position(|slot| slot.blank) {
            Some(0) => 1,
            Some(blank) => blank,
            None => run.len(),
        };
        let behind = below.get(at + run..).unwrap_or_default();
        let wanted = if slot.blank {
            1
        } else {
            cells.len().saturating_sub(least(behind)).min(run)
        };
        let (own, rest) = cells.split_at_mut(wanted.min(cells.len()));
        cells = rest;
        let under = below.get(at..at + run).unwrap_or_default();
        if own.is_empty() {
            slots.extend_from_slice(under);
        }
        let shared = shares(&own_names(own), under);
        for (view, (first, last)) in own.iter_mut().zip(shared) {
            if let (Some(first), Some(last)) = (under.get(first), under.get(last)) {
                (view.from, view.to) = (first.from, last.to);
                slots.push(Slot::of(view));
            }
        }
        at += run;
    }
    slots
}

/// The fewest cells that can stand above some slots: one above each blank and each run.
fn least(slots: &[Slot]) -> usize {
    let blanks = slots.iter().filter(|slot| slot.blank).count();
    let runs = slots.split(|slot| slot.blank);
    blanks + runs.filter(|run| !run.is_empty()).count()
}

fn own_names(views: &[View]) -> Vec<String> {
    let bare = |view: &View| {
        let name = squeezed(&view.cell.raw);
        name.trim_end_matches(['：', ':']).to_owned()
    };
    views.iter().map(bare).collect()
}

/// Shares a run of headings among those above, first and last of each: so that as many as
/// can be stand below a heading whose words they repeat, the rest as far left as can be.
fn shares(above: &[String], run: &[Slot]) -> Vec<(usize, usize)> {
    let (groups, count) = (above.len(), run.len());
    if groups <= 1 || groups >= count || count > WIDEST {
        let last = |group: usize| {
            if group + 1 == groups {
                count.saturating_sub(1)
            } else {
                group
            }
        };
        return (0..groups.min(count))
            .map(|group| (group, last(group)))
            .collect();
    }
    // best[g][n]: the first n headings shared among the first g, with where the last begins.
    let mut best = vec![vec![None::<(usize, usize)>; count + 1]; groups + 1];
    if let Some(start) = best.first_mut().and_then(|row| row.first_mut()) {
        *start = Some((0, 0));
    }
    for (group, name) in above.iter().enumerate() {
        for end in group + 1..=count {
            let repeats = |from: usize| {
                let own = run.get(from..end).unwrap_or_default();
                own.iter()
                    .filter(|slot| slot.name.contains(name.as_str()))
                    .count()
            };
            let found = (group..end)
                .filter_map(|from| {
                    let before = best.get(group)?.get(from).copied()??;
                    Some((before.0 + repeats(from), from))
                })
                .max_by_key(|&(score, from)| (score, from));
            if let Some(cell) = best.get_mut(group + 1).and_then(|row| row.get_mut(end)) {
                *cell = found;
            }
        }
    }
    let mut shared = Vec::with_capacity(groups);
    let mut end = count;
    for group in (1..=groups).rev() {
        let from = best
            .get(group)
            .and_then(|row| row.get(end).copied().flatten());
        let from = from.map_or(end.saturating_sub(1), |(_, from)| from);
        shared.push((from, end.saturating_sub(1)));
        end = from;
    }
    shared.reverse();
    shared
}
