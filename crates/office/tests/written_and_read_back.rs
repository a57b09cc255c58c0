//! What is written as Word, as a workbook and as a web page is read back cell by cell.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test says what is wrong by failing"
)]

#[path = "support/form.rs"]
mod form;

use office::{
    Block, Cell, Document, Entry, Fonts, Format, Formula, Layout, Piece, Role, Row, Stored, Table,
    read, write,
};
use proptest::prelude::*;

/// A cell: text, rows, columns, whether it is covered.
type Told = (String, u32, u32, bool);

fn told(table: &Table) -> Vec<Vec<Told>> {
    let cell = |cell: &Cell| {
        (
            cell.text.clone(),
            cell.row_span,
            cell.column_span,
            cell.covered,
        )
    };
    table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(cell).collect())
        .collect()
}

fn tables(document: &Document) -> Vec<&Table> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

fn words(document: &Document) -> Vec<(Role, &str)> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(words) if !words.text.trim().is_empty() => {
                Some((words.role, words.text.as_str()))
            }
            _ => None,
        })
        .collect()
}

fn again(document: &Document, format: Format) -> Document {
    let bytes = write(document, format, &Fonts::default()).unwrap();
    let same = write(document, format, &Fonts::default()).unwrap();
    assert!(bytes == same, "{} differs from itself", format.name());
    assert_eq!(office::recognise(&bytes).unwrap(), container(format));
    let read = read(&bytes).unwrap();
    assert_eq!(read.format, format);
    assert_eq!(read.layout, Layout::Grid);
    assert_eq!(read.doubts, []);
    read
}

/// Pages are told from texts only when they are read.
fn container(format: Format) -> Format {
    if format == Format::Html {
        Format::Text
    } else {
        format
    }
}

fn forms() -> Vec<Document> {
    vec![
        form::self_evaluation(1),
        form::self_evaluation(form::USUAL),
        form::self_evaluation(60),
        form::lying(form::USUAL),
        form::long_texts(),
    ]
}

#[test]
fn forms_are_the_same_in_word_and_on_a_page() {
    for format in [Format::Docx, Format::Html] {
        for document in forms() {
            let read = again(&document, format);
            assert_eq!(words(&read), words(&document), "{}", format.name());
            let (before, after) = (tables(&document), tables(&read));
            assert_eq!(after.len(), before.len());
            for (before, after) in before.into_iter().zip(after) {
                assert_eq!(told(after), told(before), "{}", format.name());
            }
        }
    }
}

/// A sheet holds title, table and signature in one grid.
#[test]
fn forms_are_the_same_in_a_workbook() {
    for document in forms() {
        let read = again(&document, Format::Xlsx);
        let written = told(form::first_table(&document).unwrap());
        let found: Vec<_> = tables(&read).into_iter().flat_map(told).collect();
        let first = found
            .iter()
            .position(|row| *row == written[0])
            .expect("the first row");
        assert_eq!(found[first..first + written.len()], written);
        for (_, text) in words(&document) {
            let in_cell = found.iter().flatten().any(|(cell, ..)| cell == text);
            assert!(
                in_cell || words(&read).iter().any(|(_, words)| *words == text),
                "{text}"
            );
        }
    }
}

#[test]
fn figures_and_formulas_are_read_back_with_what_they_show() {
    let mut document = form::self_evaluation(form::USUAL);
    let Some(Block::Table(table)) = document.blocks.get_mut(2) else {
        panic!("no table")
    };
    let figure = |cell: &mut Cell| {
        cell.extra_mut().entry = Entry::Figure {
            least: None,
            most: None,
        };
    };
    let row = &mut table.rows[3];
    row.cells.iter_mut().skip(3).take(5).for_each(figure);
    let score = row.cells[8].extra_mut();
    score.entry = Entry::Computed;
    score.formula = Some(Formula(vec![
        Piece::Text("ROUND(".into()),
        Piece::Cell(3, 5),
        Piece::Text("/".into()),
        Piece::Cell(3, 4),
        Piece::Text("*10,2)".into()),
    ]));
    let texts: Vec<_> = row.cells.iter().map(|cell| cell.text.clone()).collect();
    let read = again(&document, Format::Xlsx);
    let found = tables(&read)
        .into_iter()
        .flat_map(|table| &table.rows)
        .find(|row| row.cells.iter().any(|cell| cell.text == "年度资金总额"))
        .unwrap();
    let shown: Vec<_> = found.cells.iter().map(|cell| cell.text.clone()).collect();
    assert_eq!(shown, texts);
    let extra = |column: usize| found.cells[column].extra.as_deref().unwrap();
    assert_eq!(extra(7).stored, Some(Stored::Number("0.94".into())));
    assert_eq!(extra(7).number_format, "0.00%");
    let formula = extra(8).formula.as_ref().unwrap();
    assert_eq!(formula.0, [Piece::Text("ROUND(F6/E6*10,2)".into())]);
    assert_eq!(extra(8).recomputed, None);
}

/// A table of that size whose cells are merged as the numbers say.
fn merged(width: usize, height: usize, spans: &[(u8, u8)], texts: &[String]) -> Table {
    let mut taken = vec![vec![false; width]; height];
    let mut rows = vec![vec![Cell::hidden_by_span(); width]; height];
    let mut number = 0;
    for row in 0..height {
        for column in 0..width {
            if taken[row][column] {
                continue;
            }
            let (tall, wide) = spans[number % spans.len()];
            let wide = (column..width.min(column + usize::from(wide)))
                .take_while(|&column| !taken[row][column])
                .count();
            let tall = usize::from(tall).min(height - row);
            for line in &mut taken[row..row + tall] {
                line[column..column + wide].fill(true);
            }
            let text = &texts[number % texts.len()];
            rows[row][column] = Cell::new(text).spanning(tall as u32, wide as u32);
            number += 1;
        }
    }
    Table {
        rows: rows
            .into_iter()
            .map(|cells| Row {
                cells,
                ..Row::default()
            })
            .collect(),
        ..Table::default()
    }
}

/// Texts without blanks at their ends or control characters.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let text = "([=+≥<&\"@]?[一-三a-c0-9%,.；。]{1,6}(( |\n|\n\n)[四五六<>']{1,4}){0,2})?";
    proptest::collection::vec(text, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn any_table_is_the_same_in_word_and_on_a_page(
        (width, height) in (1usize..7, 1usize..9),
        spans in proptest::collection::vec((1u8..4, 1u8..4), 1..9),
        texts in texts(),
    ) {
        let mut table = merged(width, height, &spans, &texts);
        // A row or column in which no cell begins is none to any reader.
        prop_assume!(table.rows.iter().all(|row| row.cells.iter().any(|cell| !cell.covered)));
        prop_assume!((0..width).all(|column| table.rows.iter().any(|row| !row.cells[column].covered)));
        table.widths = (1..).map(|width| width * 500).take(width).collect();
        let document = Document { blocks: vec![Block::Table(table)], ..Document::default() };
        for format in [Format::Docx, Format::Html] {
            let read = again(&document, format);
            prop_assert_eq!(told(tables(&read)[0]), told(tables(&document)[0]));
        }
    }
}
