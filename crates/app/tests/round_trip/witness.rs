//! Programs of others: they find every text in what we write, and what they write of the
//! same forms is read as the same forms. Where a program is not installed, its tests say so.

use crate::filled;
use crate::others::{Folder, python, soffice};
use crate::trip::{fonts, unlike_forms};
use domain::form::Form;
use domain::rules::RulesInForce;
use forms::layout::{join, library, write};
use office::{Block, Document, Format};
use serde_json::{Value, json};
use std::path::Path;

/// A filled form of every layout, each with its document.
fn all() -> Vec<(Form, RulesInForce, Document)> {
    let of_one = |layout| {
        let rules = filled::rules(layout);
        let form = filled::form(layout, None);
        let document = write(&form, Some(&rules), layout).document;
        let form = forms::read(&document).forms.remove(0);
        (form, rules, document)
    };
    library().all().map(of_one).collect()
}

fn joined() -> Document {
    let of_one = |layout| {
        let rules = filled::rules(layout);
        write(&filled::form(layout, None), Some(&rules), layout)
    };
    join(library().all().map(of_one))
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Every text of a document without white space.
fn texts(document: &Document) -> Vec<String> {
    let texts = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![bare(&paragraph.text)],
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.map(|cell| bare(&cell.text)).collect()
        }
        Block::PageBreak => Vec::new(),
    });
    texts.filter(|text| !text.is_empty()).collect()
}

#[track_caller]
fn holds(document: &Document, found: &str, who: &str) {
    let found = bare(found);
    let missing: Vec<String> = texts(document)
        .into_iter()
        .filter(|text| !found.contains(text.as_str()))
        .collect();
    assert!(missing.is_empty(), "{who} does not find {missing:?}");
}

/// Bytes that hold all forms in the order in which they were written.
#[track_caller]
fn are_the_forms(bytes: &[u8], who: &str) {
    let document = office::read(bytes).unwrap();
    let read = forms::read(&document);
    let all = all();
    let names = |forms: &[Form]| -> Vec<String> {
        let names = forms.iter();
        names.map(|form| form.title.raw.clone()).collect()
    };
    let wanted: Vec<Form> = all.iter().map(|(form, ..)| form.clone()).collect();
    assert_eq!(names(&read.forms), names(&wanted), "{who}");
    let mut lost = Vec::new();
    for (found, (form, rules, _)) in read.forms.iter().zip(&all) {
        let (form, found) = match document.format {
            // Whether a line ended because it was full is told by no other's PDF.
            Format::Pdf => (&without_breaks(form), &without_breaks(found)),
            _ => (form, found),
        };
        let unlike = unlike_forms(form, found, rules).into_iter();
        lost.extend(unlike.map(|line| format!("{}: {line}", form.title.raw)));
    }
    let unread = read.unread.iter();
    lost.extend(unread.map(|unread| format!("unread {:?}", unread.text)));
    assert!(lost.is_empty(), "{who}:\n{}", lost.join("\n"));
}

pub fn without_breaks(form: &Form) -> Form {
    let mut form = form.clone();
    for slot in form.slots() {
        let cell = form.cell_mut(slot).unwrap();
        *cell = filled::cell(&cell.raw.replace('\n', ""));
    }
    form
}

fn written(format: Format) -> Vec<u8> {
    office::write(&joined(), format, fonts()).unwrap()
}

#[test]
fn many_forms_in_one_file_come_back_each_with_its_cover_and_notes() {
    // A PDF does not say that a page was ended on purpose: a cover below a page that happens
    // to be full is read as the end of the form before.
    for format in [Format::Docx, Format::Xlsx] {
        are_the_forms(&written(format), format.name());
    }
}

#[test]
fn libreoffice_reads_what_we_write_and_we_read_what_it_writes() {
    let folder = Folder::new("soffice");
    for (name, format) in [("w.docx", Format::Docx), ("x.xlsx", Format::Xlsx)] {
        std::fs::write(folder.0.join(name), written(format)).unwrap();
    }
    let document = joined();
    for (to, files) in [
        ("txt:Text (encoded):UTF8", ["w.docx"].as_slice()),
        (
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
            &["x.xlsx"],
        ),
        ("pdf", &["w.docx", "x.xlsx"]),
        ("doc", &["w.docx"]),
        ("odt", &["w.docx"]),
        ("xls", &["x.xlsx"]),
        ("ods", &["x.xlsx"]),
    ] {
        if !soffice(&folder.0, to, files) {
            return;
        }
        for file in files {
            let stem = file.split('.').next().unwrap();
            let ending = to.split(':').next().unwrap();
            let made = folder.0.join("out").join(format!("{stem}.{ending}"));
            let who = format!("LibreOffice's {ending} of {file}");
            match ending {
                "txt" => holds(&document, &std::fs::read_to_string(made).unwrap(), &who),
                "csv" => holds(&document, &sheets(&folder.0.join("out")), &who),
                _ => are_the_forms(&std::fs::read(made).unwrap(), &who),
            }
        }
    }
}

/// All exported sheets together, quotes undone.
fn sheets(folder: &Path) -> String {
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let csv = files.filter(|path| path.extension().is_some_and(|ending| ending == "csv"));
    let texts = csv.map(|path| std::fs::read_to_string(path).unwrap());
    texts.collect::<String>().replace("\"\"", "\"")
}

#[test]
fn python_reads_what_we_write() {
    let folder = Folder::new("python-reads");
    let document = joined();
    for (name, format, who) in [
        ("w.docx", Format::Docx, "python-docx"),
        ("x.xlsx", Format::Xlsx, "openpyxl"),
    ] {
        std::fs::write(folder.0.join(name), written(format)).unwrap();
        let Some(told) = python(&folder.0, "read_back.py", &[name]) else {
            return;
        };
        let texts: Vec<String> = serde_json::from_str(&told).unwrap();
        holds(&document, &texts.join("\n"), who);
    }
}

/// A document as the scripts are told it.
pub fn told(document: &Document) -> Value {
    let blocks = document.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => json!({ "text": paragraph.text }),
        Block::PageBreak => json!({}),
        Block::Table(table) => {
            let rows = table.rows.iter().enumerate();
            let cells = rows.flat_map(|(row, told)| {
                let cells = told.cells.iter().enumerate();
                let shown = cells.filter(|(_, cell)| !cell.covered);
                shown.map(move |(column, cell)| {
                    json!({
                        "row": row, "column": column, "text": cell.text,
                        "rows": cell.row_span, "columns": cell.column_span,
                    })
                })
            });
            json!({
                "rows": table.rows.len(), "columns": table.width(),
                "cells": cells.collect::<Vec<_>>(),
            })
        }
    });
    blocks.collect()
}

#[test]
fn what_python_docx_and_openpyxl_build_is_read_as_the_same_forms() {
    let folder = Folder::new("python-builds");
    std::fs::write(folder.0.join("told.json"), told(&joined()).to_string()).unwrap();
    for (script, out) in [
        ("build_docx.py", "made.docx"),
        ("build_xlsx.py", "made.xlsx"),
    ] {
        if python(&folder.0, script, &["told.json", out]).is_none() {
            return;
        }
        are_the_forms(&std::fs::read(folder.0.join(out)).unwrap(), script);
    }
}
