//! Tables without lines, or with some only: columns and rows by where the text stands.
//! Whatever is read so is a guess, and says so.

mod blocks;
mod chunks;
mod grid;
mod groups;
mod region;
mod rows;
mod stacks;
mod wide;

use super::marks::{Glyph, Page, Rule};
use super::ruled::Ruled;
use crate::limits::MOST_UNRULED_CHUNKS;

/// A table that was found.
pub(super) struct Found {
    pub grid: Ruled,
    /// The glyphs of each of its cells, by their numbers.
    pub inside: Vec<Vec<usize>>,
    /// The breadth that the text of each cell's column takes.
    pub rooms: Vec<(f64, f64)>,
}

/// The tables among glyphs of a page that no lines part into cells, from top to bottom.
pub(super) fn tables(glyphs: &[&Glyph], page: &Page) -> Vec<Found> {
    let mut chunks = chunks::chunks(glyphs, &page.clips);
    if chunks.len() > MOST_UNRULED_CHUNKS {
        return Vec::new();
    }
    chunks.sort_by(|a, b| {
        a.base
            .total_cmp(&b.base)
            .then(a.area.x0.total_cmp(&b.area.x0))
    });
    let rules: Vec<Rule> = page
        .rules
        .iter()
        .filter(|rule| rule.level)
        .copied()
        .collect();
    // Lines that dense are a drawing.
    if rules.len() > MOST_UNRULED_CHUNKS {
        return Vec::new();
    }
    region::regions(&chunks)
        .into_iter()
        .filter_map(|range| table(chunks.get(range)?, &rules))
        .collect()
}

/// What shows on the page outside the tables.
pub(super) fn rest<'g>(found: &[Found], glyphs: &[&'g Glyph], page: &Page) -> Vec<&'g Glyph> {
    let mut taken = vec![false; glyphs.len()];
    for at in found.iter().flat_map(|found| found.inside.iter().flatten()) {
        if let Some(taken) = taken.get_mut(*at) {
            *taken = true;
        }
    }
    let shown = |glyph: &Glyph| {
        let centre = glyph.area.centre();
        let clip = chunks::clip_of(glyph, &page.clips);
        page.area().holds(centre) && clip.is_none_or(|clip| clip.grown(1.0).holds(centre))
    };
    let all = glyphs.iter().zip(&taken);
    all.filter(|(glyph, taken)| !**taken && shown(glyph))
        .map(|(glyph, _)| *glyph)
        .collect()
}

/// The table of a region; none where nothing shows that it is one.
fn table(chunks: &[chunks::Chunk], rules: &[Rule]) -> Option<Found> {
    let stacks = stacks::stacks(chunks, rules);
    let rows = rows::rows(&stacks);
    let blocks = blocks::blocks(&stacks, &rows);
    grid::grid(chunks, &stacks, &rows, &blocks)
}
