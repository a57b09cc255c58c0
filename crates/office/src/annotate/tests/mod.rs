//! Remarks in files of our own writer and in files with what others put into theirs.

mod docx;
mod hostile;
mod marked;
mod xlsx;

use super::Remark;
use crate::document::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};
use crate::{Fonts, Format};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const RED: [u8; 3] = [0xFF, 0, 0];
const BLUE: [u8; 3] = [0, 0, 0xFF];

/// An archive of these parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A part of an archive; empty where there is none.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    if let Ok(mut file) = zip.by_name(name) {
        file.read_to_string(&mut text).unwrap();
    }
    text
}

/// The names of the parts that are not as they were packed before, new ones too.
fn touched(before: &[u8], after: &[u8]) -> Vec<String> {
    let mut old = ZipArchive::new(Cursor::new(before)).unwrap();
    let mut new = ZipArchive::new(Cursor::new(after)).unwrap();
    let raw = |zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str| {
        let index = zip.index_for_name(name)?;
        let mut bytes = Vec::new();
        let mut file = zip.by_index_raw(index).unwrap();
        file.read_to_end(&mut bytes).unwrap();
        Some(bytes)
    };
    let names: Vec<String> = new.file_names().map(|n| n.unwrap().into_owned()).collect();
    for name in old.file_names() {
        assert!(names.contains(&name.unwrap().into_owned()));
    }
    let mut touched: Vec<String> = names
        .into_iter()
        .filter(|name| raw(&mut old, name) != raw(&mut new, name))
        .collect();
    touched.sort();
    touched
}

fn remark(place: Place, fill: [u8; 3], text: &str) -> Remark {
    Remark {
        place,
        fill: Some(fill),
        title: "错误 SUM001".to_owned(),
        text: text.to_owned(),
        author: "绩效核查".to_owned(),
    }
}

fn at(row: u32, cell: u32) -> Place {
    Place {
        table: 1,
        row,
        cell,
        ..Place::default()
    }
}

/// A title and a table of two columns, its first column one cell of two rows.
fn form() -> Document {
    let row = |cells: Vec<Cell>| Row {
        cells,
        ..Row::default()
    };
    let table = Table {
        rows: vec![
            row(vec![Cell::new("甲").spanning(2, 1), Cell::new("12")]),
            row(vec![Cell::hidden_by_span(), Cell::new("")]),
        ],
        ..Table::default()
    };
    let title = Paragraph {
        text: "自评表".to_owned(),
        role: Role::Title,
        ..Paragraph::default()
    };
    Document {
        blocks: vec![Block::Paragraph(title), Block::Table(table)],
        ..Document::default()
    }
}

fn written(format: Format) -> Vec<u8> {
    crate::write(&form(), format, &Fonts::bundled()).unwrap()
}

/// The texts of all cells.
fn cells(bytes: &[u8]) -> Vec<(String, bool)> {
    let document = crate::read(bytes).unwrap();
    let mut cells = Vec::new();
    for block in &document.blocks {
        if let Block::Table(table) = block {
            let all = table.rows.iter().flat_map(|row| &row.cells);
            cells.extend(all.map(|cell| (cell.text.clone(), cell.covered)));
        }
    }
    cells
}

/// What comments say, as they are read.
fn notes(bytes: &[u8]) -> Vec<String> {
    let document = crate::read(bytes).unwrap();
    let mut notes = Vec::new();
    for block in document.blocks {
        if let Block::Paragraph(words) = block
            && words.role == Role::Note
        {
            notes.push(words.text);
        }
    }
    notes.extend(document.notes.into_iter().map(|(_, [zh, _])| zh));
    notes
}

#[test]
fn old_formats_are_to_be_saved_anew_first() {
    let error = super::annotate("一行\n".as_bytes(), &[], None).unwrap_err();
    assert!(
        error.chinese().contains("另存为 docx"),
        "{}",
        error.chinese()
    );
}
