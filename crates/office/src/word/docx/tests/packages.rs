//! Packages: which part is which, headers, footers, notes.

use super::{ROOT, drawn, p, paragraphs, tables, tbl, tc, tr, with_parts, zipped};
use crate::document::{Block, Role};
use crate::format::{Format, recognise};
use crate::{ReadError, read};

#[test]
fn headers_come_first_and_footers_last() {
    let body = format!(
        r#"{}<w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:headerReference w:type="first" r:id="r3"/><w:footerReference w:type="default" r:id="r2"/></w:sectPr>"#,
        p("文") + &tbl(1, &[tr(&[tc("", "格")])])
    );
    let header = p("眉") + &tbl(1, &[tr(&[tc("", "眉格")])]);
    let bytes = with_parts(
        &body,
        &[
            ("header", "header1.xml", "hdr", &header),
            ("footer", "footer1.xml", "ftr", &p("脚")),
            ("header", "header2.xml", "hdr", &p("眉")),
        ],
    );
    let document = read(&bytes).unwrap();
    assert_eq!(
        paragraphs(&document),
        [
            (Role::Header, "眉"),
            (Role::Body, "文"),
            (Role::Footer, "脚")
        ]
    );
    let shown: Vec<String> = tables(&document).into_iter().map(drawn).collect();
    assert_eq!(shown, ["格", "眉格"]);
    assert_eq!(document.notes[0].1[0], "第 2 个表在页眉里");
}

#[test]
fn notes_stand_behind_the_text_and_know_where_they_refer_to() {
    let cell = r#"<w:tc><w:p><w:r><w:t>96</w:t><w:footnoteReference w:id="2"/><w:endnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p></w:tc>"#;
    let body = tbl(2, &[tr(&[tc("", "甲"), cell.to_owned()])]);
    let footnotes = format!(
        r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2">{}</w:footnote>"#,
        p("\t 脚注文")
    );
    let endnotes = format!(r#"<w:endnote w:id="2">{}</w:endnote>"#, p("尾注文"));
    let comments = format!(
        r#"<w:comment w:id="0" w:author="乙">{}</w:comment>"#,
        p("批注文")
    );
    let bytes = with_parts(
        &body,
        &[
            ("footnotes", "footnotes.xml", "footnotes", &footnotes),
            ("endnotes", "endnotes.xml", "endnotes", &endnotes),
            ("comments", "comments.xml", "comments", &comments),
        ],
    );
    let document = read(&bytes).unwrap();
    assert_eq!(drawn(tables(&document)[0]), "甲|96");
    assert_eq!(
        paragraphs(&document),
        [
            (Role::Note, "脚注文"),
            (Role::Note, "尾注文"),
            (Role::Note, "批注文")
        ]
    );
    let Block::Paragraph(note) = &document.blocks[1] else {
        panic!("a paragraph");
    };
    assert_eq!(
        (note.place.table, note.place.row, note.place.cell),
        (1, 1, 2)
    );
    assert_eq!(document.notes.len(), 3);
}

#[test]
fn the_main_part_is_found_by_its_relationship() {
    let main = format!("{ROOT}<w:body>{}</w:body></w:document>", p("主")).replace(
        "schemas.openxmlformats.org/wordprocessingml/2006/main",
        "purl.oclc.org/ooxml/wordprocessingml/main",
    );
    let relations = r#"<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/Main.xml"/></Relationships>"#;
    let bytes = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relations.as_bytes()),
        ("word/main.xml", main.as_bytes()),
        ("word/document.xml", b"<x/>"),
    ]);
    assert_eq!(paragraphs(&read(&bytes).unwrap()), [(Role::Body, "主")]);
}

#[test]
fn the_main_part_is_found_by_its_content_type() {
    let main = format!("{ROOT}<w:body>{}</w:body></w:document>", p("主"));
    let types = r#"<Types><Override PartName="/other/text.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"#;
    let bytes = zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("other/text.xml", main.as_bytes()),
    ]);
    assert_eq!(recognise(&bytes).unwrap(), Format::Docx);
    assert_eq!(paragraphs(&read(&bytes).unwrap()), [(Role::Body, "主")]);
}

#[test]
fn another_prefix_means_the_same() {
    let body = format!(
        "{ROOT}<w:body>{}</w:body></w:document>",
        p("甲") + &tbl(1, &[tr(&[tc("", "乙")])])
    );
    let other = body.replace("w:", "q:").replace("xmlns:w=", "xmlns:q=");
    let none = body.replace("xmlns:w=", "xmlns=").replace("w:", "");
    for main in [other, none] {
        let bytes = zipped(&[
            ("[Content_Types].xml", b""),
            ("word/document.xml", main.as_bytes()),
        ]);
        let document = read(&bytes).unwrap();
        assert_eq!(paragraphs(&document), [(Role::Body, "甲")]);
        assert_eq!(drawn(tables(&document)[0]), "乙");
    }
}

#[test]
fn a_part_in_utf_16_is_read() {
    let main = format!("\u{FEFF}{ROOT}<w:body>{}</w:body></w:document>", p("宽"));
    let wide: Vec<u8> = main.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = zipped(&[("[Content_Types].xml", b""), ("word/document.xml", &wide)]);
    assert_eq!(paragraphs(&read(&bytes).unwrap()), [(Role::Body, "宽")]);
}

#[test]
fn external_targets_are_not_parts() {
    let body = format!(
        r#"{}<w:sectPr><w:headerReference r:id="r1"/></w:sectPr>"#,
        p("文")
    );
    let main = format!("{ROOT}<w:body>{body}</w:body></w:document>");
    let relations = r#"<Relationships><Relationship Id="r1" Type="x/header" TargetMode="External" Target="header1.xml"/></Relationships>"#;
    let header = format!("<w:hdr>{}</w:hdr>", p("外"));
    let bytes = zipped(&[
        ("[Content_Types].xml", b""),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/header1.xml", header.as_bytes()),
    ]);
    assert_eq!(paragraphs(&read(&bytes).unwrap()), [(Role::Body, "文")]);
}

#[test]
fn a_file_without_text_says_what_it_is() {
    assert_eq!(read(&super::docx("<w:p/>")), Err(ReadError::Empty));
    let picture = r#"<w:p><w:r><w:drawing><pic:pic xmlns:pic="x"/></w:drawing></w:r></w:p>"#;
    assert_eq!(
        read(&super::docx(picture)),
        Err(ReadError::Scan { pages: 1 })
    );
    let document = super::read(&(p("甲") + picture));
    assert!(document.notes[0].1[0].starts_with("有 1 张图片或图形"));
}
