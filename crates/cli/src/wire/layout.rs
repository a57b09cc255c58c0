//! The layer below the forms: paragraphs and tables as laid out.

use super::PlaceWire;
use app::{Block, Document, DocumentCell, Paragraph, Stored};
use domain::text::Language;
use serde::Serialize;

/// A document's layout.
#[derive(Debug, Serialize)]
pub struct LayoutReading<'a> {
    schema: &'static str,
    document: Head<'a>,
    blocks: Vec<BlockWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<Said<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Said<'a>>,
}

#[derive(Debug, Serialize)]
struct Head<'a> {
    name: &'a str,
    sha256: &'a str,
    format: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum BlockWire<'a> {
    Paragraph(Box<Placed<'a>>),
    Table(Vec<Vec<Placed<'a>>>),
}

/// A text with its place; a cell with what it spans and what a workbook holds behind it.
#[derive(Debug, Default, Serialize)]
struct Placed<'a> {
    text: &'a str,
    /// The line of a text; other formats have a place instead.
    #[serde(skip_serializing_if = "is_zero")]
    line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceWire>,
    #[serde(skip_serializing_if = "is_one")]
    rows: u32,
    #[serde(skip_serializing_if = "is_one")]
    columns: u32,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    covered: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    stored: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    number_format: &'a str,
}

#[derive(Debug, Serialize)]
struct Said<'a> {
    place: PlaceWire,
    message: &'a str,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

fn is_one(number: &u32) -> bool {
    *number <= 1
}

impl<'a> LayoutReading<'a> {
    /// A document's layout.
    pub fn new(name: &'a str, sha256: &'a str, document: &'a Document, language: Language) -> Self {
        let said = |list: &'a [(app::Place, [String; 2])]| {
            let said = list.iter().map(|(place, [zh, en])| Said {
                place: PlaceWire::from(&app::place(place)),
                message: match language {
                    Language::Chinese => zh,
                    Language::English => en,
                },
            });
            said.collect()
        };
        Self {
            schema: "layout/1",
            document: Head {
                name,
                sha256,
                format: document.format.name(),
            },
            blocks: document.blocks.iter().filter_map(block).collect(),
            doubts: said(&document.doubts),
            notes: said(&document.notes),
        }
    }
}

fn block(block: &Block) -> Option<BlockWire<'_>> {
    Some(match block {
        Block::PageBreak => return None,
        Block::Paragraph(one) => BlockWire::Paragraph(Box::new(paragraph(one))),
        Block::Table(table) => BlockWire::Table(
            table
                .rows
                .iter()
                .map(|row| row.cells.iter().map(cell).collect())
                .collect(),
        ),
    })
}

/// Texts are told by their lines, everything else by its place.
fn placed(place: &app::Place) -> (u32, Option<PlaceWire>) {
    let known = place.line == 0 && *place != app::Place::default();
    (
        place.line,
        known.then(|| PlaceWire::from(&app::place(place))),
    )
}

fn paragraph(paragraph: &Paragraph) -> Placed<'_> {
    let (line, place) = placed(&paragraph.place);
    Placed {
        text: &paragraph.text,
        line,
        place,
        ..Placed::default()
    }
}

fn cell(cell: &DocumentCell) -> Placed<'_> {
    let (line, place) = placed(&cell.place);
    let extra = cell.extra.as_deref();
    let stored = extra.and_then(|extra| extra.stored.as_ref());
    Placed {
        text: &cell.text,
        line,
        place,
        rows: cell.row_span,
        columns: cell.column_span,
        covered: cell.covered,
        stored: stored.map_or("", |stored| match stored {
            Stored::Number(text) | Stored::Text(text) | Stored::Error(text) => text,
        }),
        number_format: extra.map_or("", |extra| &extra.number_format),
    }
}
