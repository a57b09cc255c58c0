//! Pages with what is drawn on them.

use super::shape::Glyph;
use super::{Area, Length};

/// A document, laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pages {
    /// What the page that is being filled, and those that follow, are like.
    pub(super) area: Area,
    /// The pages.
    pub(crate) sheets: Vec<Sheet>,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// Its size, and the part of it that text fills.
    pub(crate) area: Area,
    /// Coloured areas, beneath all else.
    pub(crate) fills: Vec<Fill>,
    /// Lines of tables.
    pub(crate) rules: Vec<Rule>,
    /// Text, in reading order.
    pub(crate) runs: Vec<Run>,
    /// What goes on from the page before.
    pub(crate) rests: Vec<Rest>,
}

/// A cell that begins on a page before, whatever of its text stands here: no line shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rest {
    /// The cell.
    pub(crate) owner: Owner,
    /// A point within it on this page.
    pub(crate) at: (Length, Length),
}

/// A coloured rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fill {
    /// Left, top, right, bottom.
    pub(crate) bounds: [Length; 4],
    /// Red, green, blue.
    pub(crate) colour: [u8; 3],
}

/// A straight line, upright or level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rule {
    /// Where it begins: from the left, from the top.
    pub(crate) from: (Length, Length),
    /// Where it ends.
    pub(crate) to: (Length, Length),
}

/// Glyphs of one font on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Where the first glyph begins.
    pub(crate) x: Length,
    /// The base line.
    pub(crate) y: Length,
    /// The font size.
    pub(crate) size: Length,
    /// The font, by its place among [`crate::fonts::Fonts`].
    pub(crate) font: u16,
    /// Whether it is drawn bolder than the font is.
    pub(crate) bold: bool,
    /// What it belongs to.
    pub(crate) owner: Owner,
    /// Where in its text it stands.
    pub(crate) start: Start,
    /// The glyphs.
    pub(crate) glyphs: Vec<Glyph>,
}

/// Where in its text a run stands: a reader cannot see whether a line ended because it was
/// full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// The text or a line of its own begins with it.
    Line,
    /// The line before was full, and the text goes on.
    GoesOn,
    /// The cell begins on a page before: a space that stands here says so.
    Rest,
    /// The line is empty: a space stands for it, so that a reader knows of it.
    Blank,
}

/// What a text belongs to in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    /// A paragraph: the number of its block.
    Paragraph(usize),
    /// A cell: the number of its block, row and column, from 0.
    Cell(usize, usize, usize),
    /// Nothing: what is repeated on every page.
    Page,
}

impl Pages {
    /// No page yet.
    pub(crate) fn new(area: Area) -> Self {
        Self {
            area,
            sheets: Vec::new(),
        }
    }

    /// Takes off what marks empty lines and shows nothing.
    pub(crate) fn drop_blanks(&mut self) {
        for sheet in &mut self.sheets {
            sheet.runs.retain(|run| run.start != Start::Blank);
        }
    }

    /// Begins a page.
    pub(super) fn begin(&mut self) {
        self.sheets.push(Sheet {
            area: self.area,
            fills: Vec::new(),
            rules: Vec::new(),
            runs: Vec::new(),
            rests: Vec::new(),
        });
    }

    /// The page that is being filled.
    pub(crate) fn current(&mut self) -> &mut Sheet {
        if self.sheets.is_empty() {
            self.begin();
        }
        let last = self.sheets.len() - 1;
        &mut self.sheets[last]
    }
}

impl Run {
    /// How long it is.
    pub(crate) fn length(&self) -> Length {
        let advance: i64 = self
            .glyphs
            .iter()
            .map(|glyph| i64::from(glyph.advance))
            .sum();
        advance * self.size / 1000
    }
}
