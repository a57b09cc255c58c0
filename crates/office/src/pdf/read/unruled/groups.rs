//! Labels merged over rows: which rows each label of a column stands for, by how high it
//! stands among them.

use super::blocks::Block;
use super::rows::Rows;
use super::stacks::{Stack, overlap};
use crate::pdf::read::marks::Area;

/// Share of rows from which a column is one that every row fills.
const FILLED: f64 = 0.75;

/// Rows from which a column of labels can be told.
const LEAST: usize = 3;

/// How far a label may stand from the middle of its rows, in shares of its size.
const ASIDE: f64 = 0.9;

/// How high text stands in cells that are higher than it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Top,
    Middle,
    Bottom,
}

/// A label and the rows it stands for, the last not part of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub column: usize,
    pub from: usize,
    pub to: usize,
}

/// A label of a column.
#[derive(Clone, Copy, Debug)]
struct Label {
    /// The rows it stands in, or between.
    first: usize,
    last: usize,
    middle: f64,
    size: f64,
}

/// How high texts stand, as the table shows.
pub(super) fn align(stacks: &[Stack], rows: &Rows, blocks: &[Block]) -> Align {
    if !rows.floats.is_empty() {
        return Align::Middle;
    }
    let near = |a: f64, b: f64| (a - b).abs() < 1.0;
    let (mut top, mut middle, mut bottom) = (0, 0, 0);
    for row in &rows.rows {
        let of = || row.stacks.iter().filter_map(|at| stacks.get(*at));
        let Some(high) = of().max_by_key(|stack| stack.chunks.len()) else {
            continue;
        };
        for low in of().filter(|stack| stack.chunks.len() < high.chunks.len()) {
            top += usize::from(near(low.first, high.first));
            middle += usize::from(near(low.middle(), high.middle()));
            bottom += usize::from(near(low.last, high.last));
        }
    }
    if top + middle + bottom > 0 {
        return match () {
            () if middle >= top && middle >= bottom => Align::Middle,
            () if bottom > top => Align::Bottom,
            () => Align::Top,
        };
    }
    by_side_label(stacks, rows, blocks).unwrap_or(Align::Top)
}

/// As the only label of a first column shows: at the first, the last, or a middle row.
fn by_side_label(stacks: &[Stack], rows: &Rows, blocks: &[Block]) -> Option<Align> {
    let longest = blocks.iter().max_by_key(|block| block.to - block.from)?;
    let at = longest
        .columns
        .iter()
        .take(2)
        .enumerate()
        .find_map(|(column, _)| {
            let labels = labels(stacks, rows, longest, column);
            let inner = |label: &&Label| label.first > longest.from && label.first + 1 < longest.to;
            let count = labels.len();
            (count * 2 < longest.to - longest.from).then_some(())?;
            labels.iter().find(inner).map(|label| label.first)
        })?;
    let before = at - longest.from;
    let after = longest.to - 1 - at;
    Some(match () {
        () if before > 2 * after => Align::Bottom,
        () if after > 2 * before => Align::Top,
        () => Align::Middle,
    })
}

/// The labels of a block that stand for several rows each.
pub(super) fn groups(
    stacks: &[Stack],
    rows: &Rows,
    block: &Block,
    align: Align,
    ys: &[f64],
) -> Vec<Group> {
    let count = block.to - block.from;
    let mut found = Vec::new();
    let (mut align, mut decided) = (align, false);
    for column in 0..block.columns.len() {
        let labels = labels(stacks, rows, block, column);
        let between = labels.iter().any(|label| label.first < label.last);
        if labels.len() as f64 >= FILLED * count as f64 && !between {
            break;
        }
        if count < LEAST && !between {
            continue;
        }
        // Where the first of several labels stands right below the head, and rows without one
        // follow, labels stand at the top; the first such column tells it for all.
        let second = labels.iter().any(|label| label.first == block.from + 1);
        if align == Align::Bottom && labels.len() > 2 && !decided {
            decided = true;
            if second {
                align = Align::Top;
            }
        }
        let spans = spans(&labels, block, align, ys);
        // Labels in the middle of their rows leave no row without one. Where they do, and the
        // first stands right below the head, they stand at the top.
        let claimed: usize = spans.iter().map(|(from, to)| to - from).sum();
        let left = spans
            .first()
            .is_some_and(|first| block.to - first.0 > claimed);
        if left && align == Align::Middle && !between && labels.len() > 2 && second {
            continue;
        }
        let several = spans.into_iter().filter(|(from, to)| to - from > 1);
        found.extend(several.map(|(from, to)| Group { column, from, to }));
    }
    found
}

/// The rows each label stands for.
fn spans(labels: &[Label], block: &Block, align: Align, ys: &[f64]) -> Vec<(usize, usize)> {
    let mut from = block.from;
    let mut spans = Vec::with_capacity(labels.len());
    for (at, label) in labels.iter().enumerate() {
        let limit = labels.get(at + 1).map_or(block.to, |next| next.first);
        let limit = limit.max(label.last + 1);
        let (start, end) = match align {
            Align::Top => (label.first, label.last + 1),
            Align::Bottom => (from, label.last + 1),
            Align::Middle => around(label, from, limit, ys),
        };
        from = end;
        spans.push((start, end));
    }
    spans
}

/// The rows around a label that have it in their middle.
fn around(label: &Label, from: usize, limit: usize, ys: &[f64]) -> (usize, usize) {
    let own = (label.first, label.last + 1);
    let mut best: Option<(f64, usize, usize)> = None;
    for start in from.min(label.first)..=label.first {
        for end in label.last + 1..=limit {
            let (Some(top), Some(bottom)) = (ys.get(start), ys.get(end)) else {
                continue;
            };
            let off = (f64::midpoint(*top, *bottom) - label.middle).abs();
            // Rows above that nothing claims are most likely its own.
            let cost = off + label.size * start.saturating_sub(from) as f64;
            if off <= ASIDE * label.size && best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, start, end));
            }
        }
    }
    best.map_or(own, |(_, start, end)| (start, end))
}

/// The labels of a column from top to bottom.
fn labels(stacks: &[Stack], rows: &Rows, block: &Block, column: usize) -> Vec<Label> {
    let Some(&(x0, x1)) = block.columns.get(column) else {
        return Vec::new();
    };
    let area = Area {
        x0,
        x1,
        ..Area::default()
    };
    let label = |stack: &Stack, first: usize, last: usize| Label {
        first,
        last,
        middle: stack.area.centre().1,
        size: stack.size,
    };
    let mut found: Vec<Label> = Vec::new();
    for at in block.from..block.to {
        let Some(row) = rows.rows.get(at) else { break };
        let of = row.stacks.iter().filter_map(|at| stacks.get(*at));
        let of = of.filter(|stack| overlap(&stack.area, &area));
        found.extend(of.map(|stack| label(stack, at, at)));
        let floats = rows.floats.iter().filter(|float| float.after == at);
        let floats = floats.filter_map(|float| stacks.get(float.stack));
        let floats = floats.filter(|stack| overlap(&stack.area, &area));
        if at + 1 < block.to {
            found.extend(floats.map(|stack| label(stack, at, at + 1)));
        }
    }
    found
}
