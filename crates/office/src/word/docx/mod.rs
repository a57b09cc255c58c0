//! Reading .docx: one pass over the main part, the other parts only where they are needed.
//!
//! Owns the format's parts; must not know forms or amounts.

mod numbering;
mod numerals;
mod package;
mod read;
mod styles;
#[cfg(test)]
mod tests;
mod xml;

use crate::ReadError;
use crate::document::Document;
use std::ops::Range;
use std::sync::Arc;

/// Where the `w:tc` element of a cell stands in its part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CellSpot {
    /// The part: `word/document.xml`.
    pub(crate) part: Arc<str>,
    /// Table of the document, from 1, as in [`crate::Place`].
    pub(crate) table: u32,
    /// Row of the grid, from 1.
    pub(crate) row: u32,
    /// Column of the grid, from 1.
    pub(crate) cell: u32,
    /// Whether another cell's span covers it: what belongs to the cell goes to that one.
    pub(crate) covered: bool,
    /// From `<w:tc` to after `</w:tc>`, in bytes of the part's text as [`part_text`] gives it.
    pub(crate) bytes: Range<usize>,
}

/// Reads a .docx file.
///
/// In a [`crate::Place`], `table`, `row` and `cell` are grid coordinates; `line` is the
/// number of the paragraph, from 1, counting all body paragraphs outside tables, empty
/// ones too. Headers, footers and what stands in cells have no line.
///
/// # Errors
/// Where it is no such file, or a limit is reached.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    read::document(bytes).map(|(document, _)| document)
}

/// Where the elements of cells and paragraphs stand in the main part.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spots {
    /// The name of the main part.
    pub(crate) main: String,
    /// The part with the comments, where there is one.
    pub(crate) comments: Option<String>,
    /// All cells, in the order of the tables' rows, those of headers and notes too.
    pub(crate) cells: Vec<CellSpot>,
    /// Where the paragraphs outside tables begin, each at its `line` less one.
    pub(crate) lines: Vec<usize>,
}

/// The document, and where its cells and paragraphs stand: one walk, so that the places
/// agree.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_with_spots(bytes: &[u8]) -> Result<(Document, Spots), ReadError> {
    read::document(bytes)
}

/// A part's bytes as text: UTF-8 or UTF-16, without byte order mark.
pub(crate) fn part_text(bytes: Vec<u8>) -> String {
    xml::decode(bytes).0
}
