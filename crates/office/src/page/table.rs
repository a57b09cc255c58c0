//! A table, measured: which boxes its cells are, their lines, and the heights of its rows.

use super::rows::{self, Need};
use super::sheet::Owner;
use super::text::{Column, Text};
use super::{Length, POINT, length};
use crate::WriteError;
use crate::document::{Cell, Table};
use crate::fonts::Faces;
use crate::look;
use crate::spans::{Square, Squares};
use std::ops::Range;

/// Space within a cell at each side.
const BESIDE: Length = 24 * POINT / 10;

/// Parts of the page's width in which column widths are told.
const PARTS: u32 = 1 << 20;

/// A cell that is not covered.
pub(super) struct Box {
    /// Its first row.
    pub(super) row: usize,
    /// The rows it covers.
    pub(super) rows: usize,
    /// Its first column.
    pub(super) column: usize,
    /// The columns it covers.
    pub(super) columns: usize,
    /// Its background.
    pub(super) fill: Option<[u8; 3]>,
    /// Its text.
    pub(super) text: Text,
}

/// A table whose texts are ready.
pub(super) struct Ready<'a> {
    /// The table.
    pub(super) table: &'a Table,
    /// Its cells, row by row.
    pub(super) cells: Vec<Box>,
    /// The edges of its columns.
    pub(super) edges: Vec<Length>,
}

/// The edges of the columns, from the left of the page to its right.
fn edges(table: &Table, width: usize, page: Column) -> Vec<Length> {
    // The unit does not matter: what counts is the parts of the whole.
    let whole = page.right - page.left;
    let widths = look::columns(table, width, PARTS);
    let mut edges = vec![page.left];
    let mut sum = 0;
    for part in widths {
        sum += i64::from(part);
        edges.push(page.left + whole * sum / i64::from(PARTS));
    }
    edges
}

/// How large a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// The font size.
    pub(super) size: Length,
    /// Space above and below the text of a cell, each.
    pub(super) above: Length,
}

/// A table with its lines and row heights at one scale.
pub(super) struct Measured<'a> {
    /// The table.
    pub(super) ready: &'a Ready<'a>,
    /// How large it is.
    pub(super) scale: Scale,
    /// The lines of each cell.
    pub(super) lines: Vec<Vec<Range<usize>>>,
    /// The heights of the rows.
    pub(super) heights: Vec<Length>,
}

impl<'a> Ready<'a> {
    /// Readies a table; `block` is its number in the document.
    pub(super) fn new(
        table: &'a Table,
        block: usize,
        faces: &Faces<'_>,
        page: Column,
    ) -> Result<Self, WriteError> {
        let width = table.width();
        let squares = Squares::of(table);
        let empty = Cell::new("");
        let mut cells = Vec::new();
        for (row, told) in table.rows.iter().enumerate() {
            for column in 0..width {
                let Square::Cell { rows, columns } = squares.at(row, column) else {
                    continue;
                };
                let cell = told.cells.get(column).unwrap_or(&empty);
                cells.push(Box {
                    row,
                    rows,
                    column,
                    columns,
                    fill: cell.style.fill,
                    text: Text::of_cell(cell, Owner::Cell(block, row, column), faces)?,
                });
            }
        }
        let edges = edges(table, width, page);
        Ok(Self {
            table,
            cells,
            edges,
        })
    }

    /// The left and right edge of a cell.
    pub(super) fn sides(&self, cell: &Box) -> Column {
        let edge = |at: usize| self.edges.get(at).or(self.edges.last()).copied();
        Column {
            left: edge(cell.column).unwrap_or(0),
            right: edge(cell.column + cell.columns).unwrap_or(0),
        }
    }

    /// The left and right edge of a cell's text.
    pub(super) fn inner(&self, cell: &Box) -> Column {
        let Column { left, right } = self.sides(cell);
        let beside = BESIDE.min((right - left) / 4);
        Column {
            left: left + beside,
            right: right - beside,
        }
    }

    /// Breaks its lines and measures its rows.
    pub(super) fn measure(&'a self, scale: Scale) -> Measured<'a> {
        let lines: Vec<_> = self
            .cells
            .iter()
            .map(|cell| {
                let Column { left, right } = self.inner(cell);
                cell.text.lines(right - left, scale.size)
            })
            .collect();
        let needs = self.cells.iter().zip(&lines).map(|(cell, lines)| Need {
            row: cell.row,
            span: cell.rows,
            height: scale.height(&cell.text, lines.len()),
        });
        let least = self.table.rows.iter().map(|row| length(row.height));
        let least = least.map(|told| told.max(scale.size * 5 / 4 + 2 * scale.above));
        let heights = rows::heights(least.collect(), needs);
        Measured {
            ready: self,
            scale,
            lines,
            heights,
        }
    }
}

impl Scale {
    /// The height of so many lines of a text with the space around them.
    pub(super) fn height(&self, text: &Text, lines: usize) -> Length {
        let lines = i64::try_from(lines).unwrap_or(i64::MAX);
        text.line_height(self.size).saturating_mul(lines) + 2 * self.above
    }

    /// How many lines of a text stand in a height.
    pub(super) fn lines_in(&self, text: &Text, height: Length) -> usize {
        let lines = (height - 2 * self.above) / text.line_height(self.size).max(1);
        usize::try_from(lines).unwrap_or(0)
    }
}

impl Measured<'_> {
    /// The height of the whole table.
    pub(super) fn height(&self) -> Length {
        self.heights.iter().sum()
    }
}
