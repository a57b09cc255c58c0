//! Ruling lines to grids: the cells that no line parts. Knows no text.

use super::marks::{Area, Rule, TOLERANCE};
use super::segments::{Seg, Sets, components, merged};
use crate::limits::MOST_RULED_CELLS;
use std::collections::BTreeMap;

/// Grids smaller than this are boxes to tick, not tables.
const LEAST_WIDTH: f64 = 20.0;
const LEAST_HEIGHT: f64 = 9.0;

/// Cells drawn with lines on one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Ruled {
    /// Edges of the columns from the left, one more than columns.
    pub xs: Vec<f64>,
    /// Edges of the rows from the top, one more than rows.
    pub ys: Vec<f64>,
    /// Cells by row and column.
    pub boxes: Vec<Span>,
    /// Which of the boxes each unit of the grid belongs to, row by row.
    units: Vec<usize>,
    /// For each box, whether it stands at the upper or lower end and no line closes it there.
    pub open: Vec<Open>,
    /// Whether lines seem missing: cells that were no rectangle.
    pub ragged: bool,
}

/// Sides of a cell on which the page's end cuts it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Open {
    pub above: bool,
    pub below: bool,
    pub left: bool,
    pub right: bool,
}

/// Rows and columns of a cell; the ends are not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub top: usize,
    pub left: usize,
    pub bottom: usize,
    pub right: usize,
}

impl Ruled {
    /// A grid of cells that no lines show; where a point lies it cannot tell.
    pub(super) fn of_boxes(xs: Vec<f64>, ys: Vec<f64>, boxes: Vec<Span>) -> Self {
        Self {
            xs,
            ys,
            units: Vec::new(),
            open: vec![Open::default(); boxes.len()],
            boxes,
            ragged: false,
        }
    }

    pub(super) fn area(&self) -> Area {
        Area {
            x0: self.xs.first().copied().unwrap_or_default(),
            y0: self.ys.first().copied().unwrap_or_default(),
            x1: self.xs.last().copied().unwrap_or_default(),
            y1: self.ys.last().copied().unwrap_or_default(),
        }
    }

    pub(super) fn area_of(&self, span: &Span) -> Area {
        let x = |at: usize| self.xs.get(at).copied().unwrap_or_default();
        let y = |at: usize| self.ys.get(at).copied().unwrap_or_default();
        Area {
            x0: x(span.left),
            y0: y(span.top),
            x1: x(span.right),
            y1: y(span.bottom),
        }
    }

    /// The index of the cell a point lies in.
    pub(super) fn at(&self, (x, y): (f64, f64)) -> Option<usize> {
        let column = self.xs.partition_point(|&edge| edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|&edge| edge <= y).checked_sub(1)?;
        let columns = self.xs.len() - 1;
        if column >= columns {
            return None;
        }
        self.units.get(row * columns + column).copied()
    }
}

/// The grids of a page, and how many drawings were too fine to be tables.
pub(super) fn grids(rules: &[Rule]) -> (Vec<Ruled>, usize) {
    let level = merged(rules, true);
    let upright = merged(rules, false);
    // Tables have some hundreds of lines; drawings that are denser are no tables.
    if level.len() * upright.len() > 100 * MOST_RULED_CELLS {
        return (Vec::new(), 1);
    }
    let mut drawings = 0;
    let mut grids = Vec::new();
    for (level, upright) in components(&level, &upright) {
        match grid(level, upright) {
            Ok(Some(grid)) => grids.push(grid),
            Ok(None) => {}
            Err(TooFine) => drawings += 1,
        }
    }
    (grids, drawings)
}

/// More cells than a table has.
struct TooFine;

/// The grid of lines that touch one another; none where they are no table.
fn grid(mut level: Vec<Seg>, mut upright: Vec<Seg>) -> Result<Option<Ruled>, TooFine> {
    let drawn = (level.clone(), upright.clone());
    close_sides(&level, &mut upright);
    close_sides(&upright, &mut level);
    let mut ys = edges(&level);
    let mut xs = edges(&upright);
    if xs.len() < 2 || ys.len() < 2 {
        return Ok(None);
    }
    if (xs.len() - 1) * (ys.len() - 1) > MOST_RULED_CELLS {
        return Err(TooFine);
    }
    drop_idle(&mut xs, &ys, &upright);
    drop_idle(&mut ys, &xs, &level);
    let (at_xs, at_ys) = (at_edges(&xs, &upright), at_edges(&ys, &level));
    let mut ruled = Ruled {
        xs,
        ys,
        ..Ruled::default()
    };
    let area = ruled.area();
    if area.width() < LEAST_WIDTH || area.height() < LEAST_HEIGHT {
        return Ok(None);
    }
    cells(&mut ruled, &at_ys, &at_xs);
    ruled.open = ruled
        .boxes
        .iter()
        .map(|span| open(&ruled, span, &drawn))
        .collect();
    Ok(Some(ruled))
}

/// Where no line closes a cell at the edges of its grid.
fn open(ruled: &Ruled, span: &Span, (level, upright): &(Vec<Seg>, Vec<Seg>)) -> Open {
    let area = ruled.area_of(span);
    let closed = |at: f64| stands(level, at, area.x0, area.x1);
    let walled = |at: f64| stands(upright, at, area.y0, area.y1);
    Open {
        above: span.top == 0 && !closed(area.y0),
        below: span.bottom + 1 == ruled.ys.len() && !closed(area.y1),
        left: span.left == 0 && !walled(area.x0),
        right: span.right + 1 == ruled.xs.len() && !walled(area.x1),
    }
}

/// Where both outermost lines of one direction run out beyond the last of the other, the
/// side is open, and their ends are its edge: tables without side lines, tables cut by the
/// end of the page.
fn close_sides(running: &[Seg], across: &mut Vec<Seg>) {
    let least =
        |of: &dyn Fn(&Seg) -> f64, segs: &[Seg]| segs.iter().map(of).fold(f64::MAX, f64::min);
    let most =
        |of: &dyn Fn(&Seg) -> f64, segs: &[Seg]| segs.iter().map(of).fold(f64::MIN, f64::max);
    let (first, last) = (least(&|s| s.at, running), most(&|s| s.at, running));
    let outer = |at: f64| {
        running
            .iter()
            .filter(move |seg| (seg.at - at).abs() <= TOLERANCE)
    };
    let from = outer(first)
        .map(|s| s.from)
        .fold(f64::MAX, f64::min)
        .max(outer(last).map(|s| s.from).fold(f64::MAX, f64::min));
    let to = outer(first)
        .map(|s| s.to)
        .fold(f64::MIN, f64::max)
        .min(outer(last).map(|s| s.to).fold(f64::MIN, f64::max));
    let beyond = 2.0 * TOLERANCE;
    let before = from < least(&|s| s.at, across) - beyond;
    let behind = to > most(&|s| s.at, across) + beyond;
    for (open, at) in [(before, from), (behind, to)] {
        if open {
            across.push(Seg {
                at,
                from: first,
                to: last,
            });
        }
    }
}

/// The places where lines stand, each once.
fn edges(segs: &[Seg]) -> Vec<f64> {
    let mut all: Vec<f64> = segs.iter().map(|seg| seg.at).collect();
    all.sort_by(f64::total_cmp);
    let mut edges: Vec<f64> = Vec::new();
    for at in all {
        if edges.last().is_none_or(|last| at - last > TOLERANCE) {
            edges.push(at);
        }
    }
    edges
}

/// Whether a line stands at that place along most of a stretch.
fn stands(segs: &[Seg], at: f64, from: f64, to: f64) -> bool {
    let covered: f64 = segs
        .iter()
        .filter(|seg| (seg.at - at).abs() <= TOLERANCE)
        .map(|seg| (seg.to.min(to) - seg.from.max(from)).max(0.0))
        .sum();
    covered > 0.6 * (to - from)
}

/// The lines at each edge.
fn at_edges(edges: &[f64], segs: &[Seg]) -> Vec<Vec<Seg>> {
    let at = |edge: &f64| {
        let near = segs.iter().filter(|seg| (seg.at - edge).abs() <= TOLERANCE);
        near.copied().collect()
    };
    edges.iter().map(at).collect()
}

fn stands_at(segs: &[Vec<Seg>], edge: usize, at: f64, from: f64, to: f64) -> bool {
    segs.get(edge)
        .is_some_and(|segs| stands(segs, at, from, to))
}

/// Drops inner edges at which no line is long enough to part two cells.
fn drop_idle(edges: &mut Vec<f64>, others: &[f64], segs: &[Seg]) {
    let (first, last) = (edges.first().copied(), edges.last().copied());
    edges.retain(|&edge| {
        let near = |seg: &&Seg| (seg.at - edge).abs() <= TOLERANCE;
        let segs: Vec<Seg> = segs.iter().filter(near).copied().collect();
        Some(edge) == first
            || Some(edge) == last
            || others.windows(2).any(|pair| match pair {
                [from, to] => stands(&segs, edge, *from, *to),
                _ => false,
            })
    });
}

/// Joins units that no line parts and makes cells of them.
fn cells(ruled: &mut Ruled, level: &[Vec<Seg>], upright: &[Vec<Seg>]) {
    let (rows, columns) = (ruled.ys.len() - 1, ruled.xs.len() - 1);
    let mut sets = Sets::new(rows * columns);
    for (row, y) in ruled.ys.windows(2).enumerate() {
        for (column, x) in ruled.xs.windows(2).enumerate() {
            let &[top, bottom] = y else { continue };
            let &[left, right] = x else { continue };
            let unit = row * columns + column;
            if column + 1 < columns && !stands_at(upright, column + 1, right, top, bottom) {
                sets.join(unit, unit + 1);
            }
            if row + 1 < rows && !stands_at(level, row + 1, bottom, left, right) {
                sets.join(unit, unit + columns);
            }
        }
    }
    let mut spans: BTreeMap<usize, (Span, usize)> = BTreeMap::new();
    for unit in 0..rows * columns {
        let (row, column) = (unit / columns, unit % columns);
        let (span, count) = spans.entry(sets.find(unit)).or_insert((
            Span {
                top: row,
                left: column,
                bottom: row,
                right: column,
            },
            0,
        ));
        span.left = span.left.min(column);
        span.right = span.right.max(column + 1);
        span.bottom = span.bottom.max(row + 1);
        *count += 1;
    }
    ruled.units = vec![0; rows * columns];
    for (set, (span, count)) in spans {
        let whole = (span.bottom - span.top) * (span.right - span.left) == count;
        if whole {
            put(ruled, columns, span);
            continue;
        }
        ruled.ragged = true;
        for row in span.top..span.bottom {
            let of: Vec<bool> = (span.left..span.right)
                .map(|column| sets.find(row * columns + column) == set)
                .collect();
            runs(ruled, columns, row, span.left, &of);
        }
    }
}

/// Cells that are no rectangle miss a line somewhere: each run in a row is one cell.
fn runs(ruled: &mut Ruled, columns: usize, row: usize, left: usize, of: &[bool]) {
    let mut from = 0;
    for run in of.chunk_by(|a, b| a == b) {
        if run.first() == Some(&true) {
            let span = Span {
                top: row,
                left: left + from,
                bottom: row + 1,
                right: left + from + run.len(),
            };
            put(ruled, columns, span);
        }
        from += run.len();
    }
}

fn put(ruled: &mut Ruled, columns: usize, span: Span) {
    let index = ruled.boxes.len();
    for row in span.top..span.bottom {
        for column in span.left..span.right {
            if let Some(unit) = ruled.units.get_mut(row * columns + column) {
                *unit = index;
            }
        }
    }
    ruled.boxes.push(span);
}
