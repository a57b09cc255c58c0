//! Documents written as PDF and OFD: whole, the same each time, and read by others.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

#[path = "support/form.rs"]
mod form;

use office::{Block, Document, Fonts, Format, WriteError, write};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::process::{Command, Stdio};

fn documents() -> Vec<Document> {
    vec![
        form::self_evaluation(form::USUAL),
        form::self_evaluation(60),
        form::lying(12),
        form::long_texts(),
    ]
}

fn written(document: &Document, format: Format) -> Vec<u8> {
    write(document, format, &Fonts::bundled()).unwrap()
}

/// All texts of a document without white space.
fn texts(document: &Document) -> Vec<String> {
    let texts = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![paragraph.text.clone()],
        Block::Table(table) => form::texts(table),
        Block::PageBreak => Vec::new(),
    });
    texts.map(|text| bare(&text)).collect()
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The labels that reach down over rows, which each page of the table may print again.
fn labels(document: &Document) -> String {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let cells = tables
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells);
    let labels = cells.filter(|cell| cell.row_span > 1);
    labels.map(|cell| bare(&cell.text)).collect()
}

/// Whether a text of several pages holds all of the document's, and not a character more,
/// labels that a page repeats aside.
fn holds(document: &Document, read: &str) {
    let pages = read.matches('\u{c}').count();
    let read = without_frames(read);
    let texts = texts(document);
    // The parts of a text that is cut at a page's end stand apart.
    for text in texts.iter().filter(|text| text.chars().count() < 500) {
        assert!(read.contains(text), "{text}");
    }
    let counted = |text: &str| {
        let mut characters: BTreeMap<char, usize> = BTreeMap::new();
        for c in text.chars() {
            *characters.entry(c).or_default() += 1;
        }
        characters
    };
    let (told, wanted) = (counted(&read), counted(&texts.concat()));
    let again = counted(&labels(document));
    for (c, &count) in &told {
        let least = wanted.get(c).copied().unwrap_or_default();
        let most = least + again.get(c).copied().unwrap_or_default() * pages.saturating_sub(1);
        assert!(
            (least..=most).contains(&count),
            "{c}: {count} of {least} to {most}"
        );
    }
    assert_eq!(told.len(), wanted.len());
}

/// What a program prints that reads the bytes; none, and said so, where it is not installed.
fn witness(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        println!("skipped: {program} is not installed");
        return None;
    };
    let mut input = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{program}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for document in documents() {
        for format in [Format::Pdf, Format::Ofd] {
            assert!(written(&document, format) == written(&document, format));
        }
    }
}

#[test]
fn a_pdf_is_an_archive_pdf_with_title_and_language() {
    let bytes = written(&form::self_evaluation(form::USUAL), Format::Pdf);
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF-1.7"));
    for part in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<rdf:li xml:lang=\"x-default\">项目支出绩效自评表</rdf:li>",
        "/Lang(zh-CN)",
        "/MarkInfo",
        "/Outlines",
        "/TBody",
        "/RowSpan 15",
        "/ColSpan 8",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn poppler_reads_every_text_of_a_pdf() {
    for document in documents() {
        let bytes = written(&document, Format::Pdf);
        let Some(read) = witness("pdftotext", &["-raw", "-", "-"], &bytes) else {
            return;
        };
        holds(&document, &read);
    }
}

/// The text without white space, page numbers and repeated heads.
fn without_frames(text: &str) -> String {
    let pages: Vec<&str> = text.split('\u{c}').collect();
    let count = pages.len() - 1;
    let page = |(number, page): (usize, &&str)| {
        let page = bare(page).replace(&format!("第{}页共{count}页", number + 1), "");
        page.strip_prefix("序号工作内容完成情况")
            .unwrap_or(&page)
            .to_owned()
    };
    pages.iter().enumerate().map(page).collect()
}

#[test]
fn poppler_finds_all_fonts_embedded_and_mapped() {
    let bytes = written(&form::long_texts(), Format::Pdf);
    let Some(listed) = witness("pdffonts", &["-"], &bytes) else {
        return;
    };
    let fonts: Vec<&str> = listed.lines().skip(2).collect();
    assert_eq!(fonts.len(), 3, "serif, sans, marks: {listed}");
    assert!(
        fonts.iter().all(|font| font.contains(" yes yes yes ")),
        "{listed}"
    );
}

#[test]
fn an_independent_reader_finds_the_ofd_conforming_and_its_text_whole() {
    for document in documents() {
        let bytes = written(&document, Format::Ofd);
        let package = ofd_core::OfdPackage::new(Cursor::new(bytes)).unwrap();
        let mut reader = ofd_core::OfdReader::new(package).unwrap();
        let report = ofd_core::check_reader(&mut reader);
        assert!(report.conforms(), "{:?}", report.problems);
        let body = reader.ofd().doc_bodies[0].clone();
        let loaded = reader.load_document(&body).unwrap();
        let mut read = String::new();
        for page in loaded.pages() {
            read.push_str(&page_text(&reader.load_page(&loaded, page).unwrap()));
            read.push('\u{c}');
        }
        holds(&document, &read);
    }
}

/// The texts of a page; on the way, that each glyph is told where and which it is.
fn page_text(page: &ofd_core::PageObject) -> String {
    let mut text = String::new();
    for layer in &page.content.as_ref().unwrap().layers {
        for object in &layer.objects {
            let ofd_core::PageBlock::Text(object) = object else {
                continue;
            };
            let code = object.text_codes[0].text.as_deref().unwrap_or_default();
            let told = object.cg_transforms[0].glyphs.as_ref().unwrap();
            assert!(told.as_slice().iter().all(|glyph| *glyph != 0), "{code}");
            assert!(told.as_slice().len() >= code.chars().count(), "{code}");
            text.push_str(code);
        }
    }
    text
}

#[test]
fn the_ofd_is_drawn_by_an_independent_reader() {
    let bytes = written(&form::self_evaluation(form::USUAL), Format::Ofd);
    let package = ofd_core::OfdPackage::new(Cursor::new(bytes)).unwrap();
    let mut reader = ofd_core::OfdReader::new(package).unwrap();
    let body = reader.ofd().doc_bodies[0].clone();
    let loaded = reader.load_document(&body).unwrap();
    let options = ofd_core::RenderOptions::with_dpi(40.0);
    let image = reader.render_page_to_image(&loaded, 0, &options).unwrap();
    assert_eq!((image.width(), image.height()), (331, 468));
    let dark = image.pixels().filter(|pixel| pixel.0[0] < 128).count();
    assert!(dark > 1_500, "rules and text: {dark}");
}

#[test]
fn a_missing_character_is_named() {
    let mut document = form::self_evaluation(1);
    let Some(Block::Table(table)) = document.blocks.get_mut(2) else {
        panic!("no table");
    };
    table.rows[0].cells[1].text = "𠮷野项目".to_owned();
    for format in [Format::Pdf, Format::Ofd] {
        let error = write(&document, format, &Fonts::bundled()).unwrap_err();
        let text = "𠮷野项目".to_owned();
        let character = '𠮷';
        assert_eq!(error, WriteError::Glyph { character, text });
    }
}
