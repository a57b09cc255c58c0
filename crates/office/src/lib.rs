//! Bytes to a neutral document of paragraphs, tables and cells, each with its place, and
//! back to bytes.
//!
//! Knows no form and no amount.

mod annotate;
mod archive;
mod compound;
mod document;
mod error;
mod flat;
mod fonts;
mod foreign;
mod format;
mod html;
pub mod limits;
mod look;
mod mail;
mod members;
mod numbered;
mod ofd;
mod page;
mod paper;
mod pdf;
mod sheet;
mod spans;
mod text;
mod word;

pub use annotate::{AnnotateError, REMARK_AUTHORS, Remark, annotate, marked};
pub use document::{
    Align, Block, Cell, Document, Encoding, Entry, Extra, Face, Formula, Head, Layout, PageSetup,
    Paragraph, Piece, Place, Role, Row, Section, Stored, Style, Table,
};
pub use error::{ReadError, WriteError};
pub use fonts::Fonts;
pub use format::{Format, recognise};
pub use members::{Member, member, members, unpacks_to};
pub use page::is_unseen;

/// Reads the bytes of a document, whatever its format.
///
/// # Errors
/// Only where the bytes are no document at all; whatever is odd in one is a doubt.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let format = recognise(bytes)?;
    if let Some(format) = flat::format(bytes) {
        return match format {
            Format::Odt => word::odt::flat(bytes).map(word::in_cells),
            Format::Ods => sheet::ods::flat(bytes),
            _ => sheet::spreadsheetml::read(bytes),
        };
    }
    match format {
        Format::Doc => word::doc::read(bytes).map(word::in_cells),
        Format::Pdf => pdf::read(bytes),
        Format::Docx => word::docx::read(bytes).map(word::in_cells),
        Format::Odt => word::odt::read(bytes).map(word::in_cells),
        Format::Xlsx => sheet::xlsx::read(bytes),
        Format::Ods => sheet::ods::read(bytes),
        Format::Xls => sheet::xls::read(bytes),
        // Readers of the other formats come here, one line each.
        _ if mail::is_mail(bytes) => mail::read(bytes),
        _ => text::read(bytes),
    }
}

/// Writes a document as a file of that format. The same document gives the same bytes.
///
/// # Errors
/// Where no font has a character, a font cannot be used, or the format is not written.
pub fn write(document: &Document, format: Format, fonts: &Fonts) -> Result<Vec<u8>, WriteError> {
    match format {
        Format::Docx => word::write::write(document),
        Format::Xlsx => sheet::write::write(document),
        Format::Pdf => pdf::write(document, fonts),
        Format::Ofd => ofd::write(document, fonts),
        Format::Html => Ok(html::write::write(document).into_bytes()),
        Format::Markdown => Ok(text::to_markdown::write(document).into_bytes()),
        // Writers of the other formats come here, one line each.
        other => Err(WriteError::Library {
            format: other,
            why: "this format is not written".to_owned(),
        }),
    }
}
