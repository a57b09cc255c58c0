//! PDF files of every origin are read to the document they were made from.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

#[path = "support/form.rs"]
mod form;

use office::{Document, Fonts, Format, Table};

/// Row, column, rows covered, columns covered, text.
type Shown = (usize, usize, u32, u32, String);

fn shown(table: &Table) -> Vec<Shown> {
    let mut cells = Vec::new();
    for (row, cells_of) in table.rows.iter().enumerate() {
        for (column, cell) in cells_of.cells.iter().enumerate() {
            if !cell.covered {
                cells.push((
                    row,
                    column,
                    cell.row_span,
                    cell.column_span,
                    cell.text.clone(),
                ));
            }
        }
    }
    cells
}

fn assert_same(what: &str, read: &Document, truth: &[Shown]) {
    let table = form::first_table(read).unwrap();
    let read = shown(table);
    for cell in truth {
        assert!(
            read.contains(cell),
            "{what}: {cell:?} is missing; read were {:?}",
            read.iter()
                .filter(|other| (other.0, other.1) == (cell.0, cell.1))
                .collect::<Vec<_>>()
        );
    }
    assert_eq!(read.len(), truth.len(), "{what}");
}

#[test]
fn what_we_write_is_read_back_cell_by_cell() {
    for rows in [1, 3, 8, 14, 25, 33, 47, 60] {
        for document in [form::self_evaluation(rows), form::lying(rows)] {
            let bytes = office::write(&document, Format::Pdf, &Fonts::bundled()).unwrap();
            let read = office::read(&bytes).unwrap();
            let truth = shown(form::first_table(&document).unwrap());
            assert_same(&format!("{rows} rows"), &read, &truth);
            assert_eq!(read.doubts, []);
        }
    }
}
