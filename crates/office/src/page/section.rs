//! What stands between two page breaks: how large its tables are written, and its blocks one
//! below the other.

use super::scale::{self, SCALES};
use super::sheet::Pages;
use super::table::{Ready, Scale};
use super::text::{Column, Text};
use super::{Area, Length, POINT, flow};
use crate::WriteError;
use crate::document::{Block, Document, Role};
use crate::fonts::Faces;

/// What must still have room below a heading.
const BELOW_HEADING: Length = 60 * POINT;

/// Space above and below a table, each.
const AROUND_TABLE: Length = 4 * POINT;

/// A block that is ready to be placed.
enum Part<'a> {
    Text(Text, Role),
    Table(Ready<'a>),
}

/// Lays all sections out.
pub(super) fn lay(
    document: &Document,
    faces: &Faces<'_>,
    pages: &mut Pages,
) -> Result<(), WriteError> {
    let mut parts = Vec::new();
    let mut broken = false;
    for (number, block) in document.blocks.iter().enumerate() {
        if document.begins_section(number) {
            if number > 0 && !broken {
                place(&parts, pages);
                parts.clear();
            }
            pages.area = Area::of(document.page_of(number));
        }
        broken = matches!(block, Block::PageBreak);
        match block {
            Block::PageBreak => {
                place(&parts, pages);
                parts.clear();
            }
            Block::Table(table) => {
                let page = pages.area.column();
                parts.push(Part::Table(Ready::new(table, number, faces, page)?));
            }
            Block::Paragraph(paragraph) => {
                if !matches!(paragraph.role, Role::Header | Role::Footer) {
                    let text = Text::of_paragraph(paragraph, number, faces)?;
                    parts.push(Part::Text(text, paragraph.role));
                }
            }
        }
    }
    place(&parts, pages);
    Ok(())
}

/// Places a section, on a page of its own.
fn place(parts: &[Part<'_>], pages: &mut Pages) {
    pages.begin();
    let page = pages.area.column();
    let scale = scale(parts, pages.area.inner_height(), page);
    let mut top = pages.area.top;
    for part in parts {
        match part {
            Part::Text(text, role) => {
                let is_heading = matches!(role, Role::Title | Role::Heading(_));
                let below = if is_heading { BELOW_HEADING } else { 0 };
                top = paragraph(text, page, top, below, pages);
            }
            Part::Table(ready) => {
                let scale = scale.unwrap_or_else(|| paginated(ready));
                top = flow::place(&ready.measure(scale), pages, top + AROUND_TABLE) + AROUND_TABLE;
            }
        }
    }
}

/// Places a paragraph, line by line where the page ends; gives the upper edge of what follows.
fn paragraph(text: &Text, page: Column, top: Length, below: Length, pages: &mut Pages) -> Length {
    let lines = text.lines(page.right - page.left, 0);
    let height = text.line_height(0);
    let (first, bottom) = (pages.area.top, pages.area.bottom);
    let mut top = top;
    for line in 0..lines.len() {
        let wanted = if line == 0 { below } else { 0 };
        if top + height + wanted > bottom && top > first {
            pages.begin();
            top = first;
        }
        let runs = &mut pages.current().runs;
        text.place(&lines, line..line + 1, page, top, 0, runs);
        top += height;
    }
    top
}

/// The largest scale at which the section fits one page.
fn scale(parts: &[Part<'_>], room: Length, page: Column) -> Option<Scale> {
    let texts: Length = parts
        .iter()
        .map(|part| match part {
            Part::Text(text, _) => {
                let lines = text.lines(page.right - page.left, 0).len();
                text.line_height(0) * i64::try_from(lines).unwrap_or(i64::MAX / 1_000_000)
            }
            Part::Table(_) => 2 * AROUND_TABLE,
        })
        .sum();
    // What fits at one scale fits at all smaller ones.
    let at = SCALES.partition_point(|scale| {
        let tables = parts.iter().map(|part| match part {
            Part::Text(..) => 0,
            Part::Table(ready) => ready.measure(of_tenths(*scale)).height(),
        });
        texts + tables.sum::<Length>() > room
    });
    SCALES.get(at).copied().map(of_tenths)
}

/// The scale of a table that takes several pages.
fn paginated(ready: &Ready<'_>) -> Scale {
    of_tenths(scale::paginated(ready.edges.len().saturating_sub(1)))
}

fn of_tenths((size, above): (i64, i64)) -> Scale {
    Scale {
        size: size * POINT / 10,
        above: above * POINT / 10,
    }
}
