//! Every layout written as a file of every format and read back: the same form.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/filled.rs"]
mod filled;

use forms::layout::{differences, library, write};
use office::{Fonts, Format};

fn lost_in(format: Format) -> Vec<String> {
    let fonts = Fonts::bundled();
    let mut lost = Vec::new();
    for layout in library().all() {
        let form = filled::form(layout, None);
        let rules = filled::rules(layout, 2022);
        let written = write(&form, rules.as_ref(), layout);
        let name = layout.id();
        let bytes = match office::write(&written.document, format, &fonts) {
            Ok(bytes) => bytes,
            Err(error) => {
                lost.push(format!("{name}: {error}"));
                continue;
            }
        };
        let document = office::read(&bytes).unwrap();
        let reading = forms::read(&document);
        match reading.forms.as_slice() {
            [read] => {
                let found = differences(&form, read);
                lost.extend(found.iter().map(|line| format!("{name}: {line}")));
            }
            forms => lost.push(format!("{name}: {} forms were read", forms.len())),
        }
        let unread = reading.unread.iter();
        lost.extend(unread.map(|cell| format!("{name}: unread {:?}", cell.text)));
    }
    lost
}

#[test]
fn as_word_documents() {
    assert_eq!(lost_in(Format::Docx), Vec::<String>::new());
}

#[test]
fn as_workbooks() {
    assert_eq!(lost_in(Format::Xlsx), Vec::<String>::new());
}

#[test]
fn as_pdf() {
    assert_eq!(lost_in(Format::Pdf), Vec::<String>::new());
}

#[test]
fn as_web_pages() {
    assert_eq!(lost_in(Format::Html), Vec::<String>::new());
}
