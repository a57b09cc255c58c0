//! Glyphs to chunks: what was written in one go on one line, as far as nothing shows that
//! two cells meet in it. Knows no row and no column.

use super::super::marks::{Area, Glyph};

/// Gaps that part two chunks, in shares of the size: within one drawing, and between two.
const GAP: f64 = 0.8;
const APART: f64 = 0.35;

/// The gap from which two drawings may be two cells, where others show an edge there.
const NEAR: f64 = 0.1;

/// How far two edges may differ that are one, in points.
const EDGE: f64 = 1.0;

/// A piece of text on one line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chunk {
    /// As far as it shows.
    pub area: Area,
    pub base: f64,
    pub size: f64,
    /// Width of its first character.
    pub first: f64,
    /// Whether it is figures and marks only.
    pub figure: bool,
    /// Whether it is one remark in brackets.
    pub aside: bool,
    /// Its glyphs, by their numbers.
    pub glyphs: Vec<usize>,
}

/// A chunk being put together.
struct Open {
    chunk: Chunk,
    /// Whether it was parted from the one before only by being drawn apart.
    soft: bool,
}

/// How two glyphs that follow one another stand.
enum Next {
    Same,
    Soft,
    Other,
}

/// The chunks of some glyphs in the order they were drawn. Glyphs that read in another
/// direction belong to none; what is clipped away altogether neither.
pub(super) fn chunks(glyphs: &[&Glyph], clips: &[Area]) -> Vec<Chunk> {
    let mut all: Vec<Open> = Vec::new();
    let mut before: Option<&Glyph> = None;
    for (number, glyph) in glyphs.iter().enumerate() {
        if glyph.turn != 0 {
            continue;
        }
        let next = before.map_or(Next::Other, |before| next(before, glyph, clips));
        let space = glyph.text.is_space();
        match (all.last_mut(), next) {
            (Some(open), Next::Same) => {
                open.chunk.glyphs.push(number);
                if !space {
                    open.chunk.area = open.chunk.area.with(&glyph.area);
                    open.chunk.figure &= is_figure(glyph);
                }
            }
            (_, next) if !space => all.push(Open {
                chunk: Chunk {
                    area: glyph.area,
                    base: glyph.area.y1,
                    size: glyph.size,
                    first: glyph.area.width(),
                    figure: is_figure(glyph),
                    aside: false,
                    glyphs: vec![number],
                },
                soft: matches!(next, Next::Soft),
            }),
            _ => {
                before = None;
                continue;
            }
        }
        before = Some(glyph);
    }
    let mut chunks = settled(all);
    for chunk in &mut chunks {
        let clip = chunk.glyphs.first().and_then(|first| glyphs.get(*first));
        if let Some(clip) = clip.and_then(|glyph| clip_of(glyph, clips)) {
            chunk.area.x0 = chunk.area.x0.max(clip.x0);
            chunk.area.x1 = chunk.area.x1.min(clip.x1);
        }
    }
    for chunk in &mut chunks {
        chunk.aside = is_aside(chunk, glyphs);
    }
    chunks.retain(|chunk| chunk.area.width() > 0.0);
    chunks
}

/// What a glyph was drawn under.
pub(super) fn clip_of<'c>(glyph: &Glyph, clips: &'c [Area]) -> Option<&'c Area> {
    clips.get((glyph.clip as usize).checked_sub(1)?)
}

/// Whether a text is one remark in brackets, such as the unit of an amount: such a line
/// belongs to what stands above it.
fn is_aside(chunk: &Chunk, glyphs: &[&Glyph]) -> bool {
    let mut chars = chunk.glyphs.iter().filter_map(|at| glyphs.get(*at));
    let opens = |c: char| matches!(c, '（' | '(');
    let closes = |c: char| matches!(c, '）' | ')');
    let first = chars.next().map(|glyph| glyph.text.first());
    let last = chars.next_back().map(|glyph| glyph.text.first());
    let inner = |c: char| !opens(c) && !closes(c);
    first.is_some_and(opens)
        && last.is_some_and(closes)
        && chars.clone().count() > 1
        && chars.all(|glyph| inner(glyph.text.first()))
}

fn is_figure(glyph: &Glyph) -> bool {
    let c = glyph.text.first();
    c.is_ascii_digit() || ".,%+-—－–/".contains(c)
}

fn next(before: &Glyph, glyph: &Glyph, clips: &[Area]) -> Next {
    let size = before.size.max(glyph.size);
    let level = (before.area.y1 - glyph.area.y1).abs() < 0.3 * size;
    let gap = (glyph.area.x0 - before.area.x1) / size;
    let same = before.clip == glyph.clip || clip_of(before, clips) == clip_of(glyph, clips);
    if !level || !same || gap < -0.6 {
        return Next::Other;
    }
    if before.drawing == glyph.drawing {
        return if gap < GAP { Next::Same } else { Next::Other };
    }
    match gap {
        gap if gap < NEAR => Next::Same,
        gap if gap < APART => Next::Soft,
        _ => Next::Other,
    }
}

/// Puts together again what was only drawn apart, unless other lines show an edge there.
fn settled(all: Vec<Open>) -> Vec<Chunk> {
    let mut starts: Vec<f64> = Vec::new();
    let mut ends: Vec<f64> = Vec::new();
    for (index, open) in all.iter().enumerate() {
        if !open.soft {
            starts.push(open.chunk.area.x0);
        }
        if all.get(index + 1).is_none_or(|next| !next.soft) {
            ends.push(open.chunk.area.x1);
        }
    }
    starts.sort_by(f64::total_cmp);
    ends.sort_by(f64::total_cmp);
    let has = |edges: &[f64], x: f64| {
        let at = edges.partition_point(|edge| *edge < x - EDGE);
        edges.get(at).is_some_and(|edge| *edge <= x + EDGE)
    };
    let mut out: Vec<Chunk> = Vec::with_capacity(all.len());
    for open in all {
        let mut chunk = open.chunk;
        match out.last_mut() {
            Some(last)
                if open.soft && !has(&starts, chunk.area.x0) && !has(&ends, last.area.x1) =>
            {
                last.area = last.area.with(&chunk.area);
                last.figure &= chunk.figure;
                last.glyphs.append(&mut chunk.glyphs);
            }
            _ => out.push(chunk),
        }
    }
    out
}
