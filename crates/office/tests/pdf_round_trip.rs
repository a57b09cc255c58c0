//! What is written as PDF is read back as the same tables, spans and paragraphs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

#[path = "support/form.rs"]
mod form;

use office::{Block, Cell, Document, Fonts, Format, Paragraph, Role, Row, Table, read, write};
use proptest::prelude::*;

/// A cell: its text, its rows and columns, whether it is covered.
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
                (
                    cell.text.clone(),
                    cell.row_span,
                    cell.column_span,
                    cell.covered,
                )
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

/// A document with one table.
fn one_table(table: Table) -> Document {
    Document {
        blocks: vec![Block::Table(table)],
        ..Document::default()
    }
}

/// A table of rows of texts, all columns equally wide.
fn table_of(rows: &[&[&str]]) -> Table {
    let row = |texts: &&[&str]| Row {
        cells: texts.iter().map(|text| Cell::new(*text)).collect(),
        height: 0,
    };
    Table {
        rows: rows.iter().map(row).collect(),
        widths: vec![3_000; rows[0].len()],
        ..Table::default()
    }
}

fn texts(document: &Document) -> Vec<Vec<String>> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let rows = tables.flat_map(|table| &table.rows);
    let texts = rows.map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect());
    texts.collect()
}

#[test]
fn empty_lines_and_spaces_in_cells_return() {
    let rows: &[&[&str]] = &[
        &["一", "\n第二行", "末行空\n", "中间\n\n\n空两行"],
        &["", " 空格在前", "王　五", "甲  乙 "],
        &["NB\u{a0}SP", "2022 年", "", "。"],
    ];
    let document = one_table(table_of(rows));
    let bytes = write(&document, Format::Pdf, &Fonts::bundled()).unwrap();
    assert_eq!(texts(&read(&bytes).unwrap()), rows);
}

#[test]
fn a_cell_that_only_looks_continued_is_no_continuation() {
    // Full to the last line at the page's end, nothing in the first column on both sides.
    let long = "长".repeat(27);
    let rows: Vec<[&str; 3]> = (0..90).map(|_| ["", long.as_str(), "长长"]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| row.as_slice()).collect();
    let document = one_table(table_of(&rows));
    let bytes = write(&document, Format::Pdf, &Fonts::bundled()).unwrap();
    assert_eq!(texts(&read(&bytes).unwrap()), rows);
}

#[test]
fn places_and_widths_are_those_of_the_boxes_drawn() {
    let mut table = table_of(&[&["甲", "乙", ""], &["丙", "", "丁"]]);
    table.rows[0].cells[1].column_span = 2;
    table.rows[0].cells[2].covered = true;
    table.widths = vec![2_000, 4_000, 6_000];
    let bytes = write(&one_table(table), Format::Pdf, &Fonts::bundled()).unwrap();
    let back = read(&bytes).unwrap();
    let Some(Block::Table(table)) = back.blocks.first() else {
        panic!("no table");
    };
    assert_eq!(table.widths, [3_000, 6_000, 9_000]);
    let bounds = |row: usize, cell: usize| table.rows[row].cells[cell].place.bounds;
    let [left, top, right, bottom] = bounds(0, 1);
    assert_eq!(left, bounds(0, 0)[2]);
    assert_eq!((right, bottom), (bounds(1, 2)[2], bounds(1, 2)[1]));
    assert_eq!(top, bounds(0, 0)[1]);
    // An empty cell has its box too, a covered one that of the cell that covers it.
    assert_eq!(
        bounds(1, 1),
        [left, bottom, bounds(1, 2)[0], bounds(1, 0)[3]]
    );
    assert_eq!(bounds(0, 2), bounds(0, 1));
}

#[test]
fn what_stands_in_the_margins_returns_once() {
    let line = |text: &str, role| {
        Block::Paragraph(Paragraph {
            text: text.to_owned(),
            role,
            ..Paragraph::default()
        })
    };
    let mut document = form::self_evaluation(60);
    document.blocks.insert(0, line("某县财政局", Role::Header));
    document.blocks.push(line("内部资料", Role::Footer));
    let bytes = write(&document, Format::Pdf, &Fonts::bundled()).unwrap();
    let back = read(&bytes).unwrap();
    let of = |role: Role| -> Vec<String> {
        let told = back.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) if paragraph.role == role => Some(paragraph.text.clone()),
            _ => None,
        });
        told.collect()
    };
    assert_eq!(of(Role::Header), ["某县财政局"]);
    assert_eq!(of(Role::Footer)[0], "内部资料");
    assert_eq!(of(Role::Footer).len(), 2, "the page number once");
    assert_eq!(of(Role::Title).len(), 1);
}

/// A file in which some words are others of the same length.
fn changed(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let mut at = 0;
    let mut found = 0;
    while let Some(next) = out[at..].windows(from.len()).position(|part| part == from) {
        out[at + next..at + next + to.len()].copy_from_slice(to);
        at += next + from.len();
        found += 1;
    }
    assert!(found > 0, "{}", String::from_utf8_lossy(from));
    out
}

#[test]
fn a_structure_that_does_not_fit_is_left_for_what_is_seen() {
    let document = form::self_evaluation(form::USUAL);
    let bytes = write(&document, Format::Pdf, &Fonts::bundled()).unwrap();
    for (from, to) in [
        (&b"/StructTreeRoot"[..], &b"/StructTreeRoox"[..]),
        (b"/RowSpan 2", b"/RowSpan 8"),
        (b"/ColSpan 2", b"/ColSpan 1"),
        (b"/S/TR", b"/S/TX"),
        (b"/S/TD", b"/S/TR"),
    ] {
        let back = read(&changed(&bytes, from, to)).unwrap();
        assert_eq!(
            cells(&back),
            cells(&document),
            "{}",
            String::from_utf8_lossy(from)
        );
    }
}

#[test]
fn without_its_structure_a_file_is_read_from_its_lines() {
    for document in [
        form::lying(12),
        form::self_evaluation(60),
        form::self_evaluation(200),
        form::long_texts(),
    ] {
        let bytes = write(&document, Format::Pdf, &Fonts::bundled()).unwrap();
        let back = read(&changed(&bytes, b"/StructTreeRoot", b"/StructTreeRoox")).unwrap();
        let bare = |document: &Document| -> Vec<Vec<Vec<Told>>> {
            let mut cells = cells(document);
            for (text, ..) in cells.iter_mut().flatten().flatten() {
                text.retain(|c| !c.is_whitespace());
            }
            cells
        };
        assert_eq!(bare(&back), bare(&document));
    }
    let rows: &[&[&str]] = &[&["一\n\n二", "", "\n三"], &["四\n", "五\n\n\n六", ""]];
    let bytes = write(&one_table(table_of(rows)), Format::Pdf, &Fonts::bundled()).unwrap();
    let back = read(&changed(&bytes, b"/StructTreeRoot", b"/StructTreeRoox")).unwrap();
    assert_eq!(texts(&back), rows);
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
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_returns(
        columns in 2..6_usize,
        texts in prop::collection::vec(any_text(), 6..180),
        head_rows in 0..2_u32,
        numbered in any::<bool>(),
    ) {
        let rows = texts.chunks_exact(columns).enumerate().map(|(at, texts)| Row {
            cells: texts.iter().enumerate().map(|(column, text)| match column {
                0 if numbered => Cell::new((at + 1).to_string()),
                _ => Cell::new(text),
            }).collect(),
            height: 0,
        });
        let widths = vec![1_000; columns];
        let table = Table { rows: rows.collect(), widths, head_rows, ..Table::default() };
        returns(&Document { blocks: vec![Block::Table(table)], ..Document::default() });
    }
}
