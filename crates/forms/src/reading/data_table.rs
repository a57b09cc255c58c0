//! Tables of data sheets and reports: labelled rows of figures under one heading row.

use super::{Unread, fields};
use crate::labels::{Label, Labels};
use domain::form::{Cell, DataTable, Family, Field, Form};
use domain::place::Place;
use domain::value::Value;
use std::collections::BTreeSet;

/// Reads the rows of a data sheet; a heading row begins a table.
pub(super) fn read(
    rows: Vec<Vec<Cell>>,
    labels: &Labels,
    form: &mut Form,
    unread: &mut Vec<Unread>,
) {
    let before = unread.len();
    let mut open: Option<DataTable> = None;
    let mut above: Vec<Cell> = Vec::new();
    for cells in rows {
        if cells.iter().all(Cell::is_empty) {
            // Below its heading, the one row of a data sheet that nobody filled.
            let bare = open.as_mut().filter(|table| {
                form.family == Family::BasicData
                    && table.rows.is_empty()
                    && table.columns.len() == cells.len()
            });
            if let Some(table) = bare {
                table.rows.push(cells);
            }
            continue;
        }
        if labelled_value(&cells, labels, form) {
            close(open.take(), form, unread);
            continue;
        }
        if let Some(left) = fields::from_row(&cells, labels, form) {
            close(open.take(), form, unread);
            left.into_iter().for_each(|cell| leave_one(cell, unread));
            continue;
        }
        let wide = open
            .as_ref()
            .is_some_and(|table| table.columns.len() == cells.len());
        if wide && has_figures(&cells, labels) {
            if let Some(table) = open.as_mut() {
                table.rows.push(cells);
            }
        } else {
            close(open.take(), form, unread);
            if is_heading(&cells, labels) {
                open = Some(begin(cells.clone(), &above));
            } else {
                leave(&cells, unread);
            }
            above = cells;
        }
    }
    close(open, form, unread);
    // A heading of two rows is looked at twice, and may serve after it was left.
    let mut seen: BTreeSet<Place> = form
        .tables
        .iter()
        .flat_map(|table| table.columns.iter().map(|column| column.place.clone()))
        .collect();
    let left: Vec<Unread> = unread.split_off(before);
    unread.extend(
        left.into_iter()
            .filter(|cell| seen.insert(cell.place.clone())),
    );
}

/// A row of one field's label and its value, or of the label alone.
fn labelled_value(cells: &[Cell], labels: &Labels, form: &mut Form) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let (Some(label), value, None) = (filled.next(), filled.next(), filled.next()) else {
        return false;
    };
    let is_field = |label: &&Label| matches!(label, Label::Field(_));
    let Some(field) = labels.meanings(&label.raw).iter().find(is_field) else {
        return false;
    };
    if let Some(value) = value {
        fields::put(form, field, value.clone());
    }
    true
}

/// Three or more words, no figure, and no label of a form's own field.
fn is_heading(cells: &[Cell], labels: &Labels) -> bool {
    let words = cells.iter().filter(|cell| !cell.is_empty()).count();
    // The counts of staff head columns as often as they are labels.
    let is_field = |cell: &Cell| {
        labels.meanings(&cell.raw).iter().any(|label| match label {
            Label::Field(field) => !matches!(field, Field::StaffAuthorised | Field::StaffActual),
            label => *label == Label::Unit,
        })
    };
    words >= 3 && !has_figures(cells, labels) && !cells.iter().any(is_field)
}

/// Headings in two rows: what is blank in the lower one stands in the upper one.
fn begin(mut columns: Vec<Cell>, above: &[Cell]) -> DataTable {
    for (column, upper) in columns.iter_mut().zip(above) {
        if column.is_empty() {
            *column = upper.clone();
        }
    }
    DataTable {
        title: columns.first().cloned().unwrap_or_default(),
        columns,
        rows: Vec::new(),
    }
}

/// A row of figures has at least one number or a blank row of a labelled line.
fn has_figures(cells: &[Cell], labels: &Labels) -> bool {
    let is_word = |cell: &&Cell| {
        let no_word = matches!(cell.value, Value::Quantity(_) | Value::Empty | Value::Dash);
        !no_word && !labels.says_nothing(&cell.raw)
    };
    let figures = cells
        .iter()
        .skip(1)
        .filter(|c| matches!(c.value, Value::Quantity(_)))
        .count();
    let words = cells.iter().skip(1).filter(is_word).count();
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
    let filled = cells.iter().filter(|cell| !cell.is_empty());
    filled.for_each(|cell| leave_one(cell, unread));
}

fn leave_one(cell: &Cell, unread: &mut Vec<Unread>) {
    unread.push(Unread {
        place: cell.place.clone(),
        text: cell.raw.clone(),
    });
}
