//! PDF files of every origin are read to the document they were made from.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

#[path = "support/form.rs"]
mod form;

use office::{Block, Document, Fonts, Format, Role, Table};
use proptest::prelude::*;

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

/// The cells of a list: table, row, column, rows covered, columns covered, text.
fn truth(list: &str) -> Vec<Shown> {
    list.lines()
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let number = |at: usize| fields[at].parse::<u32>().unwrap();
            (
                number(1) as usize - 1,
                number(2) as usize - 1,
                number(3),
                number(4),
                fields[5].replace("\\n", "\n"),
            )
        })
        .collect()
}

#[test]
fn tables_of_other_programs_are_read_over_page_breaks() {
    let files: [(&str, &[u8], &str); 3] = [
        (
            "an office program",
            include_bytes!("fixtures/office-pages.pdf"),
            include_str!("fixtures/office-pages.tsv"),
        ),
        (
            "a browser",
            include_bytes!("fixtures/browser-pages.pdf"),
            include_str!("fixtures/browser-pages.tsv"),
        ),
        (
            "a font that is not in the file",
            include_bytes!("fixtures/font-not-embedded.pdf"),
            include_str!("fixtures/font-not-embedded.tsv"),
        ),
    ];
    for (what, bytes, list) in files {
        let read = office::read(bytes).unwrap();
        assert_same(what, &read, &truth(list));
        assert_eq!(read.doubts, [], "{what}");
    }
}

#[test]
fn running_footers_are_told_once_and_titles_are_titles() {
    let read = office::read(include_bytes!("fixtures/office-pages.pdf")).unwrap();
    let paragraphs: Vec<(Role, &str)> = read
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some((paragraph.role, &*paragraph.text)),
            _ => None,
        })
        .collect();
    assert_eq!(
        paragraphs,
        [
            (Role::Title, "项目支出绩效自评表"),
            (Role::Footer, "第 1 页")
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn damaged_files_never_panic(
        which in 0..2usize,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let files: [&[u8]; 2] = [
            include_bytes!("fixtures/browser-pages.pdf"),
            include_bytes!("fixtures/font-not-embedded.pdf"),
        ];
        let mut bytes = files[which].to_vec();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = office::read(&bytes);
    }
}
