//! Document to forms. Reading does not fail on content: a bad cell is a doubt with its
//! place, and what belongs to no form is listed as unread.

mod alternatives;
mod data_table;
mod exact;
mod fields;
mod finish;
mod funds;
mod grid;
mod indicators;
mod lines;
mod mend;
mod names;
mod own_name;
mod report;
mod section;
mod shifted;
mod titled;

pub(crate) use fields::from_line;
pub(crate) use finish::year_in;
pub(crate) use report::ordinal;

use crate::labels::Labels;
use domain::form::{Doubt, Form, Kept, Reach};
use domain::place::{LinePlace, PagePlace, Place, SheetPlace, TablePlace};
use domain::text::Text;
use office::{Block, Document, Layout, Stored};
use std::borrow::Cow;

/// What was understood of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Forms in the order of the document.
    pub forms: Vec<Form>,
    /// Table cells that belong to no known part of a form.
    pub unread: Vec<Unread>,
    /// Paragraphs outside of forms: narrative, headings, covers.
    pub narrative: Vec<Unread>,
    /// Doubts about the document as a whole.
    pub doubts: Vec<Doubt>,
    /// What a reader should know though nothing is uncertain.
    pub notes: Vec<Notice>,
}

/// What a reader should know of a place of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where; unknown for the document as a whole.
    pub place: Place,
    /// What.
    pub message: Text,
}

/// A text that is part of no form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub text: String,
}

/// Reads the forms of a document.
pub fn read(document: &Document) -> Reading {
    let labels = Labels::shipped();
    let mut reading = Reading::default();
    for (place, [zh, en]) in &document.doubts {
        reading.doubts.push(Doubt {
            place: convert(place),
            message: Text::new(zh.clone(), en.clone()),
            reach: Reach::Form,
        });
    }
    reading.notes = document
        .notes
        .iter()
        .map(|(place, [zh, en])| Notice {
            place: convert(place),
            message: Text::new(zh.clone(), en.clone()),
        })
        .collect();
    let mut cover = Vec::new();
    let moved = shifted::is_shifted(document, labels).then(|| Document {
        layout: Layout::Tabbed,
        ..document.clone()
    });
    let document = moved.as_ref().unwrap_or(document);
    let document = match document.layout {
        Layout::Grid => Cow::Owned(exact::lift(&computed(document), labels)),
        Layout::Word | Layout::Tabbed | Layout::Lines => mend::part_at_titles(document, labels),
    };
    for section in section::sections(&document, labels) {
        section::read(section, document.layout, labels, &mut cover, &mut reading);
    }
    reading.narrative.extend(
        cover
            .iter()
            .filter(|paragraph| !paragraph.text.trim().is_empty())
            .map(|paragraph| Unread {
                place: convert(&paragraph.place),
                text: paragraph.text.trim().to_owned(),
            }),
    );
    reading
}

/// Formulas that were never computed, with what they give: that is what anyone sees who
/// opens the workbook.
fn computed(document: &Document) -> Cow<'_, Document> {
    let fresh = |cell: &office::Cell| {
        let extra = cell
            .extra
            .as_ref()
            .filter(|_| cell.text.trim().is_empty())?;
        extra.recomputed.clone()
    };
    let cells = |block: &Block| match block {
        Block::Table(table) => table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| fresh(cell).is_some()),
        Block::Paragraph(_) | Block::PageBreak => false,
    };
    if !document.blocks.iter().any(cells) {
        return Cow::Borrowed(document);
    }
    let mut document = document.clone();
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Some(text) = fresh(cell) {
                cell.text = text;
            }
        }
    }
    Cow::Owned(document)
}

/// A neutral place as a place of the domain.
pub fn place(place: &office::Place) -> Place {
    convert(place)
}

fn convert(place: &office::Place) -> Place {
    let line = LinePlace {
        line: place.line,
        column: place.column,
    };
    let table = TablePlace {
        table: place.table,
        row: place.row,
        column: place.cell,
    };
    let sheet = place.sheet.as_ref().map(|sheet| SheetPlace {
        sheet: sheet.to_string(),
        cell: cell_name(place.row, place.cell),
    });
    let page = PagePlace {
        page: place.page,
        bounds: place.bounds,
    };
    Place {
        line: (place.line > 0).then_some(line),
        table: (place.table > 0).then_some(table),
        sheet,
        page: (place.page > 0).then_some(page),
    }
}

/// Row and column, both from 1, as a workbook names its cells: `F12`.
fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    let mut name: String = letters.into_iter().collect();
    name.push_str(&row.to_string());
    name
}

/// A cell of the document as a cell of a form.
fn cell(source: &office::Cell) -> domain::form::Cell {
    let mut cell = domain::form::Cell::new(source.text.as_str(), convert(&source.place));
    if let Some(extra) = &source.extra {
        cell.kept = kept(extra, &cell).map(Box::new);
    }
    cell
}

/// What a workbook keeps behind a cell, where that says more than the printed text.
fn kept(extra: &office::Extra, cell: &domain::form::Cell) -> Option<Kept> {
    // 47次 can only be a text.
    let is_figure = cell.value.quantity().is_some_and(|quantity| {
        quantity.unit == domain::value::Unit::default() && quantity.comparator.is_none()
    });
    let stored = match &extra.stored {
        Some(Stored::Number(number)) if *number != cell.raw => number.clone(),
        _ => String::new(),
    };
    let kept = Kept {
        stored,
        recomputed: extra.recomputed.clone().unwrap_or_default(),
        typed_over: extra.typed_over,
        as_text: is_figure && matches!(extra.stored, Some(Stored::Text(_))),
    };
    (kept != Kept::default()).then_some(kept)
}

fn doubt(place: Place, zh: impl Into<String>, en: impl Into<String>) -> Doubt {
    Doubt {
        place,
        message: Text::new(zh, en),
        reach: Reach::Form,
    }
}

/// Where labels of groups were lost.
fn group_doubt(place: Place, zh: impl Into<String>, en: impl Into<String>) -> Doubt {
    Doubt {
        reach: Reach::Groups,
        ..doubt(place, zh, en)
    }
}

/// Where all was read and only a meaning was concluded.
fn near_doubt(place: Place, zh: impl Into<String>, en: impl Into<String>) -> Doubt {
    Doubt {
        reach: Reach::Place,
        ..doubt(place, zh, en)
    }
}
