//! The device pages are drawn on: it keeps glyphs and ruling lines.

use super::super::marks::{Area, Content, Glyph, Kind, Look, Page, Rule, Start, TOLERANCE, Text};
use super::clips::{Clips, area_of};
use super::look;
use super::lookup::Lookup;
use super::placed::Placed;
use super::radicals::plain;
use super::structure::{id, said};
use crate::ReadError;
use crate::limits::{MOST_DRAWINGS, MOST_GLYPHS, MOST_MARKS, MOST_RULES};
use hayro_cmap::{BfString, WritingMode};
use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun, PositionedGlyph};
use hayro_interpret::kurbo::{BezPath, PathEl, Point};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use hayro_syntax::object::{Dict, Name};
use std::panic::resume_unwind;

/// The thickest ruling line.
const THICKEST: f64 = 3.0;

/// Dark grounds that are looked at; a table has a row or two of them.
const MOST_DARK: usize = 500;

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
    /// Marked content within marked content.
    depth: usize,
    /// What the next glyphs say, whatever their characters; empty where it is said already.
    actual: Option<String>,
    /// What the drawings are clipped to.
    clips: Clips,
    /// Whether the file calls what is drawn a watermark, by the depth of marked content.
    watermarks: Vec<bool>,
    /// How the glyphs of a run are painted.
    look: Look,
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
            depth: 0,
            actual: None,
            clips: Clips::default(),
            watermarks: Vec::new(),
            look: Look::default(),
            over: None,
        }
    }

    /// The page, and the marks left of the document's.
    pub(super) fn finish(mut self, broken: bool) -> Result<(Page, usize), ReadError> {
        if let Some(over) = self.over {
            return Err(over);
        }
        self.page.broken = broken;
        self.page.clips = self.clips.areas;
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

    /// A dark shape that text may stand on.
    fn ground(&mut self, area: Area) {
        if area.height() > THICKEST && area.width() > THICKEST && self.page.dark.len() < MOST_DARK {
            self.page.dark.push(area);
        }
    }

    /// The text of a glyph; none where the file tells none.
    fn text(&mut self, glyph: &PositionedGlyph<'_>) -> Option<Text> {
        let known = match self.actual.as_mut().map(std::mem::take) {
            Some(actual) => Some(BfString::String(actual)),
            None => glyph.as_unicode(),
        };
        let known = match known {
            Some(text) => Some(text),
            None => self.known_by_collection(glyph),
        };
        let ours = self.ours;
        let plain = |c: char| if ours && !c.is_control() { c } else { plain(c) };
        match known? {
            BfString::Char(c) => Some(Text::Char(plain(c))),
            BfString::String(many) => {
                let mut chars = many.chars().map(plain);
                match (chars.next(), chars.next()) {
                    (Some(only), None) => Some(Text::Char(only)),
                    (None, _) => None,
                    _ => Some(Text::Many(many.chars().map(plain).collect())),
                }
            }
        }
    }

    fn glyph(&mut self, glyph: &PositionedGlyph<'_>, placed: &Placed, next: Option<&Placed>) {
        // All of these glyphs together say what the first of them said.
        if self.actual.as_ref().is_some_and(String::is_empty) {
            return;
        }
        let text = self.text(glyph);
        let area = placed.area(next);
        let clip = self.clips.current();
        if !self.page.is_near(&area, clip) || placed.size < 0.5 {
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
            clip,
            drawing: self.drawings as u32,
            look: Look {
                askew: placed.is_askew(),
                ..self.look
            },
        });
        if matches!(self.start, Start::Line | Start::Rest) {
            self.start = Start::GoesOn;
        }
    }

    fn begin_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.spend();
        let subtype = properties.and_then(|told| told.get::<Name<'_>>(b"Subtype"));
        let kind = match (tag, subtype.as_deref()) {
            (b"Artifact", Some(b"Header")) => Kind::Header,
            (b"Artifact", Some(b"Footer")) => Kind::Footer,
            (b"Artifact", _) => Kind::Artifact,
            (b"Span", _) => Kind::GoesOn,
            _ => Kind::Line,
        };
        self.start = match kind {
            Kind::GoesOn => Start::Rest,
            _ => Start::Line,
        };
        let at = self.page.glyphs.len();
        self.page.contents.push(Content {
            id: properties.and_then(id),
            kind,
            glyphs: at..at,
        });
    }

    fn end_content(&mut self) {
        let end = self.page.glyphs.len();
        if let Some(content) = self.page.contents.last_mut() {
            content.glyphs.end = end;
        }
    }

    fn known_by_collection(&mut self, glyph: &FontGlyph<'_>) -> Option<BfString> {
        let FontGlyph::Outline(outline) = glyph else {
            return None;
        };
        let name = outline.font_data()?.postscript_name?;
        self.lookup.find(&name, outline.char_code())
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
            if let Some(ground) = shape.filter(|_| look::is_dark(&props.paint)) {
                self.ground(ground);
            }
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count();
        // Bold text of ours is filled, and then stroked.
        if self.ours && matches!(mode, DrawMode::Stroke(_)) {
            return;
        }
        self.look = Look {
            pale: !matches!(mode, DrawMode::Invisible) && look::is_pale(&props.paint),
            said: self.watermarks.contains(&true),
            askew: false,
        };
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

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.count();
        self.clips.push(area_of(&clip.path));
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count();
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        if !self.ours {
            self.spend();
            self.watermarks.push(look::is_watermark(tag, properties));
        } else {
            self.depth += 1;
            match self.depth {
                1 => self.begin_content(tag, properties),
                2 => {
                    self.actual = properties.and_then(said);
                    let length = self.actual.as_ref().map_or(0, |text| text.chars().count());
                    (0..length).for_each(|_| self.spend());
                }
                _ => {}
            }
        }
    }

    fn end_marked_content(&mut self) {
        self.watermarks.pop();
        match self.depth {
            1 => self.end_content(),
            2 => self.actual = None,
            _ => {}
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {}
}
