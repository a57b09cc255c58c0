//! Archives and workbooks made of their parts.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip archive of these parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const STYLES: &str = r##"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0%"/><numFmt numFmtId="171" formatCode="#,##0.00&quot;万元&quot;"/></numFmts>
               <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
               <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="2"/><xf numFmtId="31"/><xf numFmtId="171"/></cellXfs></styleSheet>"##;

/// A workbook of one sheet called 表1 (its rows and what follows them), with number
/// formats 0 General, 1 `0.0%`, 2 `0.00`, 3 a date, 4 `#,##0.00"万元"`.
#[derive(Default)]
pub struct Workbook<'a> {
    /// Elements before the rows.
    pub before: &'a str,
    /// The rows.
    pub rows: &'a str,
    /// Elements behind the rows.
    pub after: &'a str,
    /// Shared texts.
    pub strings: &'a str,
    /// Attributes and elements of the workbook before its sheets.
    pub settings: &'a str,
    /// Further sheets: name, state, rows.
    pub more: &'a [(&'a str, &'a str, &'a str)],
    /// Comments of the first sheet.
    pub comments: &'a str,
}

impl Workbook<'_> {
    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let sheet = |before: &str, rows: &str, after: &str| {
            format!("<worksheet>{before}<sheetData>{rows}</sheetData>{after}</worksheet>")
        };
        let mut list = String::from(r#"<sheet name="表1" sheetId="1" r:id="s0"/>"#);
        let mut relations = format!(
            r#"<Relationship Id="s0" Type="{RELATIONS}/worksheet" Target="worksheets/sheet0.xml"/>
               <Relationship Id="st" Type="{RELATIONS}/styles" Target="styles.xml"/>
               <Relationship Id="ss" Type="{RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/>"#
        );
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
            (
                "xl/worksheets/sheet0.xml".to_owned(),
                sheet(self.before, self.rows, self.after),
            ),
        ];
        for (number, (name, state, rows)) in (1..).zip(self.more) {
            list +=
                &format!(r#"<sheet name="{name}" sheetId="9" state="{state}" r:id="s{number}"/>"#);
            relations += &format!(
                r#"<Relationship Id="s{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
            );
            parts.push((
                format!("xl/worksheets/sheet{number}.xml"),
                sheet("", rows, ""),
            ));
        }
        self.with_comments(&mut parts);
        parts.push((
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook>{}<sheets>{list}</sheets></workbook>",
                self.settings
            ),
        ));
        parts.push((
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships>{relations}</Relationships>"),
        ));
        parts.push((
            "xl/sharedStrings.xml".to_owned(),
            format!("<sst>{}</sst>", self.strings),
        ));
        parts.push(("xl/styles.xml".to_owned(), STYLES.to_owned()));
        let parts: Vec<(&str, &str)> = parts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        zipped(&parts)
    }

    fn with_comments(&self, parts: &mut Vec<(String, String)>) {
        if !self.comments.is_empty() {
            parts.push((
                "xl/worksheets/_rels/sheet0.xml.rels".to_owned(),
                format!(
                    r#"<Relationships><Relationship Id="c" Type="{RELATIONS}/comments" Target="../comments1.xml"/></Relationships>"#
                ),
            ));
            parts.push((
                "xl/comments1.xml".to_owned(),
                format!(
                    "<comments><commentList>{}</commentList></comments>",
                    self.comments
                ),
            ));
        }
    }
}
