//! What was read of a workbook, looked at by its cells.

#![allow(dead_code, reason = "each test file uses its own part")]

use office::{Block, Cell, Document, Table};

/// All tables.
pub fn tables(document: &Document) -> Vec<&Table> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

/// The texts of a table's cells.
pub fn texts(table: &Table) -> Vec<Vec<&str>> {
    table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
        .collect()
}

/// The cell of the first table at a row and column of its sheet.
pub fn at(document: &Document, row: u32, column: u32) -> &Cell {
    tables(document)
        .into_iter()
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells)
        .find(|cell| (cell.place.row, cell.place.cell) == (row, column))
        .unwrap()
}

/// What a cell's formula really gives, where that is told.
pub fn recomputed(cell: &Cell) -> Option<&str> {
    cell.extra.as_ref()?.recomputed.as_deref()
}
