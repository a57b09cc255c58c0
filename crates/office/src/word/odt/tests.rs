//! Small packages made here, and what is read of them.

use crate::document::{Block, Document, Paragraph};
use crate::format::Format;
use crate::{ReadError, read};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = "<office:document-styles><style:style><text:p>样</text:p></style:style><style:header><text:p>眉</text:p></style:header><style:footer><text:p>脚</text:p></style:footer></office:document-styles>";
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("styles.xml", styles),
    ])
}

fn drawn(document: &Document) -> Vec<String> {
    let block = |block: &Block| match block {
        Block::Paragraph(Paragraph { role, text, .. }) => format!("{role:?} {text}"),
        Block::PageBreak => "—".to_owned(),
        Block::Table(table) => {
            let rows = table.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| match cell.covered {
                    true => "·".to_owned(),
                    false if cell.row_span + cell.column_span > 2 => {
                        format!("{}({}×{})", cell.text, cell.row_span, cell.column_span)
                    }
                    false => cell.text.replace('\n', "↵"),
                });
                cells.collect::<Vec<_>>().join("|")
            });
            rows.collect::<Vec<_>>().join(" / ")
        }
    };
    document.blocks.iter().map(block).collect()
}

#[test]
fn paragraphs_boxes_and_notes_are_read() {
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>删</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h text:outline-level="2">题</text:h><text:p>甲  乙
丙<text:s text:c="2"/><text:tab/>&lt;5<text:line-break/>丁<text:change text:change-id="1"/><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box><svg:desc>述</svg:desc></draw:frame><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note>末</text:p>"#;
    let document = read(&odt(body)).unwrap();
    assert_eq!(document.format, Format::Odt);
    assert_eq!(
        drawn(&document),
        [
            "Header 眉",
            "Heading(2) 题",
            "Body 甲 乙 丙  \t<5\n丁末",
            "TextBox 框",
            "Note 注",
            "Footer 脚"
        ]
    );
    assert_eq!(document.notes.len(), 1);
}

#[test]
fn tables_are_laid_out_in_the_full_grid() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let covered = "<table:covered-table-cell/>";
    let inner = format!(
        "<table:table><table:table-row>{}</table:table-row></table:table>",
        cell("", "内")
    );
    let body = format!(
        r#"<table:table><table:table-header-rows><table:table-row>{}{covered}{}</table:table-row></table:table-header-rows><table:table-row>{covered}{covered}{}</table:table-row><table:table-row>{}</table:table-row><table:table-row><table:table-cell>{inner}<text:p>外</text:p></table:table-cell></table:table-row></table:table>"#,
        cell(
            r#"table:number-columns-spanned="2" table:number-rows-spanned="2""#,
            "甲"
        ),
        cell("", "乙"),
        cell("", "丙"),
        cell(r#"table:number-columns-repeated="2""#, "同"),
    );
    let document = read(&odt(&body)).unwrap();
    assert_eq!(
        drawn(&document),
        [
            "Header 眉",
            "甲(2×2)|·|乙 / ·|·|丙 / 同|同| / 外||",
            "内",
            "Footer 脚"
        ]
    );
    let Block::Table(table) = &document.blocks[1] else {
        panic!("a table");
    };
    assert_eq!(table.head_rows, 1);
    let place = &table.rows[3].cells[0].place;
    assert_eq!((place.table, place.row, place.cell), (1, 4, 1));
}

#[test]
fn hostile_repeats_are_refused_and_spans_end_at_the_table() {
    let row = |attributes: &str, cell: &str| {
        format!(
            "<table:table><table:table-row {attributes}><table:table-cell {cell}><text:p>甲</text:p></table:table-cell></table:table-row></table:table>"
        )
    };
    let refused = [
        row("", r#"table:number-columns-repeated="1000000""#),
        row(r#"table:number-rows-repeated="4000000000""#, ""),
    ];
    for body in refused {
        assert!(matches!(read(&odt(&body)), Err(ReadError::Limit { .. })));
    }
    let body = row(
        "",
        r#"table:number-columns-spanned="1000000" table:number-rows-spanned="9""#,
    );
    assert_eq!(drawn(&read(&odt(&body)).unwrap())[1], "甲");
    let deep = "<text:section>".repeat(1_000);
    assert!(matches!(read(&odt(&deep)), Err(ReadError::Limit { .. })));
}

#[test]
fn a_symbol_nobody_knows_is_a_doubt() {
    let document = read(&odt("<text:p>甲\u{F0B3}</text:p>")).unwrap();
    assert_eq!(document.doubts.len(), 1);
    assert_eq!(document.doubts[0].0.line, 1);
}

#[test]
fn damage_and_passwords_are_told() {
    let mimetype = ("mimetype", "application/vnd.oasis.opendocument.text");
    let encrypted = zipped(&[
        mimetype,
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ("content.xml", "x"),
    ]);
    assert_eq!(
        read(&encrypted),
        Err(ReadError::Encrypted {
            format: Format::Odt
        })
    );
    let cut = zipped(&[
        mimetype,
        ("content.xml", "<office:text><text:p>甲</text:p><text:p>乙"),
    ]);
    let error = read(&cut).unwrap_err();
    assert!(error.chinese().contains("字节处断了"), "{error}");
    let broken = zipped(&[mimetype, ("content.xml", "<office:text>")]);
    assert!(matches!(read(&broken), Err(ReadError::Damaged { .. })));
    assert!(matches!(
        read(&zipped(&[mimetype])),
        Err(ReadError::Damaged { .. })
    ));
}

#[test]
fn what_the_file_defines_itself_stays_as_it_is_written_and_is_doubted() {
    let flat = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY j "甲乙">]><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>丙&j;&lt;</text:p></office:text></office:body></office:document>"#;
    let document = read(flat.as_bytes()).unwrap();
    assert_eq!(drawn(&document), ["Body 丙&j;<"]);
    let [(_, [zh, _])] = document.doubts.as_slice() else {
        panic!("{:?}", document.doubts);
    };
    assert!(zh.contains("&j;"), "{zh}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_change_of_the_content_panics(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let whole = r#"<office:text><text:p>甲<text:s text:c="3"/></text:p><table:table><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2"><text:p>乙</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table></office:text>"#;
        let mut bytes = whole.as_bytes().to_vec();
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        let content = String::from_utf8_lossy(&bytes).into_owned();
        let file = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)]);
        if let Ok(document) = read(&file) {
            for block in &document.blocks {
                if let Block::Table(table) = block {
                    prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.width()));
                }
            }
        }
    }
}
