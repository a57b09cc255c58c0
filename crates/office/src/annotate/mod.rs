//! Remarks on the original: a copy of a Word or Excel file with a comment and a colour at
//! every place named, everything else as it was; of other kinds a marked document.
//!
//! Knows places, not what is said about them.

mod docx;
mod edits;
mod error;
mod marked;
mod parts;
mod tags;
mod target;
#[cfg(test)]
mod tests;
mod xlsx;

pub use error::AnnotateError;
pub use marked::marked;

use crate::document::Place;
use crate::format::{Format, recognise};

/// Who the marks of this program are by, in Chinese and English; whoever reads a marked
/// document leaves them out.
pub const REMARK_AUTHORS: [&str; 2] = ["绩效核查", "performance check"];

/// What is to be said at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark {
    /// Where, as the document was read; what covers the place gets the remark.
    pub place: Place,
    /// The colour of the cell: red, green, blue. Of several remarks on one cell the first
    /// decides.
    pub fill: Option<[u8; 3]>,
    /// The first line, in bold.
    pub title: String,
    /// The lines below it.
    pub text: String,
    /// Who says it.
    pub author: String,
}

/// A copy of a .docx or .xlsx file with the remarks in it. A remark whose place is not
/// found stands at the beginning of the text or at the first cell, without a colour.
///
/// `date` is `2026-11-21T00:00:00Z`; without it the comments of a text have none, and replies
/// in the threads of a workbook that of the thread.
///
/// # Errors
/// Where it is no such file: what to do is said.
pub fn annotate(
    bytes: &[u8],
    remarks: &[Remark],
    date: Option<&str>,
) -> Result<Vec<u8>, AnnotateError> {
    match recognise(bytes)? {
        Format::Docx => docx::annotate(bytes, remarks, date),
        Format::Xlsx => xlsx::annotate(bytes, remarks, date),
        other => Err(AnnotateError::SaveFirst(other)),
    }
}
