//! What stands on a page, in points from its top left: glyphs and ruling lines. Knows
//! neither how a PDF tells them nor what they make up.

use std::ops::Range;

/// How far apart two ruling lines are still the same one.
pub(super) const TOLERANCE: f64 = 2.5;

/// The text of a glyph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// One character.
    Char(char),
    /// A ligature.
    Many(Box<str>),
}

impl Text {
    pub(super) fn push_to(&self, out: &mut String) {
        match self {
            Self::Char(c) => out.push(*c),
            Self::Many(many) => out.push_str(many),
        }
    }

    pub(super) fn first(&self) -> char {
        match self {
            Self::Char(c) => *c,
            Self::Many(many) => many.chars().next().unwrap_or(' '),
        }
    }

    /// A space of any width but the ideographic, which is part of the text.
    pub(super) fn is_space(&self) -> bool {
        matches!(self, Self::Char(c) if c.is_whitespace() && *c != '\u{3000}')
    }
}

/// A box on a page: left, top, right, bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Area {
    pub x0: f64,
    pub y0: f64,
    pub x1: f64,
    pub y1: f64,
}

impl Area {
    pub(super) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    pub(super) fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    pub(super) fn centre(&self) -> (f64, f64) {
        (
            f64::midpoint(self.x0, self.x1),
            f64::midpoint(self.y0, self.y1),
        )
    }

    /// What lies in both.
    pub(super) fn within(&self, other: &Self) -> Self {
        Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        }
    }

    /// The box, so much larger on each side.
    pub(super) fn grown(&self, by: f64) -> Self {
        Self {
            x0: self.x0 - by,
            y0: self.y0 - by,
            x1: self.x1 + by,
            y1: self.y1 + by,
        }
    }

    pub(super) fn holds(&self, (x, y): (f64, f64)) -> bool {
        self.x0 <= x && x < self.x1 && self.y0 <= y && y < self.y1
    }

    /// The smallest box around both.
    pub(super) fn with(&self, other: &Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// In hundredths of a point, as a place tells it.
    pub(super) fn hundredths(&self) -> [i32; 4] {
        // Far below what an i32 holds: glyphs and lines off the page were left out.
        [self.x0, self.y0, self.x1, self.y1].map(|point| (point * 100.0).round() as i32)
    }
}

/// A glyph where it was painted.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub text: Text,
    /// From its left to its advance, from ascent to descent.
    pub area: Area,
    /// Size of the font on the page.
    pub size: f64,
    /// Quarter turns clockwise of the direction it is read in.
    pub turn: u8,
    /// What the file says of where it stands in its text.
    pub start: Start,
    /// Which of the page's clips it was drawn under, from 1; 0 under none.
    pub clip: u32,
    /// Which of the page's drawings it belongs to.
    pub drawing: u32,
    /// How it was painted.
    pub look: Look,
}

/// What of a glyph's look tells text from watermarks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Neither along the page nor across it.
    pub askew: bool,
    /// In a light grey.
    pub pale: bool,
    /// The file itself calls it a watermark.
    pub said: bool,
}

/// Whether a glyph begins a line of its own; only our own files tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Start {
    #[default]
    Unknown,
    /// A text or a line of its own begins with it.
    Line,
    /// The text goes on.
    GoesOn,
    /// What goes on from the page before begins with it.
    Rest,
}

/// A point as it lies when the page is turned so that the text reads from left to right.
fn upright(turn: u8, x: f64, y: f64) -> (f64, f64) {
    match turn {
        1 => (y, -x),
        2 => (-x, -y),
        3 => (-y, x),
        _ => (x, y),
    }
}

impl Area {
    /// The box as it lies after so many quarter turns back.
    pub(super) fn upright(&self, turn: u8) -> Self {
        let (ax, ay) = upright(turn, self.x0, self.y0);
        let (bx, by) = upright(turn, self.x1, self.y1);
        Self {
            x0: ax.min(bx),
            y0: ay.min(by),
            x1: ax.max(bx),
            y1: ay.max(by),
        }
    }
}

/// A ruling line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// Whether it runs from left to right.
    pub level: bool,
    /// Its y if level, else its x.
    pub at: f64,
    /// Its left or upper end.
    pub from: f64,
    /// Its right or lower end.
    pub to: f64,
}

/// Glyphs that belong together, as our own files mark them.
#[derive(Clone, Debug)]
pub(super) struct Content {
    /// By which the structure of the file names it.
    pub id: Option<u32>,
    pub kind: Kind,
    pub glyphs: Range<usize>,
}

/// What marked content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A line of its own, as far as it goes on this page.
    Line,
    /// What was broken off of the line before.
    GoesOn,
    /// In the upper margin.
    Header,
    /// In the lower margin.
    Footer,
    /// Repeated, or drawn for the eye only.
    Artifact,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// From 1.
    pub number: u32,
    pub width: f64,
    pub height: f64,
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
    /// What our own files mark of it, in the order of the glyphs.
    pub contents: Vec<Content>,
    /// What parts of the page drawings were clipped to.
    pub clips: Vec<Area>,
    /// Dark grounds, on which light text is just text.
    pub dark: Vec<Area>,
    /// Pictures on it.
    pub images: usize,
    /// Glyphs whose character the file does not tell.
    pub unknown: usize,
    /// Whether it could not be read to its end.
    pub broken: bool,
}

impl Page {
    /// All of it.
    pub(super) fn area(&self) -> Area {
        Area {
            x0: 0.0,
            y0: 0.0,
            x1: self.width,
            y1: self.height,
        }
    }

    /// Whether a glyph is on the page, or belongs to a clipped text that may be: the page's
    /// end cuts texts of which the next page shows the rest.
    pub(super) fn is_near(&self, glyph: &Area, clip: u32) -> bool {
        let around = self.area().grown(self.width.max(self.height));
        let centre = glyph.centre();
        self.area().holds(centre) || clip > 0 && around.holds(centre)
    }
}
