//! What the tests make their files of.

use office::{Block, Document, ReadError};
use std::fmt::Write as _;
use std::io::Write as _;

/// A Word document with this in its body.
pub fn docx(body: &str) -> Vec<u8> {
    docx_part(&format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    ))
}

/// A Word document of this main part.
pub fn docx_part(main: &str) -> Vec<u8> {
    crate::archive::zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", main),
    ])
}

/// A workbook of these rows.
pub fn xlsx(rows: &str) -> Vec<u8> {
    crate::archive::Workbook {
        rows,
        ..Default::default()
    }
    .bytes()
}

/// An OpenDocument spreadsheet of this sheet.
pub fn ods(table: &str) -> Vec<u8> {
    open_document(
        "spreadsheet",
        &format!("<table:table table:name=\"表\">{table}</table:table>"),
    )
}

/// An OpenDocument text of this body.
pub fn odt(body: &str) -> Vec<u8> {
    open_document("text", body)
}

fn open_document(kind: &str, body: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"#
    );
    let mime = format!("application/vnd.oasis.opendocument.{kind}");
    crate::archive::zipped(&[("mimetype", &mime), ("content.xml", &content)])
}

/// A compound file of these streams.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// An object of a PDF.
pub enum Object {
    /// As it is written.
    Plain(String),
    /// The entries of its dictionary but the length, and what it holds.
    Stream(&'static str, Vec<u8>),
}

/// A plain object.
pub fn plain(text: &str) -> Object {
    Object::Plain(text.to_owned())
}

/// A stream as it is.
pub fn stream(entries: &'static str, text: &str) -> Object {
    Object::Stream(entries, text.as_bytes().to_vec())
}

/// A PDF of these objects, numbered from 1; the first is the catalogue.
pub fn pdf(objects: &[Object]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = String::new();
    for (number, object) in (1..).zip(objects) {
        writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
        writeln!(out, "{number} 0 obj").unwrap();
        match object {
            Object::Plain(text) => out.extend(text.as_bytes()),
            Object::Stream(entries, bytes) => {
                writeln!(out, "<<{entries}/Length {}>>stream", bytes.len()).unwrap();
                out.extend(bytes);
                out.extend(b"\nendstream");
            }
        }
        out.extend(b"\nendobj\n");
    }
    let (start, count) = (out.len(), objects.len() + 1);
    write!(
        out,
        "xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    out
}

/// The catalogue, the pages and one page whose resources are object 4 and whose content is
/// object 5; object 6 is a font.
pub fn page(resources: &str, content: Object, more: Vec<Object>) -> Vec<Object> {
    let mut objects = vec![
        plain("<</Type/Catalog/Pages 2 0 R>>"),
        plain("<</Type/Pages/Count 1/Kids[3 0 R]>>"),
        plain("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources 4 0 R/Contents 5 0 R>>"),
        plain(&format!("<</Font<</F 6 0 R>>{resources}>>")),
        content,
        plain("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
    ];
    objects.extend(more);
    objects
}

/// Instructions that write `seen`.
pub const SEEN: &str = "BT /F 10 Tf 20 300 Td (seen) Tj ET\n";

/// Bytes deflated as a zlib stream.
pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A zlib stream of that many megabytes of one byte, made without ever holding them.
pub fn deflated_megabytes(megabytes: usize, byte: u8) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let megabyte = vec![byte; 1 << 20];
    for _ in 0..megabytes {
        packer.write_all(&megabyte).unwrap();
    }
    packer.finish().unwrap()
}

/// All words of a document, one after another.
pub fn words(document: &Document) -> String {
    let mut words = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => words += &paragraph.text,
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    words += &cell.text;
                }
            }
            Block::PageBreak => {}
        }
        words.push('\n');
    }
    words
}

/// The number of cells of a document.
pub fn cells(document: &Document) -> usize {
    let cells = document.blocks.iter().map(|block| match block {
        Block::Table(table) => table.rows.iter().map(|row| row.cells.len()).sum(),
        _ => 0,
    });
    cells.sum()
}

/// The limit a file went over.
pub fn limit(bytes: &[u8]) -> u64 {
    match office::read(bytes) {
        Err(error @ ReadError::Limit { most, .. }) => {
            assert!(error.chinese().contains("拆开"), "{}", error.chinese());
            most
        }
        Err(other) => panic!("no limit: {other}"),
        Ok(document) => panic!("read: {} blocks", document.blocks.len()),
    }
}
