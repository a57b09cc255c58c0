//! Blocks of rows to one grid with its cells and what stands in them.

use super::Found;
use super::blocks::Block;
use super::chunks::Chunk;
use super::groups::{self, Group};
use super::rows::Rows;
use super::stacks::{Stack, overlap};
use super::wide::{self, Wide};
use crate::pdf::read::marks::Area;
use crate::pdf::read::ruled::{Ruled, Span};

/// Columns and rows from which text that stands in columns is a table.
const LEAST: usize = 3;

/// Share of rows that have several cells.
const SEVERAL: f64 = 0.5;

/// The grid of some blocks; none where they are not clear enough.
pub(super) fn grid(
    chunks: &[Chunk],
    stacks: &[Stack],
    rows: &Rows,
    blocks: &[Block],
) -> Option<Found> {
    let count = rows.rows.len();
    let with = |least: usize| {
        rows.rows
            .iter()
            .filter(|row| row.stacks.len() >= least)
            .count()
    };
    let clear = with(LEAST) >= LEAST && with(2) as f64 >= SEVERAL * count as f64;
    if !clear || blocks.is_empty() {
        return None;
    }
    let xs = edges_across(stacks, blocks)?;
    let ys = edges_down(rows)?;
    let align = groups::align(stacks, rows, blocks);
    let mut found = Found {
        grid: Ruled::default(),
        inside: Vec::new(),
        rooms: Vec::new(),
    };
    let mut boxes = Vec::new();
    for block in blocks {
        let groups = groups::groups(stacks, rows, block, align, &ys);
        let wide = wide::wide(chunks, stacks, rows, block, &groups);
        for (span, column) in cells(block, &groups, &wide, &xs) {
            let room = block.columns.get(column).copied().unwrap_or_default();
            found.inside.push(glyphs(chunks, stacks, rows, &span, room));
            found.rooms.push(room);
            boxes.push(span);
        }
    }
    found.grid = Ruled::of_boxes(xs, ys, boxes);
    Some(found)
}

/// The cells of a block, each with the column whose text it holds.
fn cells(block: &Block, groups: &[Group], wide: &[Wide], xs: &[f64]) -> Vec<(Span, usize)> {
    let edges = block_edges(block, xs);
    let edge = |column: usize| edges.get(column).copied().unwrap_or_default();
    let mut cells = Vec::new();
    for column in 0..block.columns.len() {
        let mut row = block.from;
        while row < block.to {
            let group = groups
                .iter()
                .find(|group| group.column == column && group.from == row);
            let bottom = group
                .map_or(row + 1, |group| group.to)
                .clamp(row + 1, block.to);
            let over = wide
                .iter()
                .find(|wide| wide.row == row && wide.holds(column));
            let (from, to, of) = match over {
                Some(wide) => (wide.from, wide.to, wide.column),
                None => (column, column + 1, column),
            };
            if column == from {
                let span = Span {
                    top: row,
                    left: edge(from),
                    bottom,
                    right: edge(to),
                };
                cells.push((span, of));
            }
            row = bottom;
        }
    }
    cells
}

/// Which of the grid's edges part a block's columns.
fn block_edges(block: &Block, xs: &[f64]) -> Vec<usize> {
    let mut edges = vec![0];
    for after in block.columns.iter().skip(1) {
        let last = edges.last().copied().unwrap_or_default();
        let at = xs
            .partition_point(|x| *x <= after.0 + 0.5)
            .saturating_sub(1);
        let most = xs.len().saturating_sub(2);
        edges.push(at.clamp(last + 1, most.max(last + 1)));
    }
    edges.push(xs.len().saturating_sub(1));
    edges
}

/// As few edges as part all columns of all blocks.
fn edges_across(stacks: &[Stack], blocks: &[Block]) -> Option<Vec<f64>> {
    let left = stacks
        .iter()
        .map(|stack| stack.area.x0)
        .fold(f64::MAX, f64::min);
    let right = stacks
        .iter()
        .map(|stack| stack.area.x1)
        .fold(f64::MIN, f64::max);
    let mut gaps: Vec<(f64, f64)> = Vec::new();
    for block in blocks {
        let pairs = block.columns.iter().zip(block.columns.iter().skip(1));
        gaps.extend(pairs.map(|(a, b)| (a.1.min(b.0), b.0.max(a.1))));
    }
    gaps.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut xs = vec![left - 1.0];
    let mut open: Option<(f64, f64)> = None;
    for gap in gaps {
        match &mut open {
            // The edge may still stand in all gaps so far.
            Some(within) if gap.0 <= within.1 => within.0 = within.0.max(gap.0),
            _ => {
                xs.extend(open.map(|(a, b)| f64::midpoint(a, b)));
                open = Some(gap);
            }
        }
    }
    xs.extend(open.map(|(a, b)| f64::midpoint(a, b)));
    xs.push(right + 1.0);
    let rising = xs.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    (rising && xs.len() > LEAST).then_some(xs)
}

/// Edges of the rows: in the middle of the white between them.
fn edges_down(rows: &Rows) -> Option<Vec<f64>> {
    let mut ys = vec![rows.rows.first()?.top - 1.0];
    for (above, below) in rows.rows.iter().zip(rows.rows.iter().skip(1)) {
        let middle = f64::midpoint(above.bottom, below.top);
        let least = ys.last().copied().unwrap_or_default() + 0.1;
        ys.push(middle.max(least));
    }
    let least = ys.last().copied().unwrap_or_default() + 0.1;
    ys.push((rows.rows.last()?.bottom + 1.0).max(least));
    Some(ys)
}

/// The glyphs of the texts in some rows of a column.
fn glyphs(
    chunks: &[Chunk],
    stacks: &[Stack],
    rows: &Rows,
    span: &Span,
    (x0, x1): (f64, f64),
) -> Vec<usize> {
    let column = Area {
        x0,
        x1,
        ..Area::default()
    };
    let within = rows.rows.iter().take(span.bottom).skip(span.top);
    let floats = rows
        .floats
        .iter()
        .filter(|float| (span.top..span.bottom).contains(&float.after))
        .map(|float| &float.stack);
    within
        .flat_map(|row| &row.stacks)
        .chain(floats)
        .filter_map(|at| stacks.get(*at))
        .filter(|stack| overlap(&stack.area, &column))
        .flat_map(|stack| &stack.chunks)
        .filter_map(|at| chunks.get(*at))
        .flat_map(|chunk| &chunk.glyphs)
        .copied()
        .collect()
}
