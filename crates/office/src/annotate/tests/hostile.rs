//! Damaged and hostile parts: an error or a file, never a panic, and nothing outgrows the
//! original by more than what is said.

use super::{RED, at, part, remark, written, zipped};
use crate::Format;
use crate::annotate::annotate;
use crate::document::Place;

/// Every way a text is spoiled: cut off, a piece doubled, a mark put in.
fn spoiled(text: &str) -> Vec<String> {
    let step = (text.len() / 15).max(1);
    let cuts = (0..text.len()).step_by(step);
    let mut all = Vec::new();
    for cut in cuts.filter(|cut| text.is_char_boundary(*cut)) {
        let (before, after) = text.split_at(cut);
        all.push(before.to_owned());
        all.push(format!("{before}{before}{after}"));
        for mark in ["<", ">", "\"", "/>", "</w:tc>", "<w:tc>", "&", "<!--"] {
            all.push(format!("{before}{mark}{after}"));
        }
    }
    all
}

fn survives(format: Format, parts: &[&str], places: &[Place]) {
    let whole = written(format);
    let names: Vec<String> = {
        let zip = zip::ZipArchive::new(std::io::Cursor::new(&whole)).unwrap();
        let names = zip.file_names();
        names.map(|name| name.unwrap().into_owned()).collect()
    };
    let texts: Vec<(String, String)> = names
        .into_iter()
        .map(|name| (name.clone(), part(&whole, &name)))
        .collect();
    let remarks: Vec<_> = places
        .iter()
        .map(|place| remark(place.clone(), RED, "错"))
        .collect();
    let mut marked = 0;
    for name in parts {
        let (_, text) = texts.iter().find(|(own, _)| own == name).unwrap();
        for bad in spoiled(text) {
            let all: Vec<(&str, &str)> = texts
                .iter()
                .map(|(own, text)| match own == name {
                    true => (own.as_str(), bad.as_str()),
                    false => (own.as_str(), text.as_str()),
                })
                .collect();
            let bytes = zipped(&all);
            if let Ok(after) = annotate(&bytes, &remarks, None) {
                marked += 1;
                assert!(after.len() < bytes.len() + 16 * 1024);
            }
        }
    }
    assert!(marked > 0);
}

#[test]
fn damaged_texts_do_no_harm() {
    let parts = [
        "word/document.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    ];
    let line = Place {
        line: 1,
        ..Place::default()
    };
    survives(Format::Docx, &parts, &[at(1, 2), at(2, 1), line, at(9, 9)]);
}

#[test]
fn damaged_workbooks_do_no_harm() {
    let parts = [
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
        "[Content_Types].xml",
        "xl/workbook.xml",
    ];
    let on = |row, cell| Place {
        row,
        cell,
        sheet: Some("自评表".into()),
        ..Place::default()
    };
    survives(Format::Xlsx, &parts, &[on(2, 1), on(2, 2), on(3, 2)]);
}
