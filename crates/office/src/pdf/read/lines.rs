//! Glyphs to lines of text: by baseline, spaces from gaps, what was painted twice taken
//! once. Knows no table and no paragraph.

use super::marks::{Area, Glyph, Start};

/// Share of the size by which a baseline may differ on one line: raised figures do.
const SAME_LINE: f64 = 0.45;

/// Gaps that are spaces, as shares of the size.
const LATIN_GAP: f64 = 0.25;
const MIXED_GAP: f64 = 0.6;
const WIDE_GAP: f64 = 0.8;

/// Marks that never begin a line.
const NOT_FIRST: &str = "，。、；：？！）》」』】〕〉”’％…,.;:?!)]}%‰℃°";

/// Marks that never end a line.
const NOT_LAST: &str = "（《「『【〔〈“‘([{";

/// A line of text. Its box lies as the text reads.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub area: Area,
    /// The largest size on it.
    pub size: f64,
    /// Width of what could not be parted at its beginning: a character, a word, a figure,
    /// with the marks around it.
    pub head: f64,
    /// Width of its first character.
    pub first: f64,
    /// Width of the word or figure at its end; none where it ends otherwise.
    pub tail: Option<f64>,
    /// What the file says of its beginning.
    pub start: Start,
    /// Words and figures on it, each with its left and right edge.
    pub pieces: Vec<(f64, f64)>,
}

/// The lines of some glyphs from top to bottom, and the quarter turns they read in.
pub(super) fn lines(glyphs: &[&Glyph]) -> (Vec<Line>, u8) {
    let mut turns = [0usize; 4];
    for glyph in glyphs {
        if let Some(count) = turns.get_mut(usize::from(glyph.turn)) {
            *count += 1;
        }
    }
    let turn = (0u8..4)
        .rev()
        .max_by_key(|&turn| turns.get(usize::from(turn)).copied())
        .unwrap_or(0);
    let mut placed: Vec<Placed<'_>> = glyphs
        .iter()
        .map(|glyph| {
            let area = glyph.area.upright(turn);
            Placed {
                glyph,
                area,
                baseline: area.y1 - 0.12 * glyph.size,
            }
        })
        .collect();
    placed.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut lines = Vec::new();
    let mut line: Vec<Placed<'_>> = Vec::new();
    let (mut reference, mut size) = (0.0, 0.0);
    for glyph in placed {
        let within = SAME_LINE * glyph.glyph.size.max(size);
        if !line.is_empty() && (glyph.baseline - reference).abs() > within {
            lines.extend(compose(std::mem::take(&mut line)));
            size = 0.0;
        }
        if glyph.glyph.size > size {
            (reference, size) = (glyph.baseline, glyph.glyph.size);
        }
        line.push(glyph);
    }
    lines.extend(compose(line));
    (lines, turn)
}

/// A glyph as it lies on its line.
struct Placed<'a> {
    glyph: &'a Glyph,
    area: Area,
    baseline: f64,
}

impl Placed<'_> {
    fn is_space(&self) -> bool {
        self.glyph.text.is_space()
    }

    fn is_wide(&self) -> bool {
        is_wide(self.glyph.text.first())
    }
}

/// Characters between which a line may be parted, and which no space parts.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2014}' | '\u{2018}'..='\u{201F}' | '\u{2026}' | '\u{2460}'..='\u{24FF}'
        | '\u{25A0}'..='\u{25FF}' | '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..)
}

/// A line of its glyphs; none where nothing shows on it.
fn compose(mut glyphs: Vec<Placed<'_>>) -> Option<Line> {
    glyphs.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
    let glyphs = once(glyphs);
    let first = glyphs.iter().position(|glyph| !glyph.is_space());
    let last = glyphs.iter().rposition(|glyph| !glyph.is_space());
    let visible = match first.zip(last) {
        Some((first, last)) => glyphs.get(first..=last)?,
        // Spaces alone are a line only where the file says so.
        None if glyphs.first()?.glyph.start == Start::Unknown => return None,
        None => glyphs.get(..)?,
    };
    let mut area = visible.first()?.area;
    let mut size = 0.0f64;
    for glyph in visible {
        area = area.with(&glyph.area);
        size = size.max(glyph.glyph.size);
    }
    let mut text = String::with_capacity(glyphs.len() * 3);
    let mut before: Option<&Placed<'_>> = None;
    let mut pieces: Vec<(f64, f64)> = Vec::new();
    for glyph in &glyphs {
        if let Some(before) = before
            && is_gap(before, glyph)
        {
            text.push(' ');
        }
        glyph.glyph.text.push_to(&mut text);
        if !glyph.is_space() {
            match pieces.last_mut() {
                Some((_, right)) if glyph.area.x0 - *right < WIDE_GAP * glyph.glyph.size => {
                    *right = right.max(glyph.area.x1);
                }
                _ => pieces.push((glyph.area.x0, glyph.area.x1)),
            }
        }
        before = Some(glyph);
    }
    // A space by itself marks an empty line.
    if text == " " {
        text.clear();
    }
    Some(Line {
        text,
        area,
        size,
        head: head(visible),
        first: visible.first()?.area.width(),
        tail: tail(&glyphs),
        start: glyphs.first()?.glyph.start,
        pieces,
    })
}

/// Without glyphs painted over the same glyph: bold and shadow are made so.
fn once(glyphs: Vec<Placed<'_>>) -> Vec<Placed<'_>> {
    let mut kept: Vec<Placed<'_>> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let again = kept.iter().rev().take(4).any(|other| {
            // Our own files paint nothing twice; spaces may stand upon one another.
            glyph.glyph.start == Start::Unknown
                && other.glyph.text == glyph.glyph.text
                && (glyph.area.x0 - other.area.x0).abs() < 0.35 * glyph.area.width().max(0.5)
                && (glyph.baseline - other.baseline).abs() < 0.2 * glyph.glyph.size
        });
        if !again {
            kept.push(glyph);
        }
    }
    kept
}

/// Whether the white between two glyphs stands for a space.
fn is_gap(before: &Placed<'_>, after: &Placed<'_>) -> bool {
    if before.is_space() || after.is_space() {
        return false;
    }
    let least = match (before.is_wide(), after.is_wide()) {
        (false, false) => LATIN_GAP,
        (true, true) => WIDE_GAP,
        _ => MIXED_GAP,
    };
    let size = before.glyph.size.max(after.glyph.size);
    after.area.x0 - before.area.x1 > least * size
}

/// Width of what cannot be parted at the beginning.
fn head(visible: &[Placed<'_>]) -> f64 {
    let at = |index: usize| visible.get(index);
    let mut end = 0;
    while at(end).is_some_and(|g| NOT_LAST.contains(g.glyph.text.first())) {
        end += 1;
    }
    if at(end).is_some_and(Placed::is_wide) {
        end += 1;
    } else {
        while at(end).is_some_and(|g| !g.is_space() && !g.is_wide()) {
            end += 1;
        }
    }
    while at(end).is_some_and(|g| NOT_FIRST.contains(g.glyph.text.first())) {
        end += 1;
    }
    match (visible.first(), visible.get(end.max(1) - 1)) {
        (Some(first), Some(last)) => last.area.x1 - first.area.x0,
        _ => 0.0,
    }
}

/// Width of the word or figure at the end.
fn tail(glyphs: &[Placed<'_>]) -> Option<f64> {
    let last = glyphs.last().filter(|g| !g.is_space() && !g.is_wide())?;
    let first = glyphs
        .iter()
        .rev()
        .take_while(|g| !g.is_space() && !g.is_wide())
        .last()?;
    Some(last.area.x1 - first.area.x0)
}
