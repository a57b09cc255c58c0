//! Which cell of a page's grids a glyph belongs to: mostly the one it stands in, but text
//! that runs over stays with the cell it was written in. Knows no text.

use super::marks::{Area, Glyph, TOLERANCE};
use super::overfull;
use super::ruled::Ruled;

/// A cell, by its grid and its number there.
pub(super) type Cell = (usize, usize);

/// How far from the left of its cell a text begins that is set at the left, in points.
const LEFT: f64 = 8.0;

/// Gaps and overlaps within a run, in shares of the size.
const GAP: std::ops::Range<f64> = -0.6..0.3;

/// Share of a clipped glyph from which it stands where that shows.
const SHOWN: f64 = 0.15;

/// How far a glyph may stand out of its cell.
const EDGE: f64 = 0.5;

/// What a glyph belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Home {
    Cell(Cell),
    /// It stands on the page outside all grids.
    Page,
    /// It was clipped away, and no cell is known that it was written in.
    Nowhere,
}

/// The grids of a page and what its drawings were clipped to.
pub(super) struct Homes<'p> {
    grids: &'p [Ruled],
    /// Grids by size: the smallest around a point holds it, for tables stand in cells of others.
    order: Vec<(usize, Area)>,
    clips: &'p [Area],
    /// The cell that holds all of a clip, by the clip.
    clipped: Vec<Option<Cell>>,
    page: Area,
}

impl<'p> Homes<'p> {
    pub(super) fn of(grids: &'p [Ruled], clips: &'p [Area], page: Area) -> Self {
        let mut order: Vec<(usize, Area)> = grids.iter().map(Ruled::area).enumerate().collect();
        let size = |area: &Area| area.width() * area.height();
        order.sort_by(|(_, a), (_, b)| size(a).total_cmp(&size(b)));
        let mut homes = Self {
            grids,
            order,
            clips,
            clipped: Vec::new(),
            page,
        };
        homes.clipped = clips.iter().map(|clip| homes.around(clip)).collect();
        homes
    }

    /// Where each of some glyphs belongs.
    pub(super) fn find(&self, glyphs: &[&Glyph]) -> Vec<Home> {
        let mut homes = Vec::with_capacity(glyphs.len());
        let stands = |glyph: &&Glyph| self.at(self.shown(glyph, &glyph.area).centre());
        let stands: Vec<Option<Cell>> = glyphs.iter().map(stands).collect();
        let outside = overfull::cells(self, glyphs, &stands);
        let mut from = 0;
        while let Some(first) = glyphs.get(from) {
            let clipped = self.clip_of(first, &self.clipped).copied().flatten();
            let stand = stands.get(from).copied().flatten();
            // Not text of a table that stands in the cell.
            if let Some(cell) = clipped.filter(|cell| stand.is_none_or(|own| own.0 == cell.0)) {
                homes.push(Home::Cell(cell));
                from += 1;
                continue;
            }
            if let Some(cell) = outside.get(from).copied().flatten() {
                homes.push(Home::Cell(cell));
                from += 1;
                continue;
            }
            let mut to = from + 1;
            while let (Some(a), Some(b)) = (glyphs.get(to - 1), glyphs.get(to))
                && self.goes_on((a, stands.get(to - 1)), (b, stands.get(to)))
            {
                to += 1;
            }
            let run = glyphs.get(from..to).unwrap_or_default();
            let cells = stands.get(from..to).unwrap_or_default();
            self.run(run, cells, &mut homes);
            from = to;
        }
        homes
    }

    /// Where the glyphs of a run belong: all to one cell where they run over its edge, or
    /// where the rest of them was clipped away.
    fn run(&self, run: &[&Glyph], cells: &[Option<Cell>], homes: &mut Vec<Home>) {
        let shown: Vec<bool> = run.iter().map(|glyph| self.is_shown(glyph)).collect();
        let mut met = cells.iter().zip(&shown).filter(|(_, shown)| **shown);
        let first = met.next().map(|(cell, _)| *cell);
        let leaves = met.any(|(cell, _)| Some(*cell) != first) || shown.contains(&false);
        let over = first.flatten().is_some() && leaves;
        let written = over.then(|| self.written(run, &shown)).flatten();
        for (cell, shown) in cells.iter().zip(&shown) {
            homes.push(match (written, *cell, shown) {
                (Some(cell), _, _) | (None, Some(cell), true) => Home::Cell(cell),
                (None, None, true) => Home::Page,
                (None, _, false) => Home::Nowhere,
            });
        }
    }

    /// The cell that a run over several was written in: that in which it begins at the left,
    /// else that in its middle.
    fn written(&self, run: &[&Glyph], shown: &[bool]) -> Option<Cell> {
        let seen = run.iter().zip(shown).filter(|(_, shown)| **shown);
        let areas = seen.map(|(glyph, _)| glyph.area);
        let mut area = areas.reduce(|a, b| a.with(&b))?;
        let first = run.first()?;
        if let Some(clip) = self.clip_of(first, self.clips) {
            area = area.within(clip);
        }
        let (middle, level) = area.centre();
        let begins = self.at((area.x0 + 0.3 * first.size, level));
        let left = begins.and_then(|cell| Some(self.area_of(cell)?.x0));
        if left.is_some_and(|left| area.x0 - left < LEFT) {
            return begins;
        }
        self.at((middle, level)).or(begins)
    }

    /// Whether the text goes on from one glyph to the next. Over the edge of a cell it does
    /// where no space parts them, and where they were drawn together or stand upon the edge.
    fn goes_on(
        &self,
        (a, in_a): (&Glyph, Option<&Option<Cell>>),
        (b, in_b): (&Glyph, Option<&Option<Cell>>),
    ) -> bool {
        if !is_next(a, b) || in_a == in_b {
            return is_next(a, b);
        }
        let spaces = a.text.is_space() || b.text.is_space();
        let inside = |glyph: &Glyph, cell: Option<&Option<Cell>>| {
            let area = cell.copied().flatten().and_then(|cell| self.area_of(cell));
            area.is_some_and(|area| {
                let area = area.grown(EDGE);
                area.x0 <= glyph.area.x0 && glyph.area.x1 <= area.x1
            })
        };
        let apart = a.drawing != b.drawing && inside(a, in_a) && inside(b, in_b);
        !spaces && !apart
    }

    fn clip_of<'c, T>(&self, glyph: &Glyph, clips: &'c [T]) -> Option<&'c T> {
        clips.get((glyph.clip as usize).checked_sub(1)?)
    }

    /// Whether a glyph shows: it is on the page, and not clipped away.
    fn is_shown(&self, glyph: &Glyph) -> bool {
        let centre = self.shown(glyph, &glyph.area).centre();
        let clip = self.clip_of(glyph, self.clips);
        self.page.holds(centre) && clip.is_none_or(|clip| clip.grown(1.0).holds(centre))
    }

    /// What shows of an area that was drawn with a glyph: all of it where hardly any does.
    pub(super) fn shown(&self, glyph: &Glyph, area: &Area) -> Area {
        let clip = self.clip_of(glyph, self.clips);
        let left = clip.map_or(*area, |clip| area.within(clip));
        let least = |all: f64, left: f64| left >= SHOWN * all;
        let some = least(area.width(), left.width()) && least(area.height(), left.height());
        if some { left } else { *area }
    }

    pub(super) fn at(&self, point: (f64, f64)) -> Option<Cell> {
        self.order
            .iter()
            .filter(|(_, area)| area.holds(point))
            .find_map(|&(grid, _)| Some((grid, self.grids.get(grid)?.at(point)?)))
    }

    pub(super) fn area_of(&self, (grid, cell): Cell) -> Option<Area> {
        let grid = self.grids.get(grid)?;
        grid.boxes.get(cell).map(|span| grid.area_of(span))
    }

    /// The cell that holds all of an area.
    fn around(&self, area: &Area) -> Option<Cell> {
        let cell = self.at(area.centre())?;
        let outer = self.area_of(cell)?.grown(TOLERANCE);
        let inside = outer.x0 <= area.x0
            && outer.y0 <= area.y0
            && area.x1 <= outer.x1
            && area.y1 <= outer.y1;
        inside.then_some(cell)
    }
}

/// Whether the text may go on from one glyph to the next: on one line, without a gap.
fn is_next(a: &Glyph, b: &Glyph) -> bool {
    let level = (a.area.y1 - b.area.y1).abs() < 0.2 * a.size;
    let gap = (b.area.x0 - a.area.x1) / a.size.max(b.size);
    a.turn == 0 && b.turn == 0 && a.clip == b.clip && level && GAP.contains(&gap)
}
