//! Small packages made here, and what is read of them.

mod changes;
mod fields;
mod hostile;
mod packages;
mod paragraphs;
mod round_trip;
mod spots;
mod tables;
mod tricky;

use crate::document::{Block, Document, Paragraph, Role, Table};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What every main part begins with.
pub(super) const ROOT: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">"#;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// An archive of these parts.
pub(super) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document with this in its body.
pub(super) fn docx(body: &str) -> Vec<u8> {
    with_parts(body, &[])
}

/// A document with this in its body, and parts beside it: kind, name, root element, content.
pub(super) fn with_parts(body: &str, parts: &[(&str, &str, &str, &str)]) -> Vec<u8> {
    let main = format!("<?xml version=\"1.0\"?>{ROOT}<w:body>{body}</w:body></w:document>");
    let mut relations = String::from(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    let mut all: Vec<(String, String)> = vec![
        ("[Content_Types].xml".into(), TYPES.into()),
        ("_rels/.rels".into(), RELATIONS.into()),
        ("word/document.xml".into(), main),
    ];
    for (index, (kind, name, root, content)) in parts.iter().enumerate() {
        relations.push_str(&format!(
            r#"<Relationship Id="r{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{name}"/>"#,
            index + 1
        ));
        let declared = ROOT.replace("<w:document", &format!("<w:{root}"));
        all.push((
            format!("word/{name}"),
            format!("{declared}{content}</w:{root}>"),
        ));
    }
    relations.push_str("</Relationships>");
    all.push(("word/_rels/document.xml.rels".into(), relations));
    let all: Vec<(&str, &[u8])> = all
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    zipped(&all)
}

/// What is read of a document with this in its body.
pub(super) fn read(body: &str) -> Document {
    super::read(&docx(body)).unwrap()
}

/// A paragraph of one run.
pub(super) fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

/// A cell with properties.
pub(super) fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

/// A row of cells.
pub(super) fn tr(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

/// A table of rows over columns of 1000 twips.
pub(super) fn tbl(columns: usize, rows: &[String]) -> String {
    let grid = r#"<w:gridCol w:w="1000"/>"#.repeat(columns);
    format!(
        "<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{}</w:tbl>",
        rows.concat()
    )
}

/// The tables of a document.
pub(super) fn tables<'d>(document: &'d Document) -> Vec<&'d Table> {
    let table = |block: &'d Block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    };
    document.blocks.iter().filter_map(table).collect()
}

/// A table in one line: cells by `|`, rows by ` / `, `·` covered, spans as `(rows×columns)`.
/// Asserts what holds for every grid.
pub(super) fn drawn(table: &Table) -> String {
    let width = table.width();
    let mut rows = Vec::new();
    for (row_index, row) in table.rows.iter().enumerate() {
        assert_eq!(row.cells.len(), width, "rows are equally wide");
        let mut cells = Vec::new();
        for (index, cell) in row.cells.iter().enumerate() {
            assert_eq!(cell.place.row as usize, row_index + 1);
            assert_eq!(cell.place.cell as usize, index + 1);
            if cell.covered {
                assert_eq!(cell.text, "");
                cells.push("·".to_owned());
            } else if cell.row_span > 1 || cell.column_span > 1 {
                let (down, across) = (cell.row_span as usize, cell.column_span as usize);
                assert!(row_index + down <= table.rows.len() && index + across <= width);
                cells.push(format!("{}({down}×{across})", cell.text));
            } else {
                cells.push(cell.text.replace('\n', "↵").replace('\t', "→"));
            }
        }
        rows.push(cells.join("|"));
    }
    rows.join(" / ")
}

/// The only table of a body.
pub(super) fn drawn_of(body: &str) -> String {
    let document = read(body);
    let tables = tables(&document);
    assert_eq!(tables.len(), 1);
    drawn(tables[0])
}

/// The paragraphs with their roles.
pub(super) fn paragraphs<'d>(document: &'d Document) -> Vec<(Role, &'d str)> {
    let text = |block: &'d Block| match block {
        Block::Paragraph(Paragraph { role, text, .. }) => Some((*role, text.as_str())),
        _ => None,
    };
    document.blocks.iter().filter_map(text).collect()
}

/// The text of the only paragraph.
pub(super) fn text_of(body: &str) -> String {
    let document = read(body);
    let found = paragraphs(&document);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].1.to_owned()
}
