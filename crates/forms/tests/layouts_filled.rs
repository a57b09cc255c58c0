//! What a blank form leaves open to be filled is read back, to the last cell and line; and
//! nothing is open that no field takes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/filled.rs"]
mod filled;

use domain::form::{Family, Field, Form, Slot};
use domain::place::Place;
use forms::layout::{Layout, blank_form, library, write};
use office::{Block, Cell, Document, Entry, Row};

fn blank(layout: &Layout, kind: Option<&str>) -> Document {
    let rules = filled::rules(layout);
    let form = blank_form(layout, Some(&rules), Some(filled::year(layout)), kind);
    write(&form, Some(&rules), layout).document
}

fn kinds(layout: &Layout) -> Vec<Option<&str>> {
    match layout.kinds() {
        [] => vec![None],
        kinds => kinds.iter().map(|kind| Some(kind.as_str())).collect(),
    }
}

const FIGURE: Entry = Entry::Figure {
    least: None,
    most: None,
};

/// Fills whatever may be filled, each place with a text of its own; gives those texts.
fn fill(layout: &Layout, document: &mut Document) -> Vec<String> {
    let in_figures = layout.family == Family::BasicData;
    let mut told = Vec::new();
    let mut next = |entry: &Entry| {
        let n = told.len() + 1;
        let text = match entry {
            Entry::Figure { .. } => format!("{}.{n:02}", n % 5),
            Entry::Choice(words) => words[0].clone(),
            _ => format!("第{n}处填写的话"),
        };
        told.push(text.clone());
        text
    };
    for block in &mut document.blocks {
        match block {
            Block::Paragraph(words) if words.entry().is_open() => {
                let pieces: Vec<&str> = words.text.split_inclusive('：').collect();
                let filled = pieces.into_iter().map(|piece| match piece.ends_with('：') {
                    true => piece.to_owned() + &next(&Entry::Text),
                    false => piece.to_owned(),
                });
                words.text = filled.collect();
            }
            Block::Table(table) => {
                for row in &mut table.rows {
                    for (column, cell) in row.cells.iter_mut().enumerate() {
                        if !cell.entry().is_open() || !cell.text.is_empty() {
                            continue;
                        }
                        // A data sheet holds figures behind its labels.
                        cell.text = match cell.entry() {
                            Entry::Text if in_figures && column > 0 => next(&FIGURE),
                            entry => next(entry),
                        };
                    }
                }
            }
            _ => {}
        }
    }
    told
}

fn all_values(form: &Form) -> Vec<String> {
    let slots = form.slots().into_iter();
    slots
        .filter_map(|slot| Some(form.cell(slot)?.raw.clone()))
        .collect()
}

#[test]
fn whatever_is_open_is_read_back() {
    for layout in library().all() {
        for kind in kinds(layout) {
            let mut document = blank(layout, kind);
            let told = fill(layout, &mut document);
            let reading = forms::read(&document);
            assert_eq!(reading.forms.len(), 1, "{}", layout.id());
            let values = all_values(&reading.forms[0]);
            let lost: Vec<&String> = told.iter().filter(|text| !values.contains(text)).collect();
            assert_eq!(lost, Vec::<&String>::new(), "{}", layout.id());
            assert_eq!(reading.unread, [], "{}", layout.id());
        }
    }
}

#[test]
fn every_field_of_a_layout_can_be_filled() {
    for layout in library().all() {
        let mut document = blank(layout, kinds(layout)[0]);
        fill(layout, &mut document);
        let form = &forms::read(&document).forms[0];
        let empty: Vec<Field> = layout
            .fields()
            .into_iter()
            .filter(|field| {
                form.cell(Slot::Field(*field))
                    .is_none_or(|cell| cell.is_empty())
            })
            .collect();
        assert_eq!(empty, [], "{}", layout.id());
    }
}

#[test]
fn a_line_to_be_filled_says_so() {
    for layout in library().all() {
        for block in &blank(layout, kinds(layout)[0]).blocks {
            let Block::Paragraph(words) = block else {
                continue;
            };
            let line = words.text.trim_end();
            let labelled = line.ends_with('：') && !line.starts_with("附件");
            assert_eq!(words.entry().is_open(), labelled, "{}", words.text);
            if let Some(extra) = &words.extra {
                assert!(extra.prompt.contains("冒号后"), "{}", extra.prompt);
            }
        }
    }
}

/// Where Excel inserts a row, cells are not merged, and labels over several rows reach on.
#[test]
fn a_row_inserted_among_the_indicators_is_read() {
    for layout in library().all() {
        let mut document = blank(layout, kinds(layout)[0]);
        fill(layout, &mut document);
        let before = forms::read(&document).forms.remove(0);
        if before.indicators.len() < 2 {
            continue;
        }
        let at = before.indicators[0].name.place.clone();
        insert_row(&mut document, &at);
        let reading = forms::read(&document);
        let form = &reading.forms[0];
        let new: Vec<_> = form
            .indicators
            .iter()
            .filter(|row| row.name.raw == "另加的一行")
            .collect();
        assert_eq!(
            form.indicators.len(),
            before.indicators.len() + 1,
            "{}",
            layout.id()
        );
        assert_eq!(new.len(), 1, "{}", layout.id());
        assert_eq!(
            new[0].level2,
            before.indicators[0].level2,
            "{}",
            layout.id()
        );
        assert_eq!(reading.unread, [], "{}", layout.id());
    }
}

/// Inserts a row below the one at that place, with a name where that one has its name.
fn insert_row(document: &mut Document, at: &Place) {
    let table = document.blocks.iter_mut().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let table = table.unwrap();
    let at = at.table.unwrap();
    let (row, column) = (at.row as usize - 1, at.column as usize - 1);
    let mut cells = vec![Cell::new(""); table.width()];
    for top in 0..=row {
        for left in 0..table.width() {
            let cell = &mut table.rows[top].cells[left];
            let bottom = top + cell.row_span as usize;
            if cell.covered || bottom <= row + 1 {
                continue;
            }
            let right = left + cell.column_span as usize;
            cell.row_span += 1;
            cells[left..right].fill(Cell::hidden_by_span());
        }
    }
    cells[column].text = "另加的一行".to_owned();
    table.rows.insert(row + 1, Row { cells, height: 0 });
    let rows = table.rows.iter_mut().zip(1..);
    for (row, number) in rows {
        for (cell, column) in row.cells.iter_mut().zip(1..) {
            (cell.place.table, cell.place.row, cell.place.cell) = (1, number, column);
        }
    }
}
