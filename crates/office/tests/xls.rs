//! Workbooks of Excel 97 that other programs wrote are read as another reader reads them,
//! and with what that one does not tell: what is shown, formulas, what is hidden.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use calamine::{Data, Reader, Xls};
use office::{Block, Cell, Document, Format, Layout, Piece, Stored, Table};
use proptest::prelude::*;
use std::io::Cursor;

const WORKBOOK: &[u8] = include_bytes!("fixtures/workbook.xls");

fn tables(document: &Document) -> Vec<&Table> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

fn sheet<'a>(document: &'a Document, name: &str) -> &'a Table {
    let found = tables(document)
        .into_iter()
        .find(|table| table.sheet == name);
    found.unwrap_or_else(|| panic!("no sheet {name}"))
}

fn at(table: &Table, row: u32, column: u32) -> &Cell {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let found = cells
        .clone()
        .find(|cell| (cell.place.row, cell.place.cell) == (row, column));
    found.unwrap_or_else(|| panic!("no cell in row {row}, column {column}"))
}

fn formula(cell: &Cell) -> Option<String> {
    let pieces = &cell.extra.as_ref()?.formula.as_ref()?.0;
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        other => panic!("{other:?}"),
    });
    Some(texts.collect())
}

fn stored(cell: &Cell) -> Option<&Stored> {
    cell.extra.as_ref()?.stored.as_ref()
}

#[test]
fn every_value_is_the_one_another_reader_sees() {
    let document = office::read(WORKBOOK).unwrap();
    assert_eq!(document.format, Format::Xls);
    assert_eq!(document.layout, Layout::Grid);
    let mut other = Xls::new(Cursor::new(WORKBOOK)).unwrap();
    let names = other.sheet_names();
    assert_eq!(names, ["自评表", "第二 表", "藏表"]);
    let mut compared = 0;
    for name in names {
        let table = sheet(&document, &name);
        let range = other.worksheet_range(&name).unwrap();
        let (top, left) = range.start().unwrap();
        for (row, column, data) in range.used_cells() {
            let place = (row as u32 + top + 1, column as u32 + left + 1);
            let cell = at(table, place.0, place.1);
            let same = match data {
                Data::String(text) => cell.text == *text,
                Data::Float(value) => number(cell) == Some(*value),
                Data::Int(value) => number(cell) == Some(*value as f64),
                Data::DateTime(date) => number(cell) == Some(date.as_f64()),
                Data::Bool(value) => cell.text == value.to_string().to_uppercase(),
                Data::Error(_) => matches!(stored(cell), Some(Stored::Error(_))),
                _ => true,
            };
            assert!(same, "{name} {place:?}: {data:?} and {cell:?}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
}

fn number(cell: &Cell) -> Option<f64> {
    match stored(cell)? {
        Stored::Number(number) => number.parse().ok(),
        _ => None,
    }
}

#[test]
fn what_is_shown_and_what_is_behind_it_are_both_kept() {
    let document = office::read(WORKBOOK).unwrap();
    let table = sheet(&document, "自评表");
    for (row, column, shown, behind, format) in [
        (3, 6, "92.6%", "0.926", "0.0%"),
        (3, 5, "10.00", "10", "0.00"),
        (5, 5, "18.33", "18.33", "0.00"),
        (7, 3, "1,234,567.89", "1234567.891", "#,##0.00"),
        (7, 2, "2025年11月18日", "45979", "yyyy\\年m\\月d\\日"),
    ] {
        let cell = at(table, row, column);
        assert_eq!(cell.text, shown);
        assert_eq!(stored(cell), Some(&Stored::Number(behind.to_owned())));
        assert_eq!(cell.extra.as_ref().unwrap().number_format, format);
    }
    let second = sheet(&document, "第二 表");
    for (row, shown) in [(3, "-5.25"), (4, "100000000"), (5, "0.1"), (7, "102.46")] {
        assert_eq!(at(second, row, 3).text, shown);
    }
    // A text that goes on over several records.
    assert_eq!(
        at(table, 12, 1).text,
        format!("长{}", "很长的文字。".repeat(800))
    );
    let mixed = format!("{}{}", "x".repeat(300), "中".repeat(300));
    assert_eq!(at(table, 13, 1).text, mixed);
}

#[test]
fn formulas_are_text_again() {
    let document = office::read(WORKBOOK).unwrap();
    let table = sheet(&document, "自评表");
    for (row, column, text, shown) in [
        (6, 4, "SUM(D3:D5)", "40"),
        (6, 5, "ROUND(SUM(E3:E5),2)", "37.83"),
        (6, 6, "IF(D6=0,\"—\",E6/D6)", "95%"),
        (7, 5, "1/0", "#DIV/0!"),
        (7, 6, "A7&\"：\"&TEXT(C7,\"0\")", "日期：1234568"),
        (8, 2, "MAX(D3:E5)-MIN($D$3,E$4)*2^2%", "10.3673849419947"),
        (8, 3, "'第二 表'!A1+1", "42"),
        (8, 4, "-(D3+E3)*3", "-60"),
        (8, 5, "AND(D3>=10,E3<>9)", "TRUE"),
        (8, 6, "IFERROR(A3,\"\")", "扫描页数"),
    ] {
        let cell = at(table, row, column);
        assert_eq!(formula(cell).as_deref(), Some(text));
        assert_eq!(cell.text, shown);
        assert_eq!(cell.extra.as_ref().unwrap().recomputed, None, "{text}");
    }
    assert_eq!(formula(at(table, 3, 4)), None);
}

#[test]
fn merges_hidden_parts_and_comments_are_told() {
    let document = office::read(WORKBOOK).unwrap();
    let table = sheet(&document, "自评表");
    let title = at(table, 1, 1);
    assert_eq!((title.row_span, title.column_span), (1, 6));
    assert!(at(table, 1, 6).covered);
    let block = at(table, 9, 1);
    assert_eq!((block.row_span, block.column_span), (2, 2));
    let hidden = |cell: &Cell| cell.extra.as_ref().is_some_and(|extra| extra.hidden);
    assert!(hidden(at(table, 11, 1)));
    assert!(hidden(at(table, 3, 8)));
    assert!(!hidden(at(table, 3, 7)));
    assert!(hidden(at(sheet(&document, "藏表"), 1, 1)));
    let told = |part: &str| {
        document
            .notes
            .iter()
            .any(|(_, [note, _])| note.contains(part))
    };
    assert!(told("B13") && told("请核对"), "{:?}", document.notes);
    assert_eq!(document.doubts, []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_never_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..24),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let mut bytes = WORKBOOK.to_vec();
        for (at, value) in changes {
            // The head and the table of sectors stay: what comes after them is to be read.
            let at = 512 + at.index(bytes.len() - 512);
            bytes[at] = value;
        }
        if let Some(cut) = cut {
            let length = cut.index(bytes.len());
            bytes.truncate(length);
        }
        if let Ok(document) = office::read(&bytes) {
            for table in tables(&document) {
                let width = table.width();
                prop_assert!(table.rows.iter().all(|row| row.cells.len() == width));
            }
        }
    }
}
