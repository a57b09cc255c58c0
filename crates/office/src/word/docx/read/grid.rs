//! Cells as they were written, laid out in the full grid: spans resolved, covered cells
//! present, rows equally wide.

use super::super::CellSpot;
use super::gathered::Gathered;
use crate::ReadError;
use crate::document::{Cell, Place, Row, Style, Table};
use crate::limits::MOST_COLUMNS;
use std::ops::Range;
use std::sync::Arc;

/// A table as it was written.
#[derive(Default)]
pub(super) struct Written {
    /// Its number, once it has a cell.
    pub(super) number: u32,
    /// Widths of the columns of `w:tblGrid`, in hundredths of a millimetre.
    pub(super) columns: Vec<u32>,
    pub(super) rows: Vec<WrittenRow>,
}

/// A row as it was written.
#[derive(Default)]
pub(super) struct WrittenRow {
    pub(super) cells: Vec<WrittenCell>,
    pub(super) height: u32,
    pub(super) head: bool,
}

/// A cell as it was written.
#[derive(Default)]
pub(super) struct WrittenCell {
    /// Its column, from 0.
    pub(super) column: u32,
    /// Columns it covers.
    pub(super) span: u32,
    pub(super) merge: Merge,
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) width: u32,
    pub(super) bytes: Range<usize>,
    /// The elements of cells that were merged into this one from the right.
    pub(super) swallowed: Vec<(u32, Range<usize>)>,
}

/// Whether a cell is merged with the one above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Merge {
    /// No.
    #[default]
    None,
    /// It begins a merged cell.
    Begin,
    /// It continues the cell above.
    Continue,
}

/// Where merged cells begin that reach down to the last row: by column, the row, the span.
type Reaching = Vec<Option<(usize, u32)>>;

impl Written {
    /// Lays the table out.
    pub(super) fn finish(
        mut self,
        part: &Arc<str>,
        gathered: &mut Gathered,
    ) -> Result<Table, ReadError> {
        let width = self.width();
        // Counted before anything is allocated.
        let written: usize = self.rows.iter().map(|row| row.cells.len()).sum();
        let all = self.rows.len().saturating_mul(width);
        gathered.count(all.saturating_sub(written))?;
        let widths = self.widths(width);
        let head_rows = self.rows.iter().take_while(|row| row.head).count();
        let mut table = Table {
            widths,
            head_rows: u32::try_from(head_rows).unwrap_or(u32::MAX),
            ..Table::default()
        };
        let mut reaching: Reaching = Vec::new();
        for (index, row) in std::mem::take(&mut self.rows).into_iter().enumerate() {
            let mut cells = self.blank_row(index, width);
            let mut next: Reaching = vec![None; width];
            for cell in row.cells {
                let column = to_size(cell.column);
                let above = reaching.get(column).copied().flatten();
                let origin = match cell.merge {
                    Merge::Continue => above.filter(|(_, span)| *span == cell.span),
                    _ => None,
                };
                self.spot(&cell, index, origin.is_some(), part, gathered);
                if cell.merge != Merge::None
                    && let Some(slot) = next.get_mut(column)
                {
                    *slot = Some(origin.unwrap_or((index, cell.span)));
                }
                match origin {
                    Some((row, _)) => {
                        stretch(&mut table, row, column);
                        cover(&mut cells, column, cell.span);
                        self.covered_text(&cell, index, gathered);
                    }
                    None => put(&mut cells, column, cell),
                }
            }
            reaching = next;
            let height = row.height;
            table.rows.push(Row { cells, height });
        }
        Ok(table)
    }

    /// Columns that cells reach; the written grid may be missing or wrong.
    fn width(&self) -> usize {
        let ends = self
            .rows
            .iter()
            .filter_map(|row| row.cells.last())
            .map(|cell| cell.column.saturating_add(cell.span));
        to_size(ends.max().unwrap_or_default())
    }

    /// Widths of the columns, of the written grid where it has them all, else of the cells.
    fn widths(&self, width: usize) -> Vec<u32> {
        if self.columns.len() >= width && self.columns.iter().take(width).all(|width| *width > 0) {
            return self.columns.iter().take(width).copied().collect();
        }
        let mut found = vec![0; width];
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            if cell.span == 1
                && let Some(width) = found.get_mut(to_size(cell.column))
                && *width == 0
            {
                *width = cell.width;
            }
        }
        match found.contains(&0) {
            true => Vec::new(),
            false => found,
        }
    }

    fn blank_row(&self, row: usize, width: usize) -> Vec<Cell> {
        let cell = |column: usize| Cell {
            place: self.place(row, column),
            ..Cell::new("")
        };
        (0..width).map(cell).collect()
    }

    fn place(&self, row: usize, column: usize) -> Place {
        Place {
            table: self.number,
            row: to_count(row).saturating_add(1),
            cell: to_count(column).saturating_add(1),
            ..Place::default()
        }
    }

    fn spot(
        &self,
        cell: &WrittenCell,
        row: usize,
        covered: bool,
        part: &Arc<str>,
        gathered: &mut Gathered,
    ) {
        let spot = |column: u32, covered: bool, bytes: &Range<usize>| CellSpot {
            part: Arc::clone(part),
            table: self.number,
            row: to_count(row).saturating_add(1),
            cell: column.saturating_add(1),
            covered,
            bytes: bytes.clone(),
        };
        gathered.spots.push(spot(cell.column, covered, &cell.bytes));
        for (column, bytes) in &cell.swallowed {
            gathered.spots.push(spot(*column, true, bytes));
        }
    }

    /// Word does not show what stands in a covered cell.
    fn covered_text(&self, cell: &WrittenCell, row: usize, gathered: &mut Gathered) {
        if !cell.text.trim().is_empty() {
            let text: String = cell.text.chars().take(30).collect();
            gathered.note(
                self.place(row, to_size(cell.column)),
                format!("合并单元格下面盖住了文字“{text}”，没有读入"),
                format!("the text “{text}” is covered by a merged cell and was left out"),
            );
        }
    }
}

fn put(cells: &mut [Cell], column: usize, written: WrittenCell) {
    cover(cells, column, written.span);
    if let Some(cell) = cells.get_mut(column) {
        cell.covered = false;
        cell.text = written.text;
        cell.style = written.style;
        cell.column_span = written.span;
    }
}

fn cover(cells: &mut [Cell], column: usize, span: u32) {
    for cell in cells.iter_mut().skip(column).take(to_size(span)) {
        cell.covered = true;
    }
}

/// The cell above covers one row more.
fn stretch(table: &mut Table, row: usize, column: usize) {
    let origin = table
        .rows
        .get_mut(row)
        .and_then(|row| row.cells.get_mut(column));
    if let Some(origin) = origin {
        origin.row_span = origin.row_span.saturating_add(1);
    }
}

/// A span within what a table may have; none where it is beyond that.
pub(super) fn within(span: u32, column: u32) -> Option<u32> {
    let end = column.checked_add(span)?;
    (end <= MOST_COLUMNS).then_some(span)
}

fn to_size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn to_count(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
