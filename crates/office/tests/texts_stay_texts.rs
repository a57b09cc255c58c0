//! Texts with bits of HTML and Markdown in them are neither web pages nor Markdown.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

use office::{Format, Layout, read};
use std::path::Path;

#[test]
fn the_collected_documents_are_texts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/documents");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: the collected documents are not here");
        return;
    };
    let mut count = 0;
    for entry in entries {
        let path = entry.unwrap().path();
        let document = read(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(document.format, Format::Text, "{}", path.display());
        assert_ne!(document.layout, Layout::Grid, "{}", path.display());
        count += 1;
    }
    assert!(count > 0, "the folder of the collected documents is empty");
}
