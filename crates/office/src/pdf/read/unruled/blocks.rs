//! Rows to blocks: consecutive rows that share their columns. A form changes its columns
//! several times; each block has its own, and the edges of all make up the grid.

use super::rows::{Float, Rows};
use super::stacks::{Stack, overlap};
use crate::limits::MOST_UNRULED_ROWS;
use crate::pdf::read::marks::Area;

/// What a block costs, and each cell it leaves empty, and the most for one column: a change
/// of columns is told where it saves enough empty cells.
const BLOCK: f64 = 4.0;
const EMPTY: f64 = 0.25;
const EMPTY_COLUMN: f64 = 0.6;

/// What it costs to part the rows that a label stands between.
const PARTED: f64 = 6.0;

/// Rows that share their columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Block {
    pub from: usize,
    /// Not part of it.
    pub to: usize,
    /// What stands in its columns takes these stretches.
    pub columns: Vec<(f64, f64)>,
}

/// A column while rows are added.
#[derive(Clone, Copy, Debug)]
struct Column {
    x0: f64,
    x1: f64,
    /// Rows with something in it.
    filled: usize,
}

/// The blocks of some rows; none where there are too many.
pub(super) fn blocks(stacks: &[Stack], rows: &Rows) -> Vec<Block> {
    let count = rows.rows.len();
    if count == 0 || count.max(rows.floats.len()) > MOST_UNRULED_ROWS {
        return Vec::new();
    }
    // The least cost of the rows before each, and where the last block begins.
    let mut best: Vec<(f64, usize)> = vec![(f64::MAX, 0); count + 1];
    if let Some(first) = best.first_mut() {
        first.0 = 0.0;
    }
    for from in 0..count {
        let Some((before, _)) = best.get(from).copied() else {
            continue;
        };
        let mut columns = Vec::new();
        for to in from..count {
            if !add_row(stacks, rows, to, &mut columns) {
                break;
            }
            if to > from {
                add_floats(stacks, &rows.floats, to - 1, &mut columns);
            }
            let parted = rows.floats.iter().any(|float| float.after == to);
            let after = if parted && to + 1 < count {
                PARTED
            } else {
                0.0
            };
            let cost = before + cost(&columns, to + 1 - from) + after;
            if let Some(slot) = best.get_mut(to + 1)
                && cost < slot.0
            {
                *slot = (cost, from);
            }
        }
    }
    let mut blocks = Vec::new();
    let mut to = count;
    while let Some((_, from)) = best.get(to).copied().filter(|(_, from)| *from < to) {
        blocks.push(block(stacks, rows, from, to));
        to = from;
    }
    blocks.reverse();
    let evidence = evidence(stacks, rows);
    for block in &mut blocks {
        join_columns(stacks, rows, block, &evidence);
    }
    blocks
}

/// Neighbouring columns that never fill more rows than there are may be one: figures at the
/// right of a column whose head stands at its left.
fn cost(columns: &[Column], rows: usize) -> f64 {
    let empty = |filled: usize| (EMPTY * rows.saturating_sub(filled) as f64).min(EMPTY_COLUMN);
    let mut all = BLOCK;
    let mut open: Option<usize> = None;
    for column in columns {
        match open {
            Some(filled) if filled + column.filled <= rows => {
                all += empty(filled + column.filled);
                open = None;
            }
            _ => {
                all += open.map_or(0.0, empty);
                open = Some(column.filled);
            }
        }
    }
    all + open.map_or(0.0, empty)
}

fn block(stacks: &[Stack], rows: &Rows, from: usize, to: usize) -> Block {
    let mut columns = Vec::new();
    for row in from..to {
        add_row(stacks, rows, row, &mut columns);
        if row > from {
            add_floats(stacks, &rows.floats, row - 1, &mut columns);
        }
    }
    Block {
        from,
        to,
        columns: columns
            .iter()
            .map(|column| (column.x0, column.x1))
            .collect(),
    }
}

/// Adds a row's cells to the columns; whether they fit: none lies in two columns, and no
/// two in one.
fn add_row(stacks: &[Stack], rows: &Rows, row: usize, columns: &mut Vec<Column>) -> bool {
    let Some(row) = rows.rows.get(row) else {
        return false;
    };
    let mut next = columns.clone();
    let mut taken = None;
    for area in row.stacks.iter().filter_map(|at| stacks.get(*at)) {
        match place(&area.area, &mut next) {
            Some(x0) if taken != Some(x0) => taken = Some(x0),
            _ => return false,
        }
    }
    // Cells of one row in columns that grew together.
    let met = next.iter().zip(next.iter().skip(1));
    if met.into_iter().any(|(a, b)| b.x0 < a.x1 - 0.5) {
        return false;
    }
    let doubled = |column: &Column| {
        let area = area(column);
        let mut within = row.stacks.iter().filter_map(|at| stacks.get(*at));
        within
            .by_ref()
            .filter(|stack| overlap(&stack.area, &area))
            .count()
            > 1
    };
    if next.iter().any(doubled) {
        return false;
    }
    *columns = next;
    true
}

fn area(column: &Column) -> Area {
    Area {
        x0: column.x0,
        x1: column.x1,
        ..Area::default()
    }
}

/// Labels below a row; one that does not fit stays out.
fn add_floats(stacks: &[Stack], floats: &[Float], after: usize, columns: &mut Vec<Column>) {
    for float in floats.iter().filter(|float| float.after == after) {
        let mut next = columns.clone();
        let placed = stacks
            .get(float.stack)
            .and_then(|s| place(&s.area, &mut next));
        if placed.is_some() {
            *columns = next;
        }
    }
}

/// Puts a cell into its column, which may be a new one; none where it lies in several.
fn place(of: &Area, columns: &mut Vec<Column>) -> Option<f64> {
    let mut met = columns
        .iter_mut()
        .filter(|column| overlap(of, &area(column)));
    if let Some(column) = met.next() {
        if met.next().is_some() {
            return None;
        }
        column.x0 = column.x0.min(of.x0);
        column.x1 = column.x1.max(of.x1);
        column.filled += 1;
        return Some(column.x0);
    }
    let at = columns.partition_point(|column| column.x0 < of.x0);
    let column = Column {
        x0: of.x0,
        x1: of.x1,
        filled: 1,
    };
    columns.insert(at, column);
    Some(of.x0)
}

/// Cells beside one another, anywhere in the table.
fn evidence(stacks: &[Stack], rows: &Rows) -> Vec<(Area, Area)> {
    let mut found = Vec::new();
    for row in &rows.rows {
        let pairs = row.stacks.iter().zip(row.stacks.iter().skip(1));
        found.extend(pairs.filter_map(|(a, b)| {
            let (a, b) = (stacks.get(*a)?, stacks.get(*b)?);
            Some((a.area, b.area))
        }));
    }
    // A label between two rows stands beside the cells of both.
    for float in &rows.floats {
        let Some(own) = stacks.get(float.stack).map(|stack| stack.area) else {
            continue;
        };
        for row in rows.rows.iter().skip(float.after).take(2) {
            let areas = || row.stacks.iter().filter_map(|at| stacks.get(*at));
            let before = areas().rfind(|stack| stack.area.x1 <= own.x0 + 0.5);
            let after = areas().find(|stack| stack.area.x0 >= own.x1 - 0.5);
            found.extend(before.map(|stack| (stack.area, own)));
            found.extend(after.map(|stack| (own, stack.area)));
        }
    }
    found
}

/// Joins columns that nothing shows to be two: no row has cells in both. Figures at the
/// right of a column whose head stands at its left look so. The closest are joined first.
fn join_columns(stacks: &[Stack], rows: &Rows, block: &mut Block, evidence: &[(Area, Area)]) {
    loop {
        let pairs = block.columns.iter().zip(block.columns.iter().skip(1));
        let closest = pairs
            .enumerate()
            .filter(|(_, (a, b))| is_one(stacks, rows, block, evidence, (**a, **b)))
            .min_by(|(_, a), (_, b)| (a.1.0 - a.0.1).total_cmp(&(b.1.0 - b.0.1)))
            .map(|(at, _)| at);
        let Some(at) = closest else { break };
        let right = block.columns.remove(at + 1);
        if let Some(left) = block.columns.get_mut(at) {
            left.1 = left.1.max(right.1);
        }
    }
}

/// Whether nothing shows two neighbouring columns to be two.
fn is_one(
    stacks: &[Stack],
    rows: &Rows,
    block: &Block,
    evidence: &[(Area, Area)],
    (left, right): ((f64, f64), (f64, f64)),
) -> bool {
    let of = |(x0, x1): (f64, f64)| Area {
        x0,
        x1,
        ..Area::default()
    };
    let told = evidence
        .iter()
        .any(|(a, b)| overlap(a, &of(left)) && overlap(b, &of(right)));
    let both = || {
        rows.rows.iter().take(block.to).skip(block.from).any(|row| {
            let within = |column: (f64, f64)| {
                let mut all = row.stacks.iter().filter_map(|at| stacks.get(*at));
                all.any(|stack| overlap(&stack.area, &of(column)))
            };
            within(left) && within(right)
        })
    };
    !told && !both()
}
