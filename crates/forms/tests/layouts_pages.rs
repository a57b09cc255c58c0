//! Forms of several pages: the head of the indicators is named, so that every format repeats
//! it where it can, and what is written is read back as the same form.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/filled.rs"]
mod filled;

use domain::form::{Family, Form, Indicator};
use forms::layout::{Layout, differences, library, write};
use office::{Block, Fonts, Format, Table};

/// A form of the layout with so many rows of each indicator.
fn form(layout: &Layout, times: usize) -> Form {
    let mut form = filled::form(layout, layout.kinds().first().map(String::as_str));
    let rows = form.indicators.iter();
    let more = rows.flat_map(|row| {
        (0..times).map(|n| Indicator {
            name: filled::cell(&format!("{}之{n}", row.name.raw)),
            ..row.clone()
        })
    });
    form.indicators = more.collect();
    form
}

fn table(form: &Form, layout: &Layout) -> Table {
    let written = write(form, Some(&filled::rules(layout)), layout);
    let mut blocks = written.document.blocks.into_iter();
    blocks
        .find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .unwrap()
}

#[test]
fn every_grid_of_indicators_names_its_head() {
    for layout in library().all() {
        let table = table(&form(layout, 1), layout);
        let head = table.heads.first();
        if layout.family == Family::BasicData {
            assert_eq!(head, None);
            continue;
        }
        let head = head.unwrap();
        let row = &table.rows[head.rows.start as usize];
        let labels: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        let printed = labels.iter().filter(|label| !label.is_empty()).count();
        assert!(printed >= 3, "{labels:?}");
        let is_label = |label: &&str| !label.contains(|c: char| c.is_ascii_digit());
        assert!(labels.iter().all(is_label), "{labels:?}");
        assert_eq!(head.rows.end, head.rows.start + 1);
        assert!(head.until > head.rows.end && head.until as usize <= table.rows.len());
    }
}

#[test]
fn a_form_of_several_pages_is_read_back_from_every_format() {
    let fonts = Fonts::bundled();
    for layout in library().all() {
        if layout.family == Family::BasicData {
            continue;
        }
        let form = form(layout, 6);
        let document = write(&form, Some(&filled::rules(layout)), layout).document;
        for format in [Format::Docx, Format::Pdf, Format::Xlsx, Format::Html] {
            let bytes = office::write(&document, format, &fonts).unwrap();
            let read = forms::read(&office::read(&bytes).unwrap());
            let who = format!("{} as {}", layout.id(), format.name());
            assert_eq!(read.forms.len(), 1, "{who}");
            assert_eq!(
                differences(&form, &read.forms[0]),
                Vec::<String>::new(),
                "{who}"
            );
            assert_eq!(read.unread, [], "{who}");
        }
    }
}
