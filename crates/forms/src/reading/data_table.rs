//! Tables of data sheets and reports: labelled rows of figures under one heading row.

use super::{Unread, cell};
use domain::form::{Cell, DataTable, Form};
use domain::value::Value;
use office::Row;

/// Reads the rows of a data sheet; a heading row begins a table.
pub(super) fn read(rows: &[&Row], form: &mut Form, unread: &mut Vec<Unread>) {
    let mut open: Option<DataTable> = None;
    for row in rows {
        let cells: Vec<Cell> = row.cells.iter().map(cell).collect();
        if cells.iter().all(Cell::is_empty) {
            continue;
        }
        let wide = open
            .as_ref()
            .is_some_and(|table| table.columns.len() == cells.len());
        if wide && has_figures(&cells) {
            if let Some(table) = open.as_mut() {
                table.rows.push(cells);
            }
        } else if cells.len() >= 3
            && !has_figures(&cells)
            && cells.iter().filter(|c| !c.is_empty()).count() >= 3
        {
            close(open.take(), form, unread);
            open = Some(DataTable {
                title: cells[0].clone(),
                columns: cells,
                rows: Vec::new(),
            });
        } else {
            close(open.take(), form, unread);
            leave(&cells, unread);
        }
    }
    close(open, form, unread);
}

/// A row of figures has at least one number or a blank row of a labelled line.
fn has_figures(cells: &[Cell]) -> bool {
    let figures = cells
        .iter()
        .skip(1)
        .filter(|c| matches!(c.value, Value::Quantity(_)))
        .count();
    let words = cells
        .iter()
        .skip(1)
        .filter(|c| !matches!(c.value, Value::Quantity(_) | Value::Empty | Value::Dash))
        .count();
    (figures > 0 && words <= 1) || (figures == 0 && words == 0)
}

fn close(table: Option<DataTable>, form: &mut Form, unread: &mut Vec<Unread>) {
    match table {
        Some(table) if !table.rows.is_empty() => form.tables.push(table),
        Some(table) => leave(&table.columns, unread),
        None => {}
    }
}

fn leave(cells: &[Cell], unread: &mut Vec<Unread>) {
    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
        unread.push(Unread {
            place: cell.place.clone(),
            text: cell.raw.clone(),
        });
    }
}
