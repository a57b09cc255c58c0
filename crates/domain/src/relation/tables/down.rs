//! Sums down the columns: totals over rows, numbered lines, 其中 lists.

use super::grid::Grid;
use super::labels::RowKind;
use crate::number::Number;
use crate::relation::{Formula, Relation};
use std::ops::Range;

pub(super) fn relations(grid: &Grid<'_>, found: &mut Vec<Relation>) {
    let mut whole_by_number = Vec::new();
    for group in numbered(grid) {
        whole_by_number.extend(numbered_sums(grid, &group, found));
    }
    for row in grid.rows.clone() {
        match grid.kind(row) {
            RowKind::PartsBegin => parts(grid, row, found),
            RowKind::Heading => proven_parts(grid, row, found),
            RowKind::Total if !whole_by_number.contains(&row) => total(grid, row, found),
            _ => {}
        }
    }
}

fn sums(grid: &Grid<'_>, whole: usize, parts: &[usize], formula: Formula) -> Vec<Relation> {
    let mut sums: Vec<Relation> = grid
        .amounts()
        .map(|column| (column, grid.down(whole, parts, column, formula)))
        .filter(|(column, sum)| !grid.seldom_adds(*column) || !grid.is_amid(sum))
        .map(|(_, sum)| sum)
        .collect();
    // Where one column adds up, another whose total is far from the sum and between its rows
    // is one of averages.
    if formula == Formula::Sum && grid.tally(&sums).telling > 0 {
        sums.retain(|sum| grid.is_near(sum) || !grid.is_amid(sum));
    }
    sums
}

/// Runs of lines numbered 1, 2, 3 …
fn numbered(grid: &Grid<'_>) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for row in grid.rows.clone() {
        match grid.kind(row) {
            RowKind::Numbered(1) => groups.push(vec![row]),
            RowKind::Numbered(number) => {
                if let Some(group) = groups.last_mut()
                    && usize::try_from(number).is_ok_and(|n| n == group.len() + 1)
                {
                    group.push(row);
                }
            }
            _ => {}
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// The line above or the total below is the sum of the numbered lines.
fn numbered_sums(grid: &Grid<'_>, group: &[usize], found: &mut Vec<Relation>) -> Vec<usize> {
    let (Some(&first), Some(&last)) = (group.first(), group.last()) else {
        return Vec::new();
    };
    let above = first.checked_sub(1).filter(|row| grid.rows.contains(row));
    let below = (last + 1..grid.rows.end).find(|&row| grid.kind(row) == RowKind::Total);
    let mut wholes = Vec::new();
    for whole in above.into_iter().chain(below) {
        let relations = sums(grid, whole, group, Formula::Sum);
        let is_total = grid.kind(whole) == RowKind::Total;
        if grid.tally(&relations).proves() || (is_total && !has_more_lines(grid, group)) {
            found.extend(relations);
            wholes.push(whole);
        } else if is_total {
            found.extend(sums(grid, whole, group, Formula::PartsOf));
            wholes.push(whole);
        }
    }
    wholes
}

/// The lines of 其中 may not exceed the line before; they make it where the list is complete.
fn parts(grid: &Grid<'_>, first: usize, found: &mut Vec<Relation>) {
    // A second 其中 begins another list of the same line, not one of the first 其中.
    let above = (grid.rows.start..first).rev();
    let Some(whole) = above
        .into_iter()
        .find(|&row| grid.kind(row) != RowKind::PartsBegin)
    else {
        return;
    };
    let end = run_end(grid, first + 1);
    let bounded = end < grid.rows.end && matches!(grid.kind(end), RowKind::Numbered(_));
    let mut rows: Vec<usize> = (first..end).collect();
    // Without a mark behind it nobody can say where the list ends.
    while !bounded
        && rows.len() > 1
        && grid.tally(&sums(grid, whole, &rows, Formula::PartsOf)).open > 0
    {
        rows.pop();
    }
    let as_sum = sums(grid, whole, &rows, Formula::Sum);
    let tally = grid.tally(&as_sum);
    if rows.len() > 1 && tally.closed > 1 && tally.open < 2 && tally.open < tally.closed {
        found.extend(as_sum);
    } else {
        found.extend(sums(grid, whole, &rows, Formula::PartsOf));
    }
}

/// Whether lines without a number stand beside the numbered ones and in no 其中 list.
fn has_more_lines(grid: &Grid<'_>, group: &[usize]) -> bool {
    let mut in_list = false;
    grid.rows.clone().any(|row| {
        match grid.kind(row) {
            RowKind::PartsBegin => in_list = true,
            RowKind::Plain => return !in_list && grid.has_figures(row),
            _ => in_list = false,
        }
        !group.contains(&row) && matches!(grid.kind(row), RowKind::Numbered(_))
    })
}

/// The end of the plain rows from a row on; a row that is itself followed by 其中 is none of them.
fn run_end(grid: &Grid<'_>, from: usize) -> usize {
    let opens_list =
        |row: usize| grid.rows.contains(&(row + 1)) && grid.kind(row + 1) == RowKind::PartsBegin;
    (from..grid.rows.end)
        .find(|&row| grid.kind(row) != RowKind::Plain || opens_list(row))
        .unwrap_or(grid.rows.end)
}

/// A heading with a colon: its lines end where some column adds up exactly.
fn proven_parts(grid: &Grid<'_>, heading: usize, found: &mut Vec<Relation>) {
    let end = run_end(grid, heading + 1);
    let best = (heading + 3..=end)
        .map(|until| {
            let rows: Vec<usize> = (heading + 1..until).collect();
            (grid.tally(&sums(grid, heading, &rows, Formula::Sum)), rows)
        })
        .filter(|(tally, _)| tally.telling > 0)
        .max_by(|(a, _), (b, _)| a.telling.cmp(&b.telling));
    if let Some((_, rows)) = best {
        found.extend(sums(grid, heading, &rows, Formula::PartsOf));
    }
}

/// A total over plain rows, in front of it or behind it, sub-lines left out.
fn total(grid: &Grid<'_>, total: usize, found: &mut Vec<Relation>) {
    let before = rows_before(grid, total);
    let run = if before.is_empty() {
        total + 1..run_end(grid, total + 1)
    } else {
        before
    };
    let all: Vec<usize> = run.clone().filter(|&row| grid.has_figures(row)).collect();
    if all.is_empty() {
        return;
    }
    let flat = sums(grid, total, &all, Formula::Sum);
    let tally = grid.tally(&flat);
    if tally.proves() {
        found.extend(flat);
        return;
    }
    let (top, nested) = top_rows(grid, &all);
    let relations = sums(grid, total, &top, Formula::Sum);
    let shown = grid.tally(&relations);
    if !nested.is_empty() && shown.closed > 0 && shown.closed >= shown.open {
        found.extend(nested);
        found.extend(relations);
    } else if nested.is_empty()
        && all.len() > 1
        && tally.closed + tally.open == 1
        && (run.start == grid.rows.start || run.end == grid.rows.end)
        && !hides_sub_lines(grid, total, &all)
    {
        // One column of plain figures under 合计: there is nothing else it could claim.
        found.extend(flat);
    } else if nested.is_empty()
        && tally.telling > 0
        && (run.start == grid.rows.start || run.end == grid.rows.end)
        && !hides_sub_lines(grid, total, &all)
    {
        // One column proves the sum; in the others it is claimed where it is nearly met, as
        // an average or a price never is.
        let near = flat.into_iter().filter(|relation| grid.is_near(relation));
        found.extend(near);
    }
}

/// Whether the rows exceed the total by just what some neighbouring rows hold: those may
/// be sub-lines of the row above them.
fn hides_sub_lines(grid: &Grid<'_>, total: usize, rows: &[usize]) -> bool {
    grid.amounts().any(|column| {
        let value = |row: usize| grid.figure(row, column).value().unwrap_or(Number::ZERO);
        let excess =
            Number::sum(rows.iter().map(|&row| value(row))).and_then(|sum| sum.minus(value(total)));
        let Some(excess) = excess.filter(|&excess| excess > Number::ZERO) else {
            return false;
        };
        (1..rows.len()).any(|from| {
            let mut left = Some(excess);
            rows.iter().skip(from).any(|&row| {
                left = left.and_then(|left| left.minus(value(row)));
                left.is_some_and(Number::is_zero)
            })
        })
    })
}

fn rows_before(grid: &Grid<'_>, total: usize) -> Range<usize> {
    let start = (grid.rows.start..total)
        .rev()
        .find(|&row| grid.kind(row) != RowKind::Plain)
        .map_or(grid.rows.start, |row| row + 1);
    start..total
}

/// The rows that are not sub-lines of another, and the sums of those that have sub-lines.
fn top_rows(grid: &Grid<'_>, rows: &[usize]) -> (Vec<usize>, Vec<Relation>) {
    let (mut top, mut nested) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(&row) = rows.get(at) {
        top.push(row);
        let best = (at + 2..=rows.len()).rev().find_map(|until| {
            let relations = sums(grid, row, rows.get(at + 1..until)?, Formula::Sum);
            let tally = grid.tally(&relations);
            (tally.closed > 0 && (tally.open == 0 || tally.telling > tally.open))
                .then_some((until, relations))
        });
        if let Some((until, relations)) = best {
            nested.extend(relations);
            at = until;
        } else {
            at += 1;
        }
    }
    (top, nested)
}
