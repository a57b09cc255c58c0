//! Bytes to a neutral document of paragraphs, tables and cells, each with its place.
//!
//! Knows no form and no amount.

mod document;
pub mod limits;
mod text;

pub use document::{Block, Cell, Document, Encoding, Layout, Paragraph, Place, Row, Table};

/// Why bytes could not be read as a document at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// Control bytes that no text has.
    #[error(
        "not a text: byte {offset} is a control byte that no text holds; give a text file in UTF-8 or GB18030"
    )]
    Binary {
        /// Position of the first such byte.
        offset: usize,
    },
    /// More cells and lines than any document has.
    #[error("line {line}: more than {most} cells and lines; cut the file into parts")]
    TooLarge {
        /// The line at which the limit was reached.
        line: usize,
        /// The limit.
        most: usize,
    },
    /// Neither UTF-8 nor GB18030.
    #[error("line {line} is neither UTF-8 nor GB18030; save the file as UTF-8")]
    Encoding {
        /// The first line that could not be decoded.
        line: usize,
    },
}

/// Reads the bytes of a text document.
///
/// # Errors
/// Only where the bytes are no text at all; whatever is odd in a text is a doubt.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    text::read(bytes)
}
