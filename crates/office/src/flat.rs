//! Documents and workbooks that are one XML file instead of an archive of several, told by
//! how they begin.

use crate::format::Format;

/// How far into a file its kind of XML is told: LibreOffice names all its namespaces first.
const HEAD: usize = 16 * 1024;

/// What an XML file holds, where it is a document or a workbook that is read.
pub(crate) fn format(bytes: &[u8]) -> Option<Format> {
    let head = head(bytes)?;
    let is_workbook = has(head, b"progid=\"Excel.Sheet\"")
        || has(head, b"<Workbook") && has(head, b"urn:schemas-microsoft-com:office:spreadsheet");
    if is_workbook {
        return Some(Format::Xls);
    }
    if has(head, b"application/vnd.oasis.opendocument.spreadsheet") {
        return Some(Format::Ods);
    }
    has(head, b"application/vnd.oasis.opendocument.text").then_some(Format::Odt)
}

/// Whether it is a document as Word 2003 and later save it in one XML file.
pub(crate) fn is_word_2003(bytes: &[u8]) -> bool {
    head(bytes).is_some_and(|head| has(head, b"progid=\"Word.Document\""))
}

fn has(head: &[u8], wanted: &[u8]) -> bool {
    head.windows(wanted.len()).any(|part| part == wanted)
}

/// The beginning of an XML file.
fn head(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.get(..bytes.len().min(HEAD))?;
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let head = head.trim_ascii_start();
    let is_page = |part: &[u8]| part.eq_ignore_ascii_case(b"<html");
    (head.starts_with(b"<") && !head.windows(5).take(200).any(is_page)).then_some(head)
}

#[cfg(test)]
mod tests {
    use crate::document::{Block, Document, Role};
    use crate::{Format, read};

    const NAMES: &str = r#"xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s""#;

    fn flat(kind: &str, styles: &str, body: &str) -> Document {
        let mime = format!("application/vnd.oasis.opendocument.{kind}");
        let text = format!(
            r#"<?xml version="1.0"?><office:document {NAMES} office:mimetype="{mime}"><office:master-styles><style:master-page>{styles}</style:master-page></office:master-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"#
        );
        read(text.as_bytes()).unwrap()
    }

    const TABLE: &str = r#"<table:table table:name="表1"><table:table-row><table:table-cell><text:p>得分</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="96"><text:p>96</text:p></table:table-cell></table:table-row></table:table>"#;

    fn table(block: &Block) -> Vec<&str> {
        let Block::Table(table) = block else {
            panic!("{block:?}");
        };
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        cells.map(|cell| cell.text.as_str()).collect()
    }

    #[test]
    fn a_flat_workbook_is_read() {
        let header = "<style:header><text:p>页眉</text:p></style:header>";
        let document = flat("spreadsheet", header, TABLE);
        assert_eq!(document.format, Format::Ods);
        assert_eq!(document.blocks.len(), 1);
        assert_eq!(table(&document.blocks[0]), ["得分", "96"]);
    }

    #[test]
    fn a_flat_text_is_read_with_its_header_once() {
        let header = "<style:header><text:p>页眉</text:p></style:header>";
        let body = format!("<text:p>自评表</text:p>{TABLE}");
        let document = flat("text", header, &body);
        assert_eq!(document.format, Format::Odt);
        let [Block::Paragraph(header), Block::Paragraph(title), grid] = &document.blocks[..] else {
            panic!("{:?}", document.blocks);
        };
        assert_eq!((header.role, header.text.as_str()), (Role::Header, "页眉"));
        assert_eq!((title.role, title.text.as_str()), (Role::Body, "自评表"));
        assert_eq!(table(grid), ["得分", "96"]);
    }

    #[test]
    fn pages_that_speak_of_workbooks_stay_pages() {
        let page = "<html xmlns:x=\"urn:schemas-microsoft-com:office:spreadsheet\"><body><p>&lt;Workbook</p><!--<Workbook--><table><tr><td>甲</td></tr></table></body></html>";
        assert_eq!(read(page.as_bytes()).unwrap().format, Format::Html);
    }
}
