//! A form written as a workbook and read back: every cell with its text and its span.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "support/form.rs"]
mod form;

use office::{Block, Cell, Document, Fonts, Format, Table};

/// What is compared of a cell: text, spans, whether it is covered.
fn seen(cell: &Cell) -> (String, u32, u32, bool) {
    (
        cell.text.clone(),
        cell.row_span,
        cell.column_span,
        cell.covered,
    )
}

fn read_back(document: &Document) -> Document {
    let bytes = office::write(document, Format::Xlsx, &Fonts::bundled()).unwrap();
    office::read(&bytes).unwrap()
}

fn table(document: &Document) -> &Table {
    form::first_table(document).unwrap()
}

#[test]
fn every_cell_of_a_written_form_is_read_back() {
    for document in [
        form::self_evaluation(form::USUAL),
        form::self_evaluation(60),
        form::lying(5),
        form::long_texts(),
    ] {
        let read = read_back(&document);
        let (written, read_table) = (table(&document), table(&read));
        // Titles and paragraphs stand in rows of their own above and below the table.
        let above = read_table
            .rows
            .windows(written.rows.len())
            .position(|rows| {
                rows.iter().zip(&written.rows).all(|(read, written)| {
                    read.cells
                        .iter()
                        .map(seen)
                        .eq(written.cells.iter().map(seen))
                })
            });
        assert!(above.is_some(), "{:#?}", difference(written, read_table));
        let paragraphs = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Paragraph(paragraph) if !paragraph.text.trim().is_empty() => Some(paragraph),
                _ => None,
            })
            .count();
        assert!(paragraphs > 0 && read_table.rows.len() > written.rows.len());
        assert!(
            read.doubts.is_empty() && read.notes.is_empty(),
            "{:?} {:?}",
            read.doubts,
            read.notes
        );
        for cell in read_table.rows.iter().flat_map(|row| &row.cells) {
            assert!(
                cell.extra
                    .as_ref()
                    .is_none_or(|extra| extra.recomputed.is_none())
            );
        }
    }
}

/// The first rows that differ, for the message.
fn difference(written: &Table, read: &Table) -> Vec<(String, String)> {
    let line = |cells: &[Cell]| format!("{:?}", cells.iter().map(seen).collect::<Vec<_>>());
    let skip = read.rows.len().saturating_sub(written.rows.len());
    written
        .rows
        .iter()
        .zip(read.rows.iter().skip(skip.min(2)))
        .map(|(written, read)| (line(&written.cells), line(&read.cells)))
        .filter(|(written, read)| written != read)
        .take(3)
        .collect()
}

/// A row of a sheet has 409 points at most; a longer text takes several, as one merged cell.
#[test]
fn a_text_longer_than_a_row_can_show_is_read_back_in_one_row() {
    let mut document = form::self_evaluation(form::USUAL);
    let long = "一段很长的说明，逐项写明完成情况。".repeat(300);
    let Some(Block::Table(table)) = document
        .blocks
        .iter_mut()
        .find(|block| matches!(block, Block::Table(_)))
    else {
        panic!("no table");
    };
    let at = table.rows.len() / 2;
    let cell = table.rows[at].cells.iter_mut().rfind(|cell| !cell.covered);
    cell.unwrap().text.clone_from(&long);
    let read = read_back(&document);
    let (written, read_table) = (self::table(&document), self::table(&read));
    let first = read_table.rows.len() - written.rows.len();
    let above = (0..=first).find(|first| {
        let rows = read_table.rows.iter().skip(*first).zip(&written.rows);
        rows.clone().count() == written.rows.len()
            && rows.into_iter().all(|(read, written)| {
                read.cells
                    .iter()
                    .map(seen)
                    .eq(written.cells.iter().map(seen))
            })
    });
    let above = above.unwrap_or_else(|| panic!("{:#?}", difference(written, read_table)));
    // What stands below has moved down on the sheet.
    let place = |row: usize| read_table.rows[above + row].cells[0].place.row;
    assert!(place(at + 1) > place(at) + 5 && place(at) == place(at - 1) + 1);
}
