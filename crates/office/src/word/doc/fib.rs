//! The head of a Word document (FIB): which streams, how much text of each kind, and where
//! in the table stream everything stands.

use crate::ReadError;
use crate::compound::Little;
use crate::format::Format;
use std::ops::Range;

/// Word 97, the first of this structure.
const WORD_97: u16 = 193;
const ENCRYPTED: u16 = 0x0100;
const TABLE_1: u16 = 0x0200;
/// Where the pairs of position and length begin, of 8 bytes each.
const PAIRS: usize = 154;

/// The head.
pub(super) struct Fib<'a> {
    bytes: &'a [u8],
    /// The name of the table stream.
    pub(super) table: &'static str,
    /// The language the document was begun in.
    pub(super) language: u16,
}

/// The kinds of text, which follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Main,
    Footnotes,
    Headers,
    Comments,
    Endnotes,
    Boxes,
}

/// The lists of the table stream that are read, by their number.
#[derive(Clone, Copy, Debug)]
pub(super) enum List {
    FootnoteMarks = 2,
    Footnotes = 3,
    CommentMarks = 4,
    Comments = 5,
    Sections = 6,
    Headers = 11,
    CharacterPages = 12,
    ParagraphPages = 13,
    Fonts = 15,
    Pieces = 33,
    Shapes = 40,
    EndnoteMarks = 46,
    Endnotes = 47,
    Boxes = 56,
}

impl<'a> Fib<'a> {
    /// Reads the head of the `WordDocument` stream.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let short = || {
            ReadError::damaged(
                Format::Doc,
                "文件头不完整",
                "the head of the document is cut",
            )
        };
        let magic = bytes.u16_at(0).ok_or_else(short)?;
        let version = bytes.u16_at(2).ok_or_else(short)?;
        let flags = bytes.u16_at(10).ok_or_else(short)?;
        if magic != 0xA5EC && magic != 0xA5DC && magic != 0xA697 {
            return Err(ReadError::Unsupported {
                zh: "不是 Word 97 以后的文档",
                en: "not a document of Word 97 or later",
                remedy: "docx",
            });
        }
        if flags & ENCRYPTED != 0 {
            return Err(ReadError::Encrypted {
                format: Format::Doc,
            });
        }
        if version < WORD_97 {
            return Err(ReadError::Unsupported {
                zh: "是 Word 95 或更早的文档",
                en: "a document of Word 95 or earlier",
                remedy: "docx",
            });
        }
        Ok(Self {
            bytes,
            table: if flags & TABLE_1 != 0 {
                "1Table"
            } else {
                "0Table"
            },
            language: bytes.u16_at(6).ok_or_else(short)?,
        })
    }

    /// The character positions of a part of the text.
    pub(super) fn part(&self, wanted: Part) -> Range<usize> {
        let mut start = 0usize;
        for (index, part) in [
            (0, Some(Part::Main)),
            (1, Some(Part::Footnotes)),
            (2, Some(Part::Headers)),
            (3, None),
            (4, Some(Part::Comments)),
            (5, Some(Part::Endnotes)),
            (6, Some(Part::Boxes)),
        ] {
            let length = self.bytes.size_at(76 + 4 * index).unwrap_or(0);
            let end = start.saturating_add(length);
            if part == Some(wanted) {
                return start..end;
            }
            start = end;
        }
        start..start
    }

    /// A list of the table stream; empty where it is missing or cut.
    pub(super) fn list<'t>(&self, table: &'t [u8], list: List) -> &'t [u8] {
        let at = PAIRS + 8 * list as usize;
        let found = self
            .bytes
            .size_at(at)
            .zip(self.bytes.size_at(at + 4))
            .and_then(|(position, length)| table.part(position, length));
        found.unwrap_or(&[])
    }
}

/// A list of positions with one entry of `size` bytes between each two (PLC).
pub(super) fn plc(bytes: &[u8], size: usize) -> impl Iterator<Item = (usize, usize, &[u8])> {
    let count = bytes.len().saturating_sub(4) / (size + 4);
    (0..count).filter_map(move |index| {
        Some((
            bytes.size_at(4 * index)?,
            bytes.size_at(4 * index + 4)?,
            bytes.part(4 * (count + 1) + size * index, size)?,
        ))
    })
}
