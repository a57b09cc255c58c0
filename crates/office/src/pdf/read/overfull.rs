//! Lines of a text in a row too low for it: they stand out of their cell, in the rows above
//! and below, or out of the table. Lines that follow one another closely are one text, and
//! belong where the text as a whole stands.

use super::home::{Cell, Homes};
use super::marks::{Area, Glyph};
use std::collections::BTreeSet;
use std::ops::Range;

/// Gaps and overlaps within a line, in shares of the size.
const GAP: Range<f64> = -0.6..0.6;

/// From line to line, in shares of the size.
const PITCH: Range<f64> = 0.9..2.0;

/// By which share of the size lines of one text may differ in that.
const UNEVEN: f64 = 0.15;

/// How far a line stands out of its cell at least, in shares of its height.
const OUT: f64 = 0.12;

/// How far the middle of a text may be off that of its cell, in shares of the size.
const OFF: f64 = 0.35;

/// White between the text and the edge of its cell that it is set at, in line heights.
const AT_EDGE: f64 = 0.5;

/// A line of glyphs as drawn, and the cell its middle stands in.
struct Row {
    glyphs: Range<usize>,
    area: Area,
    size: f64,
    cell: Option<Cell>,
}

/// The cell of each glyph whose text stands out of it; none where it stands as it should.
pub(super) fn cells(
    homes: &Homes<'_>,
    glyphs: &[&Glyph],
    stands: &[Option<Cell>],
) -> Vec<Option<Cell>> {
    let rows = rows(homes, glyphs);
    let mut texts: Vec<&[Row]> = rows.chunk_by(follows).flat_map(even).collect();
    texts.retain(|text| homes.is_out(text));
    // What stands in the cells besides those texts.
    let mut taken = vec![false; glyphs.len()];
    for row in texts.iter().copied().flatten() {
        row.glyphs.clone().for_each(|at| {
            if let Some(taken) = taken.get_mut(at) {
                *taken = true;
            }
        });
    }
    let settled = glyphs.iter().zip(stands).zip(&taken);
    let full: BTreeSet<Cell> = settled
        .filter(|((glyph, _), taken)| !**taken && !glyph.text.is_space())
        .filter_map(|((_, cell), _)| *cell)
        .collect();
    let mut found = vec![None; glyphs.len()];
    for text in texts {
        let Some(cell) = homes.of_text(text, &full) else {
            continue;
        };
        for at in text.iter().flat_map(|row| row.glyphs.clone()) {
            if let Some(found) = found.get_mut(at) {
                *found = Some(cell);
            }
        }
    }
    found
}

/// The lines in the order they were drawn in.
fn rows(homes: &Homes<'_>, glyphs: &[&Glyph]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        if let Some(row) = rows.last_mut().filter(|row| row.goes_on(glyph, at)) {
            row.glyphs.end = at + 1;
            row.area = row.area.with(&glyph.area);
        } else if glyph.turn == 0 && !glyph.text.is_space() {
            rows.push(Row {
                glyphs: at..at + 1,
                area: glyph.area,
                size: glyph.size,
                cell: None,
            });
        }
    }
    for row in &mut rows {
        let first = glyphs.get(row.glyphs.start);
        let shown = first.map_or(row.area, |glyph| homes.shown(glyph, &row.area));
        row.cell = homes.at(shown.centre());
    }
    rows
}

impl Row {
    fn goes_on(&self, glyph: &Glyph, at: usize) -> bool {
        let level = (glyph.area.y1 - self.area.y1).abs() < 0.2 * self.size;
        let alike = (glyph.size - self.size).abs() < 0.05 * self.size;
        let gap = (glyph.area.x0 - self.area.x1) / self.size.max(1.0);
        glyph.turn == 0 && self.glyphs.end == at && level && alike && GAP.contains(&gap)
    }

    fn pitch(&self, next: &Self) -> f64 {
        next.area.y1 - self.area.y1
    }
}

/// Whether a line may be the next one of a text.
fn follows(row: &Row, next: &Row) -> bool {
    let over = row.area.x1.min(next.area.x1) - row.area.x0.max(next.area.x0);
    row.glyphs.end == next.glyphs.start
        && (row.size - next.size).abs() < 0.05 * row.size
        && PITCH.contains(&(row.pitch(next) / row.size.max(1.0)))
        && over > 0.0
}

/// Lines that follow one another at even heights.
fn even(rows: &[Row]) -> Vec<&[Row]> {
    let mut texts = Vec::new();
    let mut from = 0;
    for at in 2..rows.len() {
        if let (Some(a), Some(b), Some(c)) = (rows.get(at - 2), rows.get(at - 1), rows.get(at))
            && at - from >= 2
            && (a.pitch(b) - b.pitch(c)).abs() > UNEVEN * a.size
        {
            texts.extend(rows.get(from..at));
            from = at;
        }
    }
    texts.extend(rows.get(from..));
    texts
}

impl Homes<'_> {
    /// Whether a text is in several cells, or partly in none, and stands upon the edges.
    fn is_out(&self, text: &[Row]) -> bool {
        let first = text.first().and_then(|row| row.cell);
        if text.iter().all(|row| row.cell == first) && first.is_some() {
            return false;
        }
        text.iter().any(|row| {
            let height = row.area.height();
            let by = |cell: Cell| {
                let area = self.area_of(cell)?;
                Some((area.y0 - row.area.y0).max(row.area.y1 - area.y1))
            };
            match row.cell {
                Some(cell) => by(cell).is_some_and(|by| by > OUT * height),
                None => self.upon(row).is_some(),
            }
        })
    }

    /// The cell at the edge of a grid upon which a line outside of it stands.
    fn upon(&self, row: &Row) -> Option<Cell> {
        let (x, _) = row.area.centre();
        let inset = 0.25 * row.area.height();
        let ends = [row.area.y0 + inset, row.area.y1 - inset];
        let cell = ends.into_iter().find_map(|y| self.at((x, y)))?;
        self.holds(cell, row).then_some(cell)
    }

    /// Whether a line is within the breadth of a cell.
    fn holds(&self, cell: Cell, row: &Row) -> bool {
        let area = self.area_of(cell).map(|area| area.grown(0.5 * row.size));
        area.is_some_and(|area| area.x0 <= row.area.x0 && row.area.x1 <= area.x1)
    }

    /// The cell a text belongs to: that in whose middle it stands, at whose upper or lower
    /// edge it begins or ends, or out of which it runs at the edge of the table.
    fn of_text(&self, text: &[Row], full: &BTreeSet<Cell>) -> Option<Cell> {
        let (first, last) = (text.first()?, text.last()?);
        let area = text.iter().map(|row| row.area).reduce(|a, b| a.with(&b))?;
        let mut cells: Vec<Cell> = text.iter().filter_map(|row| row.cell).collect();
        let outside = text.iter().filter(|row| row.cell.is_none());
        cells.extend(outside.filter_map(|row| self.upon(row)));
        cells.extend(self.at(area.centre()));
        cells.sort_unstable();
        cells.dedup();
        let fits = |cell: &Cell| text.iter().all(|row| self.holds(*cell, row));
        cells.retain(|cell| !full.contains(cell) && fits(cell));
        if let [cell] = cells.as_slice() {
            return Some(*cell);
        }
        let middle = |area: &Area| f64::midpoint(area.y0, area.y1);
        let areas: Vec<(Cell, Area)> = cells
            .into_iter()
            .filter_map(|cell| Some((cell, self.area_of(cell)?)))
            .collect();
        let off = |(_, cell): &(Cell, Area)| (middle(cell) - middle(&area)).abs();
        let nearest = areas.iter().min_by(|a, b| off(a).total_cmp(&off(b)));
        let height = first.area.height();
        let begins = |(_, cell): &&(Cell, Area)| {
            (-OUT..AT_EDGE).contains(&((first.area.y0 - cell.y0) / height))
        };
        let ends = |(_, cell): &&(Cell, Area)| {
            (-OUT..AT_EDGE).contains(&((cell.y1 - last.area.y1) / height))
        };
        nearest
            .filter(|cell| off(cell) <= OFF * first.size)
            .or_else(|| areas.iter().find(begins))
            .or_else(|| areas.iter().find(ends))
            .map(|(cell, _)| *cell)
    }
}
