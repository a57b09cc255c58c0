//! A paragraph or the text of a cell: its look settled, its lines broken, its runs placed.

use super::shape::{self, Glyph};
use super::sheet::{Owner, Run};
use super::{Length, POINT, lines};
use crate::WriteError;
use crate::document::{Align, Cell, Face, Paragraph, Role};
use crate::fonts::Faces;
use std::ops::Range;

/// Sizes of running text, titles and headings (first, others), headers and footers.
const BODY: Length = 12 * POINT;
const TITLE: Length = 18 * POINT;
const HEADINGS: [Length; 2] = [14 * POINT, 12 * POINT];
const MARGIN: Length = 9 * POINT;

/// The table size to which told sizes of cells refer: when a table shrinks, they do too.
const USUAL_TABLE: Length = 105 * POINT / 10;

/// Longer texts than this stand at the left, in thousandths of an em.
const SHORT: i64 = 12_000;

/// Signs that make a text a sentence.
const SENTENCE: &str = "。；";

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
        let (size, face, leading, align) = match paragraph.role {
            Role::Title => (TITLE, Face::XiaoBiaoSong, 150, Align::Centre),
            Role::Heading(level) => {
                let size = HEADINGS[usize::from(level > 1)];
                (size, Face::Hei, 160, Align::Left)
            }
            Role::Header | Role::Footer => (MARGIN, Face::Song, 130, Align::Centre),
            Role::Note => (MARGIN, Face::Song, 140, Align::Left),
            Role::Body | Role::TextBox => (BODY, Face::Song, 160, Align::Left),
        };
        let style = paragraph.style;
        let face = if style.face == Face::Song {
            face
        } else {
            style.face
        };
        Ok(Self {
            glyphs: shape::glyphs(&paragraph.text, face, faces)?,
            size: if style.size == 0 {
                size
            } else {
                told(style.size)
            },
            leading,
            align: if style.align == Align::Auto {
                align
            } else {
                style.align
            },
            // What stands for 小标宋 is thinner than it is.
            bold: style.bold || (face == Face::XiaoBiaoSong && !faces.has_own(face)),
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
            align: cell.style.align,
            bold: cell.style.bold,
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
        lines::lines(&self.glyphs, width.max(0) * 1000 / self.size(table))
    }

    /// The width of its longest hard line in thousandths of an em.
    pub(super) fn widest(&self) -> i64 {
        let lines = self.glyphs.split(|glyph| glyph.character == '\n');
        lines.map(lines::width).max().unwrap_or(0)
    }

    /// Where its lines stand when there are so many.
    fn align(&self, lines: usize) -> Align {
        let is_sentence = || {
            let mut glyphs = self.glyphs.iter();
            glyphs.any(|glyph| SENTENCE.contains(glyph.character))
        };
        match self.align {
            Align::Auto if self.widest() <= SHORT => Align::Centre,
            Align::Auto if lines == 1 && !is_sentence() => Align::Centre,
            Align::Auto => Align::Left,
            told => told,
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
        let align = self.align(all.len());
        let mut base = top + (height - size) / 2 + size * BASE / 1000;
        for line in all.get(shown).unwrap_or_default() {
            let glyphs = self.glyphs.get(line.clone()).unwrap_or_default();
            let free = column.right - column.left - lines::width(glyphs) * size / 1000;
            let x = column.left
                + match align {
                    Align::Left | Align::Auto => 0,
                    Align::Centre => free / 2,
                    Align::Right => free,
                };
            self.place_line(glyphs, x, base, size, runs);
            base += height;
        }
    }

    fn place_line(
        &self,
        glyphs: &[Glyph],
        x: Length,
        y: Length,
        size: Length,
        runs: &mut Vec<Run>,
    ) {
        let mut x = x;
        for same in glyphs.chunk_by(|a, b| a.font == b.font) {
            let run = Run {
                x,
                y,
                size,
                font: same.first().map_or(0, |glyph| glyph.font),
                bold: self.bold,
                owner: self.owner,
                glyphs: same.to_vec(),
            };
            x += run.length();
            runs.push(run);
        }
    }
}

/// Tenths of a point as a length.
fn told(size: u16) -> Length {
    i64::from(size) * POINT / 10
}
