//! What is written as PDF is read back as the same tables, spans and paragraphs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

#[path = "support/form.rs"]
mod form;

use office::{Block, Cell, Document, Fonts, Format, Role, Row, Table, read, write};
use proptest::prelude::*;

/// A cell: its text without white space, its rows and columns, whether it is covered.
type Told = (String, u32, u32, bool);

/// The cells of a document's tables, row by row.
fn cells(document: &Document) -> Vec<Vec<Vec<Told>>> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let rows = |table: &Table| {
        let cells = table.rows.iter().map(|row| {
            let told = row.cells.iter().map(|cell| {
                let text: String = cell.text.split_whitespace().collect();
                (text, cell.row_span, cell.column_span, cell.covered)
            });
            told.collect()
        });
        cells.collect()
    };
    tables.map(rows).collect()
}

fn paragraphs(document: &Document) -> Vec<String> {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        // Page numbers.
        Block::Paragraph(paragraph) if paragraph.role == Role::Footer => None,
        Block::Paragraph(paragraph) => Some(paragraph.text.split_whitespace().collect()),
        _ => None,
    });
    paragraphs.collect()
}

fn returns(document: &Document) {
    let bytes = write(document, Format::Pdf, &Fonts::bundled()).unwrap();
    let back = read(&bytes).unwrap();
    let (wanted, found) = (cells(document), cells(&back));
    assert_eq!(found.len(), wanted.len(), "tables");
    for (wanted, found) in wanted.iter().zip(&found) {
        for (number, (wanted, found)) in wanted.iter().zip(found).enumerate() {
            assert_eq!(found, wanted, "row {}", number + 1);
        }
        assert_eq!(found.len(), wanted.len(), "rows");
    }
    assert_eq!(paragraphs(&back).concat(), paragraphs(document).concat());
}

#[test]
fn a_form_of_one_page_returns() {
    returns(&form::self_evaluation(form::USUAL));
    returns(&form::lying(12));
}

#[test]
fn a_form_of_several_pages_returns() {
    for rows in [40, 60, 200] {
        returns(&form::self_evaluation(rows));
    }
}

#[test]
fn a_repeated_head_and_a_row_over_pages_return() {
    returns(&form::long_texts());
}

fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "绩效",
        "目标",
        "，",
        "。",
        "（",
        "）",
        "12.5%",
        "≥95%",
        "word ",
        "2022年",
        "、",
        "《",
        "》",
        "满意度",
        "\n",
        "喆",
        "1,234.56",
        "☑",
    ]);
    // Each ends as a sentence does: a text that ends full and open at a page's end may go on.
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| match pieces.len() {
        0 => String::new(),
        _ => pieces.concat() + "。",
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_returns(
        columns in 2..6_usize,
        texts in prop::collection::vec(any_text(), 6..180),
        head_rows in 0..2_u32,
    ) {
        let rows = texts.chunks_exact(columns).enumerate().map(|(at, texts)| Row {
            cells: texts.iter().enumerate().map(|(column, text)| match column {
                // A row of its own number in front, so that no row is empty.
                0 => Cell::new((at + 1).to_string()),
                _ => Cell::new(text),
            }).collect(),
            height: 0,
        });
        let widths = vec![1_000; columns];
        let table = Table { rows: rows.collect(), widths, head_rows, ..Table::default() };
        returns(&Document { blocks: vec![Block::Table(table)], ..Document::default() });
    }
}
