//! What the mark at the end of a paragraph tells: whether it is in a table and how deep,
//! and of a row its column edges and merges.

use super::fib::Part;
use super::pages::{Runs, Set};
use super::pieces::{Change, Pieces};
use super::sprm::{ROW_COLUMNS, settings};
use crate::compound::Little;
use std::cell::Cell as Counter;

/// Columns a row can have.
const MOST_COLUMNS: usize = 64;

/// What a paragraph is.
#[derive(Clone, Debug, Default)]
pub(super) struct Mark {
    /// Tables it stands in, within one another; 0 outside tables.
    pub(super) level: usize,
    /// The end of a row.
    pub(super) row_end: bool,
    /// The end of a cell of a table within a table.
    pub(super) inner_cell: bool,
    /// Begins on a new page.
    pub(super) new_page: bool,
    /// Has an automatic number.
    pub(super) numbered: bool,
    /// The level of a heading, else 0.
    pub(super) heading: u8,
    /// What is told of the row.
    pub(super) shape: Shape,
    in_table: bool,
}

/// The shape of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// Edges of the columns in twentieths of a point, one more than columns.
    pub(super) edges: Vec<i32>,
    /// How the columns are merged.
    pub(super) merges: Vec<Merge>,
    /// Repeated on every page.
    pub(super) head: bool,
    /// Least height in twentieths of a point; exact heights are negative.
    pub(super) height: i32,
}

/// How a cell is merged with others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Merge {
    /// Sideways: 0 not; else of two values the first in the row begins a merge.
    pub(super) across: u8,
    /// Downwards: 0 not, 1 goes on, 3 begins.
    pub(super) down: u8,
}

/// What tells how paragraphs are set.
pub(super) struct Marks<'a> {
    pub(super) runs: Runs<Set<'a>>,
    pub(super) pieces: &'a Pieces<'a>,
    /// The `Data` stream, where long lists of settings stand.
    pub(super) data: &'a [u8],
    /// Bytes of the `Data` stream that may still be gone through.
    pub(super) left: Counter<usize>,
}

impl Marks<'_> {
    /// What the mark at a character position tells.
    pub(super) fn of(&self, position: usize, part: Part) -> Mark {
        let mut mark = Mark::default();
        let Some((byte, change)) = self.pieces.bytes_of(position) else {
            return mark;
        };
        let set = self.runs.of(byte).unwrap_or_default();
        if (1..=9).contains(&set.style) && part == Part::Main {
            mark.heading = set.style.to_le_bytes()[0];
        }
        self.take(&mut mark, set.settings, 0);
        match self.pieces.change(change) {
            Change::One(code, operand) => self.set(&mut mark, code, &operand, 0),
            Change::Many(list) => self.take(&mut mark, list, 0),
        }
        if mark.in_table && mark.level == 0 {
            mark.level = 1;
        } else if !mark.in_table {
            mark.level = 0;
        }
        mark
    }

    fn take(&self, mark: &mut Mark, list: &[u8], depth: usize) {
        for (code, operand) in settings(list) {
            self.set(mark, code, operand, depth);
        }
    }

    fn set(&self, mark: &mut Mark, code: u16, operand: &[u8], depth: usize) {
        let on = operand.first().is_some_and(|value| *value != 0);
        match code {
            0x2407 => mark.new_page = on,
            0x2416 => mark.in_table = on,
            0x2417 => mark.row_end = on,
            0x460B => mark.numbered = operand.u16_at(0).is_some_and(|list| list != 0),
            0x244B => mark.inner_cell = on,
            0x244C => mark.row_end = on,
            0x6649 => mark.level = operand.size_at(0).unwrap_or(0),
            // Settings that did not fit into a page.
            0x6645 | 0x6646 | 0x646B if depth == 0 => {
                if let Some(list) = operand.size_at(0).and_then(|at| self.long(at)) {
                    self.take(mark, list, depth + 1);
                }
            }
            _ => mark.shape.set(code, operand),
        }
    }

    /// A long list of settings, as long as the budget lasts.
    fn long(&self, at: usize) -> Option<&[u8]> {
        let length = usize::from(self.data.u16_at(at)?);
        self.left.set(self.left.get().checked_sub(length)?);
        self.data.part(at + 2, length)
    }
}

impl Mark {
    /// Whether a cell or a row ends with it, so that it cannot be deleted alone.
    pub(super) fn ends_cell(&self) -> bool {
        self.inner_cell || self.row_end
    }
}

impl Shape {
    fn set(&mut self, code: u16, operand: &[u8]) {
        match code {
            ROW_COLUMNS => self.columns(operand).unwrap_or_default(),
            0x3404 => self.head = operand.first() == Some(&1),
            0x9407 => self.height = operand.i16_at(0).map_or(0, i32::from),
            0x5624 | 0x5625 => self.merge(operand, code == 0x5624),
            0x5622 => self.delete(operand),
            0x7621 => self.insert(operand),
            0x7623 => self.resize(operand),
            0xD62B => {
                let cell = operand.u8_at(0).zip(operand.u8_at(1));
                if let Some((index, down)) = cell
                    && let Some(merge) = self.merges.get_mut(usize::from(index))
                {
                    merge.down = down & 3;
                }
            }
            _ => {}
        }
    }

    fn columns(&mut self, operand: &[u8]) -> Option<()> {
        let count = usize::from(operand.u8_at(0)?).min(MOST_COLUMNS);
        self.edges.clear();
        self.merges.clear();
        self.edges = (0..=count)
            .map(|index| operand.i16_at(1 + 2 * index).map(i32::from))
            .collect::<Option<_>>()?;
        let cells = 1 + 2 * (count + 1);
        self.merges = (0..count)
            .map(|index| {
                let flags = operand.u16_at(cells + 20 * index).unwrap_or(0);
                let [low, _] = flags.to_le_bytes();
                Merge {
                    across: low & 3,
                    down: low >> 5 & 3,
                }
            })
            .collect();
        Some(())
    }

    /// The cells from one index up to another, within the row.
    fn range(&self, operand: &[u8]) -> std::ops::Range<usize> {
        let first = usize::from(operand.u8_at(0).unwrap_or(0));
        let end = usize::from(operand.u8_at(1).unwrap_or(0)).min(self.merges.len());
        first.min(end)..end
    }

    fn merge(&mut self, operand: &[u8], together: bool) {
        let range = self.range(operand);
        let cells = self.merges.get_mut(range).unwrap_or_default();
        for (index, merge) in cells.iter_mut().enumerate() {
            merge.across = match (together, index) {
                (false, _) => 0,
                (true, 0) => 1,
                (true, _) => 2,
            };
        }
    }

    fn delete(&mut self, operand: &[u8]) {
        let range = self.range(operand);
        if range.end < self.edges.len() {
            let width = self.width(range.clone());
            self.edges.drain(range.clone());
            self.shift(range.start, width.saturating_neg());
            self.merges.drain(range);
        }
    }

    fn insert(&mut self, operand: &[u8]) {
        let Some((first, count)) = operand.u8_at(0).zip(operand.u8_at(1)) else {
            return;
        };
        let width = operand.i16_at(2).map_or(0, i32::from);
        let first = usize::from(first).min(self.merges.len());
        for _ in 0..usize::from(count).min(MOST_COLUMNS.saturating_sub(self.merges.len())) {
            let edge = self.edges.get(first).copied().unwrap_or(0);
            if self.edges.is_empty() {
                self.edges.push(edge);
            }
            self.edges.insert(first, edge);
            self.shift(first + 1, width);
            self.merges.insert(first, Merge::default());
        }
    }

    fn resize(&mut self, operand: &[u8]) {
        let width = operand.i16_at(2).map_or(0, i32::from);
        for index in self.range(operand) {
            let change = width.saturating_sub(self.width(index..index + 1));
            self.shift(index + 1, change);
        }
    }

    fn width(&self, range: std::ops::Range<usize>) -> i32 {
        let edge = |index: usize| self.edges.get(index).copied().unwrap_or(0);
        edge(range.end).saturating_sub(edge(range.start))
    }

    fn shift(&mut self, from: usize, by: i32) {
        for edge in self.edges.iter_mut().skip(from) {
            *edge = edge.saturating_add(by);
        }
    }
}
