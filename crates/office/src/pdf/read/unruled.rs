//! Tables without lines: columns where white gutters run down several lines. Only clear
//! cases, three columns and three rows at least; all else stays text.

use super::lines::Line;
use super::ruled::{Ruled, Span};

/// Columns and rows from which text that stands in columns is a table.
const LEAST: usize = 3;

/// Least gutter and most space between lines, as shares of the size.
const GUTTER: f64 = 1.0;
const LEADING: f64 = 1.8;

/// Text in columns: its grid, and the edges of what stands in each column.
pub(super) struct Columns {
    pub grid: Ruled,
    pub occupied: Vec<(f64, f64)>,
}

/// The tables among the lines of a page, from top to bottom.
pub(super) fn columns(lines: &[Line]) -> Vec<Columns> {
    let mut found = Vec::new();
    let mut rest = lines;
    while let Some((first, after)) = rest.split_first() {
        if first.pieces.len() < 2 {
            rest = after;
            continue;
        }
        let mut occupied = first.pieces.clone();
        let mut count = 1;
        for (before, line) in rest.iter().zip(after) {
            let next = with(&occupied, line);
            let near = line.area.y0 - before.area.y1 < LEADING * line.size;
            let keeps = next.len() >= LEAST.min(occupied.len()) && next.len() > 1;
            if !near || !keeps || (count >= LEAST && next.len() < occupied.len()) {
                break;
            }
            occupied = next;
            count += 1;
        }
        let (run, behind) = rest.split_at(count);
        match table(run, occupied) {
            Some(table) => {
                found.push(table);
                rest = behind;
            }
            None => rest = after,
        }
    }
    found
}

/// What is occupied when a line is added; stretches with no gutter between are one.
fn with(occupied: &[(f64, f64)], line: &Line) -> Vec<(f64, f64)> {
    let mut all: Vec<(f64, f64)> = occupied.iter().chain(&line.pieces).copied().collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<(f64, f64)> = Vec::new();
    for (left, right) in all {
        match out.last_mut() {
            Some(last) if left - last.1 < GUTTER * line.size => last.1 = last.1.max(right),
            _ => out.push((left, right)),
        }
    }
    out
}

/// The grid of a run of lines, where they are clear enough.
fn table(run: &[Line], occupied: Vec<(f64, f64)>) -> Option<Columns> {
    let full = |line: &&Line| line.pieces.len() + 1 >= occupied.len().max(LEAST);
    if occupied.len() < LEAST || run.iter().filter(full).count() < LEAST {
        return None;
    }
    let first_column = occupied.first()?.1;
    // A line with nothing in the first column goes on with the row above.
    let begins = |line: &&Line| {
        line.pieces
            .first()
            .is_some_and(|piece| piece.0 < first_column)
    };
    let mut ys = vec![run.first()?.area.y0 - 1.0];
    for (before, line) in run.iter().zip(run.iter().skip(1)) {
        if begins(&line) {
            ys.push(f64::midpoint(before.area.y1, line.area.y0));
        }
    }
    ys.push(run.last()?.area.y1 + 1.0);
    if ys.len() <= LEAST || ys.windows(2).any(|pair| matches!(pair, [a, b] if a >= b)) {
        return None;
    }
    let mut xs = vec![occupied.first()?.0 - 1.0];
    for (before, column) in occupied.iter().zip(occupied.iter().skip(1)) {
        xs.push(f64::midpoint(before.1, column.0));
    }
    xs.push(occupied.last()?.1 + 1.0);
    Some(Columns {
        grid: Ruled::of_edges(xs, ys),
        occupied,
    })
}

impl Ruled {
    /// A grid of single cells.
    fn of_edges(xs: Vec<f64>, ys: Vec<f64>) -> Self {
        let (columns, rows) = (xs.len().saturating_sub(1), ys.len().saturating_sub(1));
        let boxes: Vec<Span> = (0..rows * columns)
            .map(|unit| {
                let (top, left) = (unit / columns, unit % columns);
                Span {
                    top,
                    left,
                    bottom: top + 1,
                    right: left + 1,
                }
            })
            .collect();
        Self::of_units(xs, ys, boxes)
    }
}
