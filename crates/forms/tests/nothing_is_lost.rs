//! Whatever stands in a cell of a form is in what was read: in the form, or told as not read.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/filled.rs"]
mod filled;

use filled::rules;
use forms::layout::{blank_form, library, write};
use office::{Block, Cell, Document, Fonts, Format};

/// The cells that can be written into.
fn cells(document: &mut Document) -> impl Iterator<Item = &mut Cell> {
    let tables = document.blocks.iter_mut().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) | Block::PageBreak => None,
    });
    let cells = tables.flat_map(|table| table.rows.iter_mut().flat_map(|row| &mut row.cells));
    cells.filter(|cell| !cell.covered)
}

/// Whether a reading has a text anywhere; its sentences and cells are all looked through.
fn tells(reading: &forms::Reading, text: &str) -> bool {
    let mut texts: Vec<&str> = Vec::new();
    for form in &reading.forms {
        let cells = form.slots().into_iter().filter_map(|slot| form.cell(slot));
        texts.extend(cells.map(|cell| cell.raw.as_str()));
        texts.extend(form.doubts.iter().map(|doubt| doubt.message.zh.as_str()));
        for row in &form.indicators {
            texts.extend([row.level1.name(), row.level2.name()]);
        }
    }
    texts.extend(reading.unread.iter().map(|unread| unread.text.as_str()));
    texts.extend(reading.narrative.iter().map(|unread| unread.text.as_str()));
    texts.extend(reading.doubts.iter().map(|doubt| doubt.message.zh.as_str()));
    texts.iter().any(|told| told.contains(text))
}

#[test]
fn a_text_or_figure_in_any_empty_cell_of_a_blank_form_is_not_lost() {
    let mut lost = Vec::new();
    let mut looked = 0;
    for layout in library().all() {
        let (rules, year) = (rules(layout), filled::year(layout));
        let blank = blank_form(layout, Some(&rules), Some(year), None);
        let written = write(&blank, Some(&rules), layout).document;
        let bytes = office::write(&written, Format::Docx, &Fonts::bundled()).unwrap();
        let mut document = office::read(&bytes).unwrap();
        let count = cells(&mut document).count();
        for index in 0..count {
            let marker = if index % 3 == 0 {
                "98765.43"
            } else {
                "经复核有误"
            };
            let cell = cells(&mut document).nth(index).unwrap();
            if !cell.text.trim().is_empty() {
                continue;
            }
            let place = cell.place.clone();
            let before = std::mem::replace(&mut cell.text, marker.to_owned());
            let reading = forms::read(&document);
            looked += 1;
            if !tells(&reading, marker) {
                let (table, row, column) = (place.table, place.row, place.cell);
                lost.push(format!("{} {table}.{row}.{column} {marker}", layout.id()));
            }
            cells(&mut document).nth(index).unwrap().text = before;
        }
    }
    assert!(looked > 1000, "{looked}");
    assert!(
        lost.is_empty(),
        "{} of {looked}:\n{}",
        lost.len(),
        lost.join("\n")
    );
}
