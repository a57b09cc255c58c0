//! A neutral document to .docx: the package and its parts. Same input, same bytes: parts in
//! one order, no clock.

mod body;
mod fit;
mod fonts;
mod parts;
mod styles;
mod table;
mod text;

use crate::document::{Block, Document, Paragraph, Role};
use crate::{Format, WriteError};
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What every part begins with.
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespaces our parts use.
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
/// What relation types begin with.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// What content types of Word's parts begin with.
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The settings: Word's present layout rules, Chinese.
const SETTINGS: &str = "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/>\
     <w:characterSpacingControl w:val=\"compressPunctuation\"/>\
     <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
     w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
     <w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>";

/// Parts the document may have besides its body: relation, name, content type.
const PARTS: [(&str, &str); 5] = [
    ("styles", "styles"),
    ("settings", "settings"),
    ("fontTable", "fontTable"),
    ("header", "header1"),
    ("footer", "footer1"),
];

/// Writes the document as .docx.
///
/// # Errors
/// Only where the archive cannot be built.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    let header = body::running(document, Role::Header, "hdr");
    let footer = body::running(document, Role::Footer, "ftr");
    let has = |name: &str| match name {
        "header1" => header.is_some(),
        "footer1" => footer.is_some(),
        _ => true,
    };
    let present: Vec<_> = PARTS.iter().filter(|(_, name)| has(name)).collect();
    let mut package = Package::new();
    package.part("[Content_Types].xml", &content_types(&present))?;
    package.part("_rels/.rels", &root_relations())?;
    let mut cells = BTreeSet::new();
    let body = body::write(document, has("header1"), has("footer1"), &mut cells);
    package.part("word/document.xml", &body)?;
    package.part("word/_rels/document.xml.rels", &relations(&present))?;
    package.part("word/styles.xml", &styles::write(&cells))?;
    package.part("word/settings.xml", &wrapped("settings", SETTINGS))?;
    package.part("word/fontTable.xml", &fonts::write())?;
    if let Some(header) = &header {
        package.part("word/header1.xml", header)?;
    }
    if let Some(footer) = &footer {
        package.part("word/footer1.xml", footer)?;
    }
    package.part("docProps/core.xml", &properties(document))?;
    package.finish()
}

/// A part of one element.
fn wrapped(element: &str, inner: &str) -> String {
    format!("{XML}<w:{element} {NAMESPACES}>{inner}</w:{element}>")
}

fn content_types(present: &[&(&str, &str)]) -> String {
    let mut out = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{CONTENT}document.main+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    for (kind, name) in present {
        out += &format!(
            "<Override PartName=\"/word/{name}.xml\" ContentType=\"{CONTENT}{kind}+xml\"/>"
        );
    }
    out + "</Types>"
}

fn root_relations() -> String {
    format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATION}officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         </Relationships>"
    )
}

/// Relations are named after their parts, so that the body can name them too.
fn relations(present: &[&(&str, &str)]) -> String {
    let mut out = format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for (kind, name) in present {
        out += &format!(
            "<Relationship Id=\"{name}\" Type=\"{RELATION}{kind}\" Target=\"{name}.xml\"/>"
        );
    }
    out + "</Relationships>"
}

/// The title, and no date: the same document is the same file tomorrow.
fn properties(document: &Document) -> String {
    let mut title = String::new();
    if let Some(paragraph) = title_of(document) {
        text::escape(&mut title, &paragraph.text.replace('\n', " "));
    }
    format!(
        "{XML}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title></cp:coreProperties>"
    )
}

fn title_of(document: &Document) -> Option<&Paragraph> {
    document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) if paragraph.role == Role::Title => Some(paragraph),
        _ => None,
    })
}

/// The archive as it grows.
struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::with_capacity(16 * 1024))))
    }

    fn part(&mut self, name: &str, content: &str) -> Result<(), WriteError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(1))
            .last_modified_time(DateTime::default());
        self.0
            .start_file(name, options)
            .map_err(|error| refused(&error))?;
        self.0
            .write_all(content.as_bytes())
            .map_err(|error| refused(&error))
    }

    fn finish(self) -> Result<Vec<u8>, WriteError> {
        let archive = self.0.finish().map_err(|error| refused(&error))?;
        Ok(archive.into_inner())
    }
}

fn refused(error: &dyn std::error::Error) -> WriteError {
    WriteError::Library {
        format: Format::Docx,
        why: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Archive;
    use crate::document::{Cell, Row, Style, Table};

    fn words(role: Role, text: &str) -> Block {
        Block::Paragraph(Paragraph {
            text: text.to_owned(),
            role,
            ..Paragraph::default()
        })
    }

    fn document() -> Document {
        let row = |cells: Vec<Cell>| Row {
            cells,
            ..Row::default()
        };
        Document {
            blocks: vec![
                words(Role::Header, "页眉"),
                words(Role::Title, "自评表<1>"),
                Block::Table(Table {
                    rows: vec![
                        row(vec![
                            Cell::new("甲").spanning(2, 1),
                            Cell::new("乙\n\u{1}丙").spanning(1, 2),
                            Cell::hidden_by_span(),
                        ]),
                        row(vec![Cell::hidden_by_span(), Cell::new("≥5"), Cell::new("")]),
                    ],
                    widths: vec![2_000, 3_000, 4_000],
                    head_rows: 1,
                    ..Table::default()
                }),
                Block::PageBreak,
                words(Role::Heading(2), "说明"),
            ],
            page: crate::PageSetup::default().lying(),
            ..Document::default()
        }
    }

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = Archive::open(bytes, Format::Docx).unwrap();
        String::from_utf8(archive.needed(name).unwrap()).unwrap()
    }

    #[test]
    fn merged_cells_are_merged_and_every_row_fills_the_grid() {
        let bytes = write(&document()).unwrap();
        let body = part(&bytes, "word/document.xml");
        for (wanted, count) in [
            ("<w:gridCol ", 3),
            ("<w:tr>", 2),
            ("<w:tc>", 5),
            ("<w:vMerge w:val=\"restart\"/>", 1),
            ("<w:vMerge/>", 1),
            ("<w:gridSpan w:val=\"2\"/>", 1),
            ("<w:tblHeader/>", 1),
            ("<w:pageBreakBefore/>", 1),
            (">乙</w:t>", 1),
            (">丙</w:t>", 1),
            ("w:orient=\"landscape\"", 1),
            ("r:id=\"header1\"", 1),
        ] {
            assert_eq!(body.matches(wanted).count(), count, "{wanted}");
        }
        assert!(part(&bytes, "word/header1.xml").contains("页眉"));
        assert!(part(&bytes, "docProps/core.xml").contains("<dc:title>自评表&lt;1&gt;<"));
    }

    #[test]
    fn every_part_is_well_formed() {
        let bytes = write(&document()).unwrap();
        let names: Vec<String> = {
            let archive = Archive::open(&bytes, Format::Docx).unwrap();
            archive.names().map(|name| name.into_owned()).collect()
        };
        assert_eq!(names.len(), 9);
        for name in names {
            let text = part(&bytes, &name);
            let mut reader = quick_xml::Reader::from_str(&text);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => panic!("{name}: {error}"),
                }
            }
        }
    }

    #[test]
    fn the_same_document_is_the_same_file() {
        assert_eq!(write(&document()).unwrap(), write(&document()).unwrap());
    }

    #[test]
    fn styles_are_told_by_name() {
        let mut document = document();
        document.blocks.push(Block::Paragraph(Paragraph {
            text: "落款".into(),
            style: Style {
                face: crate::Face::FangSong,
                size: 160,
                bold: true,
                align: crate::Align::Right,
                fill: Some([255, 192, 0]),
            },
            ..Paragraph::default()
        }));
        let body = part(&write(&document).unwrap(), "word/document.xml");
        for wanted in [
            "w:eastAsia=\"仿宋_GB2312\"",
            "<w:b/>",
            "<w:sz w:val=\"32\"/>",
            "<w:jc w:val=\"right\"/>",
            "w:fill=\"FFC000\"",
        ] {
            assert!(body.contains(wanted), "{wanted}");
        }
    }

    #[test]
    fn an_empty_document_is_a_document() {
        let bytes = write(&Document::default()).unwrap();
        assert!(part(&bytes, "word/document.xml").contains("<w:sectPr>"));
        assert_eq!(crate::format::recognise(&bytes).unwrap(), Format::Docx);
    }
}
