//! The device pages are drawn on: it keeps glyphs and ruling lines.

use super::super::marks::{Area, Glyph, Page, Rule, Start, TOLERANCE, Text};
use super::lookup::Lookup;
use super::radicals::plain;
use crate::ReadError;
use crate::limits::{MOST_DRAWINGS, MOST_GLYPHS, MOST_MARKS, MOST_RULES};
use hayro_cmap::{BfString, WritingMode};
use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun, PositionedGlyph};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use hayro_syntax::object::Dict;
use std::panic::resume_unwind;

/// Shares of the font size above and below the baseline.
const ASCENT: f64 = 0.88;
const DESCENT: f64 = 0.12;

/// The thickest ruling line.
const THICKEST: f64 = 3.0;

/// Keeps what is drawn.
pub(super) struct Collector<'l, 'p> {
    page: Page,
    lookup: &'l mut Lookup<'p>,
    /// Everything the page drew, kept or not.
    drawings: usize,
    /// Marks that the pages before left of the document's.
    pub(super) left: usize,
    /// Whether the file is one of ours, whose marks tell lines from broken lines.
    pub(super) ours: bool,
    start: Start,
    /// Whether marked content has begun in which nothing is drawn yet.
    undrawn: bool,
    /// The limit that was reached.
    over: Option<ReadError>,
}

impl<'l, 'p> Collector<'l, 'p> {
    pub(super) fn new(number: u32, width: f64, height: f64, lookup: &'l mut Lookup<'p>) -> Self {
        Self {
            page: Page {
                number,
                width,
                height,
                ..Page::default()
            },
            lookup,
            drawings: 0,
            left: MOST_MARKS,
            ours: false,
            start: Start::Unknown,
            undrawn: false,
            over: None,
        }
    }

    /// The page, and the marks left of the document's.
    pub(super) fn finish(mut self, broken: bool) -> Result<(Page, usize), ReadError> {
        if let Some(over) = self.over {
            return Err(over);
        }
        self.page.broken = broken;
        Ok((self.page, self.left))
    }

    /// Counts what is drawn: forms that draw one another draw without end, and nothing but
    /// unwinding leaves the interpreter.
    fn count(&mut self) {
        self.drawings += 1;
        if self.drawings > MOST_DRAWINGS {
            self.stop(
                "一页 PDF 的绘图指令",
                "drawings on a page of a PDF",
                MOST_DRAWINGS,
            );
        }
        self.spend();
    }

    fn spend(&mut self) {
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => self.stop(
                "PDF 的字符和线条",
                "characters and lines of a PDF",
                MOST_MARKS,
            ),
        }
    }

    fn stop(&mut self, zh: &'static str, en: &'static str, most: usize) {
        self.over = Some(ReadError::Limit {
            zh,
            en,
            most: most as u64,
        });
        resume_unwind(Box::new("limit"));
    }

    fn rule(&mut self, level: bool, at: f64, from: f64, to: f64) {
        let (along, across) = if level {
            (self.page.width, self.page.height)
        } else {
            (self.page.height, self.page.width)
        };
        let near = |value: f64, most: f64| value > -TOLERANCE && value < most + TOLERANCE;
        if !near(at, across) || from > along || to < 0.0 || !from.is_finite() || !to.is_finite() {
            return;
        }
        if self.page.rules.len() >= MOST_RULES {
            self.stop("一页 PDF 的线条", "lines on a page of a PDF", MOST_RULES);
        }
        self.spend();
        self.page.rules.push(Rule {
            level,
            at,
            from: from.max(0.0),
            to: to.min(along),
        });
    }

    /// A straight stroke.
    fn segment(&mut self, a: Point, b: Point) {
        if (a.y - b.y).abs() < 0.5 {
            self.rule(true, f64::midpoint(a.y, b.y), a.x.min(b.x), a.x.max(b.x));
        } else if (a.x - b.x).abs() < 0.5 {
            self.rule(false, f64::midpoint(a.x, b.x), a.y.min(b.y), a.y.max(b.y));
        }
    }

    /// A filled shape; thin ones are lines.
    fn filled(&mut self, shape: Option<Area>) {
        let Some(area) = shape else { return };
        if area.height() <= THICKEST && area.width() >= area.height() {
            self.rule(true, f64::midpoint(area.y0, area.y1), area.x0, area.x1);
        } else if area.width() <= THICKEST {
            self.rule(false, f64::midpoint(area.x0, area.x1), area.y0, area.y1);
        }
    }

    fn glyph(&mut self, glyph: &PositionedGlyph<'_>, placed: &Placed, next: Option<&Placed>) {
        let text = match glyph.as_unicode() {
            Some(text) => Some(text),
            None => self.known_by_collection(glyph),
        };
        let text = match text {
            Some(BfString::Char(c)) => Some(Text::Char(plain(c))),
            Some(BfString::String(many)) => {
                let mut chars = many.chars().map(plain);
                match (chars.next(), chars.next()) {
                    (Some(only), None) => Some(Text::Char(only)),
                    (None, _) => None,
                    _ => Some(Text::Many(many.chars().map(plain).collect())),
                }
            }
            None => None,
        };
        let area = placed.area(next);
        let page = Area {
            x0: 0.0,
            y0: 0.0,
            x1: self.page.width,
            y1: self.page.height,
        };
        if !page.holds(area.centre()) || placed.size < 0.5 {
            return;
        }
        let text = match text {
            Some(Text::Char('\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}')) => return,
            Some(Text::Char(c)) if c.is_control() => None,
            other => other,
        };
        let text = text.unwrap_or_else(|| {
            self.page.unknown += 1;
            Text::Char('\u{FFFD}')
        });
        if self.page.glyphs.len() >= MOST_GLYPHS {
            self.stop(
                "一页 PDF 的字符",
                "characters on a page of a PDF",
                MOST_GLYPHS,
            );
        }
        self.spend();
        self.page.glyphs.push(Glyph {
            text,
            area,
            size: placed.size,
            turn: placed.turn,
            start: self.start,
        });
        if matches!(self.start, Start::Line { .. } | Start::Rest) {
            self.start = Start::GoesOn;
        }
        self.undrawn = false;
    }

    fn known_by_collection(&mut self, glyph: &FontGlyph<'_>) -> Option<BfString> {
        let FontGlyph::Outline(outline) = glyph else {
            return None;
        };
        let name = outline.font_data()?.postscript_name?;
        self.lookup.find(&name, outline.char_code())
    }
}

/// Where a glyph lies on the page.
struct Placed {
    origin: Point,
    /// Along the line, one unit.
    along: (f64, f64),
    advance: f64,
    size: f64,
    turn: u8,
    /// Written from top to bottom, each glyph upright.
    hanging: bool,
}

impl Placed {
    fn of(glyph: &PositionedGlyph<'_>, page: Affine, hanging: bool) -> Self {
        let [a, b, c, d, e, f] = (page * glyph.transform()).as_coeffs();
        let size = c.hypot(d) * 1000.0;
        let stretch = a.hypot(b) / c.hypot(d);
        // A glyph of a font that is not in the file is stretched to the width it should
        // have; the advance is that width already.
        let stretch = if (0.5..=1.6).contains(&stretch) {
            stretch
        } else {
            1.0
        };
        let width = match &**glyph {
            FontGlyph::Outline(outline) => outline.advance_width(),
            FontGlyph::Type3(type3) => type3.advance_width(),
        };
        let width = f64::from(width.unwrap_or(500.0)).clamp(0.0, 4000.0) / 1000.0;
        let length = a.hypot(b);
        let along = if length > 0.0 {
            (a / length, b / length)
        } else {
            (1.0, 0.0)
        };
        let turn = if along.0.abs() >= along.1.abs() {
            if along.0 >= 0.0 { 0 } else { 2 }
        } else if along.1 > 0.0 {
            1
        } else {
            3
        };
        Self {
            origin: Point::new(e, f),
            along,
            advance: if hanging {
                size
            } else {
                width * size * stretch
            },
            size,
            turn: if hanging { 1 } else { turn },
            hanging,
        }
    }

    /// Its box; it ends at the latest where the next one of its run begins.
    fn area(&self, next: Option<&Self>) -> Area {
        let mut advance = self.advance;
        if let Some(next) = next
            && !self.hanging
        {
            let (dx, dy) = (next.origin.x - self.origin.x, next.origin.y - self.origin.y);
            let ahead = dx * self.along.0 + dy * self.along.1;
            let aside = dy * self.along.0 - dx * self.along.1;
            if ahead > 0.0 && ahead < advance && aside.abs() < 0.1 * self.size {
                advance = ahead;
            }
        }
        let (ux, uy) = self.along;
        // Upwards from the baseline, y running down.
        let (vx, vy) = (uy, -ux);
        let corner = |along: f64, up: f64| {
            (
                self.origin.x + ux * along + vx * up,
                self.origin.y + uy * along + vy * up,
            )
        };
        let (ax, ay) = corner(0.0, -DESCENT * self.size);
        let (bx, by) = corner(advance, ASCENT * self.size);
        Area {
            x0: ax.min(bx),
            y0: ay.min(by),
            x1: ax.max(bx),
            y1: ay.max(by),
        }
    }
}

impl<'a> Device<'a> for Collector<'_, '_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.count();
        let fill = match mode {
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => true,
            DrawMode::Stroke(_) => false,
            DrawMode::Invisible => return,
        };
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        let mut shape: Option<Area> = None;
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => {
                    if fill {
                        self.filled(shape.take());
                    }
                    last = props.transform * to;
                    start = last;
                }
                PathEl::LineTo(to) => {
                    let to = props.transform * to;
                    if !fill {
                        self.segment(last, to);
                    }
                    last = to;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = props.transform * to,
                PathEl::ClosePath => {
                    if !fill {
                        self.segment(last, start);
                    }
                    last = start;
                }
            }
            let point = Area {
                x0: last.x,
                y0: last.y,
                x1: last.x,
                y1: last.y,
            };
            shape = Some(shape.map_or(point, |shape| shape.with(&point)));
        }
        if fill {
            self.filled(shape);
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.count();
        let hanging = run.writing_mode() == WritingMode::Vertical;
        let mut glyphs = run
            .glyphs()
            .iter()
            .map(|glyph| (glyph, Placed::of(glyph, props.transform, hanging)))
            .peekable();
        while let Some((glyph, placed)) = glyphs.next() {
            let next = glyphs.peek().map(|(_, next)| next);
            self.glyph(glyph, &placed, next);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.count();
        self.page.images += 1;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count();
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<&Dict<'_>>) {
        if self.ours {
            // Content in which nothing was drawn is an empty line.
            let above = match self.start {
                Start::Line { above } if self.undrawn => above + 1,
                _ => 0,
            };
            self.undrawn = tag != b"Artifact" && tag != b"Span";
            self.start = match tag {
                b"Span" => Start::Rest,
                b"Artifact" => Start::Line { above: 0 },
                _ => Start::Line { above },
            };
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
