//! The layer below the forms: paragraphs and tables as laid out.

use app::{Block, Document, Place};
use serde::Serialize;

/// A document's layout.
#[derive(Debug, Serialize)]
pub struct LayoutReading<'a> {
    schema: &'static str,
    document: Head<'a>,
    blocks: Vec<BlockWire<'a>>,
}

#[derive(Debug, Serialize)]
struct Head<'a> {
    name: &'a str,
    sha256: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum BlockWire<'a> {
    Paragraph(Placed<'a>),
    Table(Vec<Vec<Placed<'a>>>),
}

#[derive(Debug, Serialize)]
struct Placed<'a> {
    text: &'a str,
    line: u32,
}

impl<'a> LayoutReading<'a> {
    /// A document's layout.
    pub fn new(name: &'a str, sha256: &'a str, document: &'a Document) -> Self {
        let placed = |text: &'a str, place: &Place| Placed {
            text,
            line: place.line,
        };
        Self {
            schema: "layout/1",
            document: Head { name, sha256 },
            blocks: document
                .blocks
                .iter()
                .filter_map(|block| {
                    Some(match block {
                        Block::PageBreak => return None,
                        Block::Paragraph(p) => BlockWire::Paragraph(placed(&p.text, &p.place)),
                        Block::Table(table) => BlockWire::Table(
                            table
                                .rows
                                .iter()
                                .map(|row| {
                                    let cells = row.cells.iter();
                                    cells.map(|cell| placed(&cell.text, &cell.place)).collect()
                                })
                                .collect(),
                        ),
                    })
                })
                .collect(),
        }
    }
}
