//! Tables, rows and cells while they are read, and their full grid.

use super::reading::{Frame, Kind, Reading};
use crate::ReadError;
use crate::document::{Block, Cell, Place, Role, Row, Table};
use crate::limits::MOST_COLUMNS;
use crate::spans::{Square, Squares};
use quick_xml::events::BytesStart;

/// A table that is being read.
#[derive(Default)]
pub(super) struct OpenTable {
    pub(super) table: Table,
    pub(super) number: u32,
    pub(super) row: Vec<Cell>,
    pub(super) repeat_row: u32,
    pub(super) repeat_cell: u32,
    pub(super) heads: bool,
    /// Paragraphs of the cell so far.
    pub(super) paragraphs: usize,
    pub(super) behind: Vec<Block>,
    pub(super) frames: usize,
}

impl Reading {
    pub(super) fn begin_table(
        &mut self,
        name: &str,
        tag: &BytesStart<'_>,
    ) -> Result<Kind, ReadError> {
        let frames = self.frames.len();
        Ok(match name {
            "table:table" if self.counts() => {
                self.end_paragraph();
                self.numbered = self.numbered.saturating_add(1);
                self.tables.push(OpenTable {
                    number: self.numbered,
                    frames,
                    ..OpenTable::default()
                });
                Kind::Table
            }
            "table:table-header-rows" => {
                if let Some(table) = self.tables.last_mut() {
                    table.heads = true;
                }
                Kind::Heads
            }
            "table:table-row" => match self.tables.last_mut() {
                Some(table) if table.frames == frames => {
                    table.repeat_row = number(tag, "number-rows-repeated").max(1);
                    table.row = Vec::new();
                    Kind::Row
                }
                _ => Kind::Other,
            },
            "table:table-cell" | "table:covered-table-cell"
                if self
                    .tables
                    .last()
                    .is_some_and(|table| table.frames == frames)
                    && self.stack.last() == Some(&Kind::Row) =>
            {
                self.open_cell(name == "table:covered-table-cell", tag)?;
                Kind::Cell
            }
            _ => Kind::Other,
        })
    }

    pub(super) fn open_cell(
        &mut self,
        covered: bool,
        tag: &BytesStart<'_>,
    ) -> Result<(), ReadError> {
        self.count(1)?;
        if let Some(table) = self.tables.last_mut() {
            let rows = number(tag, "number-rows-spanned").max(1);
            let columns = number(tag, "number-columns-spanned").max(1);
            table.repeat_cell = number(tag, "number-columns-repeated").max(1);
            table.paragraphs = 0;
            let cell = Cell::new("").spanning(rows, columns.min(MOST_COLUMNS));
            table.row.push(Cell { covered, ..cell });
        }
        self.frames.push(Frame {
            cell: true,
            ..Frame::new(Role::Body)
        });
        Ok(())
    }

    pub(super) fn close_cell(&mut self) -> Result<(), ReadError> {
        self.end_paragraph();
        let frame = self.frames.pop();
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        table
            .behind
            .extend(frame.into_iter().flat_map(|frame| frame.out));
        let Some(cell) = table.row.last_mut() else {
            return Ok(());
        };
        cell.text = cell.text.trim_matches('\n').to_owned();
        let cell = cell.clone();
        let repeat = (table.repeat_cell - 1) as usize;
        if table.row.len().saturating_add(repeat) > MOST_COLUMNS as usize {
            return Err(ReadError::Limit {
                zh: "表格的列",
                en: "columns of a table",
                most: u64::from(MOST_COLUMNS),
            });
        }
        table.row.extend(std::iter::repeat_n(cell, repeat));
        self.count(repeat)
    }

    pub(super) fn close_row(&mut self) -> Result<(), ReadError> {
        let Some(table) = self.tables.last() else {
            return Ok(());
        };
        let repeat = table.repeat_row as usize;
        let more = table.row.len().saturating_mul(repeat - 1).max(repeat - 1);
        self.count(more)?;
        if let Some(table) = self.tables.last_mut()
            && !table.row.is_empty()
        {
            let row = Row {
                cells: std::mem::take(&mut table.row),
                height: 0,
            };
            if table.heads {
                table.table.head_rows += table.repeat_row;
            }
            table.table.rows.extend(std::iter::repeat_n(row, repeat));
        }
        Ok(())
    }

    pub(super) fn close_table(&mut self) -> Result<(), ReadError> {
        let Some(mut table) = self.tables.pop() else {
            return Ok(());
        };
        let width = table.table.width();
        self.count(table.table.rows.len().saturating_mul(width))?;
        whole(&mut table.table, table.number, width);
        self.put(Block::Table(table.table));
        for block in table.behind {
            self.put(block);
        }
        Ok(())
    }
}

/// Rows equally wide, spans that end where they must, every cell in its place.
fn whole(table: &mut Table, number: u32, width: usize) {
    for row in &mut table.rows {
        row.cells.resize_with(width, || Cell::new(""));
    }
    let squares = Squares::of(table);
    for (row_index, row) in table.rows.iter_mut().enumerate() {
        for (column, cell) in row.cells.iter_mut().enumerate() {
            let (covered, rows, columns) = match squares.at(row_index, column) {
                Square::Cell { rows, columns } => (false, rows, columns),
                Square::Covered { .. } => (true, 1, 1),
            };
            cell.covered = covered;
            cell.row_span = to_count(rows);
            cell.column_span = to_count(columns);
            cell.place = Place {
                table: number,
                row: to_count(row_index) + 1,
                cell: to_count(column) + 1,
                ..Place::default()
            };
        }
    }
}

pub(super) fn to_count(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX - 1)
}

/// An attribute as a number; 0 where there is none.
pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().into_inner() == name);
    found
        .and_then(|attribute| attribute.value.trim().parse().ok())
        .unwrap_or_default()
}
