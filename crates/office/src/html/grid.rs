//! Rows of cells with spans, as a page tells them, to a grid: the way browsers do, within
//! limits.

use crate::ReadError;
use crate::document::{Cell, Row, Table};
use crate::limits::{MOST_COLUMNS, MOST_PIECES};

/// A table as it is told.
#[derive(Default)]
pub(super) struct Told {
    /// Its rows.
    pub rows: Vec<ToldRow>,
    /// Widths of its columns, in hundredths of a millimetre; 0 where not told.
    pub widths: Vec<u32>,
    /// The group its next row belongs to: a span ends with its group.
    pub group: u32,
    /// Rows of its head.
    pub head_rows: u32,
}

/// A row as it is told.
#[derive(Default)]
pub(super) struct ToldRow {
    /// Its cells; spans may be anything.
    pub cells: Vec<Cell>,
    /// The group it belongs to.
    pub group: u32,
    /// Its height in hundredths of a millimetre.
    pub height: u32,
}

/// A table with a cell for every square; none where it has no cells. `pieces` are the cells
/// of the document so far.
pub(super) fn of(told: Told, pieces: &mut usize) -> Result<Option<Table>, ReadError> {
    let (starts, width) = place(&told)?;
    if width == 0 {
        return Ok(None);
    }
    *pieces = told
        .rows
        .len()
        .saturating_mul(width)
        .saturating_add(*pieces);
    if *pieces > MOST_PIECES {
        return Err(ReadError::Limit {
            zh: "单元格数",
            en: "cells",
            most: MOST_PIECES as u64,
        });
    }
    let height = told.rows.len();
    let mut rows: Vec<Row> = told
        .rows
        .iter()
        .map(|row| Row {
            cells: vec![Cell::new(""); width],
            height: row.height,
        })
        .collect();
    for (number, (row, starts)) in told.rows.into_iter().zip(starts).enumerate() {
        for (mut cell, start) in row.cells.into_iter().zip(starts) {
            let last_row = (number + start.rows).min(height);
            let last_column = (start.column + start.columns).min(width);
            for row in rows.iter_mut().take(last_row).skip(number) {
                for square in row.cells.iter_mut().take(last_column).skip(start.column) {
                    *square = Cell::hidden_by_span();
                }
            }
            cell.row_span = u32::try_from(last_row - number).unwrap_or(u32::MAX);
            cell.column_span = u32::try_from(last_column - start.column).unwrap_or(u32::MAX);
            if let Some(square) = rows
                .get_mut(number)
                .and_then(|row| row.cells.get_mut(start.column))
            {
                *square = cell;
            }
        }
    }
    let widths = if told.widths.len() == width && !told.widths.contains(&0) {
        told.widths
    } else {
        Vec::new()
    };
    Ok(Some(Table {
        rows,
        widths,
        head_rows: told.head_rows,
        ..Table::default()
    }))
}

/// Where a cell stands, and what it really covers.
struct Start {
    column: usize,
    rows: usize,
    columns: usize,
}

/// Where each cell stands, and how many columns there are. A column in which no cell begins
/// and which no `col` tells is none: it comes from a span that is too wide.
fn place(told: &Told) -> Result<(Vec<Vec<Start>>, usize), ReadError> {
    let most = MOST_COLUMNS as usize;
    // For each column: the row from which it is free again.
    let mut taken: Vec<usize> = Vec::new();
    let (mut begun, mut spanned) = (0, 0);
    let mut all = Vec::with_capacity(told.rows.len());
    let ends = group_ends(told);
    for (number, (row, end)) in told.rows.iter().zip(ends).enumerate() {
        let mut starts = Vec::with_capacity(row.cells.len());
        let mut column = 0;
        for cell in &row.cells {
            while taken.get(column).is_some_and(|until| *until > number) {
                column += 1;
            }
            if column >= most {
                return Err(ReadError::Limit {
                    zh: "一个表的列数",
                    en: "columns of one table",
                    most: most as u64,
                });
            }
            let wished = (cell.column_span.max(1) as usize).min(most - column);
            let columns = (0..wished)
                .take_while(|&more| {
                    taken
                        .get(column + more)
                        .is_none_or(|until| *until <= number)
                })
                .count()
                .max(1);
            let rows = match cell.row_span {
                0 => end - number,
                rows => (rows as usize).min(end - number),
            };
            if taken.len() < column + columns {
                taken.resize(column + columns, 0);
            }
            for until in taken.iter_mut().skip(column).take(columns) {
                *until = number + rows;
            }
            starts.push(Start {
                column,
                rows,
                columns,
            });
            begun = begun.max(column + 1);
            column += columns;
            spanned = spanned.max(column);
        }
        all.push(starts);
    }
    Ok((all, begun.max(told.widths.len().min(spanned))))
}

/// For each row, the row behind the last of its group.
fn group_ends(told: &Told) -> Vec<usize> {
    let mut ends = vec![0; told.rows.len()];
    let mut end = told.rows.len();
    let mut group = None;
    for (number, row) in told.rows.iter().enumerate().rev() {
        if group != Some(row.group) {
            end = number + 1;
            group = Some(row.group);
        }
        if let Some(own) = ends.get_mut(number) {
            *own = end;
        }
    }
    ends
}
