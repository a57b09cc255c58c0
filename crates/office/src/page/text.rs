//! A paragraph or the text of a cell: its look settled, its lines broken, its runs placed.

use super::shape::{self, Glyph};
use super::sheet::{Owner, Run, Start};
use super::{Length, POINT, lines};
use crate::WriteError;
use crate::document::{Align, Cell, Face, Paragraph, Role, Style};
use crate::fonts::Faces;
use crate::look;
use std::ops::Range;

/// The table size to which told sizes of cells refer: when a table shrinks, they do too.
const USUAL_TABLE: Length = 105 * POINT / 10;

/// How far the characters of a line may be spread, in thousandths of an em.
const MOST_SPREAD: i64 = 60;

/// Where the base line is in an em, from its top, in thousandths.
const BASE: i64 = 870;

/// A text that is ready to be placed.
pub(super) struct Text {
    /// Its glyphs.
    pub(super) glyphs: Vec<Glyph>,
    /// The font size; 0 where the table decides.
    size: Length,
    /// Line height in hundredths of the size.
    leading: i64,
    align: Align,
    bold: bool,
    /// What stands on an empty line, so that a reader knows it is one.
    blank: Option<Glyph>,
    /// What it belongs to.
    pub(super) owner: Owner,
}

/// Where lines are placed.
#[derive(Clone, Copy)]
pub(super) struct Column {
    /// Left edge.
    pub(super) left: Length,
    /// Right edge.
    pub(super) right: Length,
}

impl Text {
    /// The text of a paragraph; `block` is its number.
    pub(super) fn of_paragraph(
        paragraph: &Paragraph,
        block: usize,
        faces: &Faces<'_>,
    ) -> Result<Self, WriteError> {
        let style = look::paragraph_style(paragraph);
        let leading = match paragraph.role {
            Role::Title => 150,
            Role::Header | Role::Footer => 130,
            _ => 160,
        };
        Ok(Self {
            glyphs: shape::glyphs(&paragraph.text, style.face, faces)?,
            size: told(style.size),
            leading,
            align: style.align,
            bold: is_bold(&style, faces),
            blank: shape::blank(style.face, faces).filter(|_| !paragraph.text.is_empty()),
            owner: Owner::Paragraph(block),
        })
    }

    /// The text of a cell.
    pub(super) fn of_cell(
        cell: &Cell,
        owner: Owner,
        faces: &Faces<'_>,
    ) -> Result<Self, WriteError> {
        Ok(Self {
            glyphs: shape::glyphs(&cell.text, cell.style.face, faces)?,
            size: told(cell.style.size),
            leading: 125,
            align: look::cell_style(cell).align,
            bold: is_bold(&cell.style, faces),
            blank: shape::blank(cell.style.face, faces),
            owner,
        })
    }

    /// A text in the margin of a page.
    pub(super) fn of_margin(text: &str, faces: &Faces<'_>) -> Result<Self, WriteError> {
        let paragraph = Paragraph {
            text: text.to_owned(),
            role: Role::Footer,
            ..Paragraph::default()
        };
        let text = Self::of_paragraph(&paragraph, 0, faces)?;
        Ok(Self {
            owner: Owner::Page,
            ..text
        })
    }

    /// The font size where the table's is `table`.
    pub(super) fn size(&self, table: Length) -> Length {
        match self.owner {
            Owner::Cell(..) if self.size == 0 => table,
            Owner::Cell(..) => self.size * table / USUAL_TABLE,
            _ => self.size,
        }
        .max(1)
    }

    /// The height of a line where the table's size is `table`.
    pub(super) fn line_height(&self, table: Length) -> Length {
        self.size(table) * self.leading / 100
    }

    /// Its lines in a width.
    pub(super) fn lines(&self, width: Length, table: Length) -> Vec<Range<usize>> {
        let room = width.max(0) * 1000 / self.size(table);
        let lines = lines::lines(&self.glyphs, room);
        if self.align == Align::Centre && matches!(self.owner, Owner::Cell(..)) {
            lines::balanced(&self.glyphs, room, lines)
        } else {
            lines
        }
    }

    /// Places some of its lines, the first with its upper edge at `top`.
    pub(super) fn place(
        &self,
        all: &[Range<usize>],
        shown: Range<usize>,
        column: Column,
        top: Length,
        table: Length,
        runs: &mut Vec<Run>,
    ) {
        let (size, height) = (self.size(table), self.line_height(table));
        let mut base = top + (height - size) / 2 + size * BASE / 1000;
        for at in shown {
            let Some(line) = all.get(at) else { return };
            let mut glyphs = self.glyphs.get(line.clone()).unwrap_or_default().to_vec();
            let free = column.right - column.left - lines::width(&glyphs) * size / 1000;
            let goes_on = all.get(at + 1).is_some_and(|next| next.start == line.end);
            if goes_on && self.align == Align::Left {
                spread(&mut glyphs, free * 1000 / size);
            }
            let unseen = glyphs.iter_mut().rev();
            for space in unseen.take_while(|glyph| glyph.character.is_whitespace()) {
                // Spaces at the end of a line must not reach into the next cell.
                space.advance = 0;
            }
            let x = column.left
                + match self.align {
                    Align::Left | Align::Auto => 0,
                    Align::Centre => free / 2,
                    Align::Right => free,
                };
            let before = line.start.checked_sub(1).and_then(|at| self.glyphs.get(at));
            let start = match before {
                _ if glyphs.is_empty() => Start::Blank,
                Some(glyph) if glyph.character != '\n' => Start::GoesOn,
                _ => Start::Line,
            };
            if start == Start::Blank {
                glyphs.extend(self.blank);
            }
            self.place_line(&glyphs, start, (x, base), size, runs);
            base += height;
        }
    }

    fn place_line(
        &self,
        glyphs: &[Glyph],
        start: Start,
        (x, y): (Length, Length),
        size: Length,
        runs: &mut Vec<Run>,
    ) {
        let (mut x, mut start) = (x, start);
        for same in glyphs.chunk_by(|a, b| a.font == b.font) {
            let run = Run {
                x,
                y,
                size,
                font: same.first().map_or(0, |glyph| glyph.font),
                bold: self.bold,
                owner: self.owner,
                start,
                glyphs: same.to_vec(),
            };
            start = Start::GoesOn;
            x += run.length();
            runs.push(run);
        }
    }
}

/// Makes a line as long as its column, by so many thousandths of an em, if no one sees it.
fn spread(glyphs: &mut [Glyph], free: i64) {
    let seen = glyphs
        .iter()
        .rposition(|glyph| !glyph.character.is_whitespace());
    let Some(gaps) = seen.and_then(|last| i64::try_from(last).ok()) else {
        return;
    };
    if free <= 0 || gaps == 0 || free / gaps >= MOST_SPREAD {
        return;
    }
    let mut before = 0;
    for (glyph, gap) in glyphs.iter_mut().zip(1..=gaps) {
        // From the start each time, so that rounding does not add up.
        let sum = free * gap / gaps;
        let wider = i64::from(glyph.advance) + sum - before;
        glyph.advance = u16::try_from(wider).unwrap_or(glyph.advance);
        before = sum;
    }
}

/// What stands for 小标宋 is thinner than it is, so it is drawn bolder.
fn is_bold(style: &Style, faces: &Faces<'_>) -> bool {
    let stands_for = style.face == Face::XiaoBiaoSong && !faces.has_own(style.face);
    style.bold || stands_for
}

/// Tenths of a point as a length.
fn told(size: u16) -> Length {
    i64::from(size) * POINT / 10
}
