//! A table as a page shows it, and as several pages show it together: a grid with the
//! lines of text in its cells. Knows no PDF and no document.

use super::home::{Home, Homes};
use super::lines::{Line, lines};
use super::marks::{Area, Glyph, Page, Start};
use super::ruled::{Open, Ruled, Span};
use super::unruled::Found;
use super::wrap::{self, Setting};
use std::collections::BTreeMap;

/// Margin inside cells where no text shows it.
const MARGIN: f64 = 5.4;

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// Edges of the columns.
    pub xs: Vec<f64>,
    pub rows: usize,
    pub cells: Vec<SheetCell>,
    /// Rows at the top that later pages repeat.
    pub head_rows: usize,
    /// The page it ends on, and where.
    pub page: u32,
    pub area: Area,
    /// Heights of its rows, for whether the first would have fitted on the page before.
    pub heights: Vec<f64>,
    pub ragged: bool,
    /// Whether no lines show its cells.
    pub unruled: bool,
    /// Whether the file tells which cells go on from the page before.
    pub told: bool,
}

impl Sheet {
    /// A table whose cells no lines show: they have the room that their columns take.
    pub(super) fn guessed(page: u32, found: &Found, glyphs: &[&Glyph]) -> Self {
        let of = |cell: &Vec<usize>| -> Vec<&Glyph> {
            let glyphs = cell.iter().filter_map(|at| glyphs.get(*at));
            glyphs.copied().collect()
        };
        let inside: Vec<Vec<&Glyph>> = found.inside.iter().map(of).collect();
        let mut sheet = sheet(page, &found.grid, &inside);
        sheet.unruled = true;
        let rooms: BTreeMap<Span, (f64, f64)> = found
            .grid
            .boxes
            .iter()
            .copied()
            .zip(found.rooms.iter().copied())
            .collect();
        for cell in &mut sheet.cells {
            let Some(room) = rooms.get(&cell.span) else {
                continue;
            };
            for piece in &mut cell.pieces {
                piece.setting.room = *room;
            }
        }
        sheet
    }
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetCell {
    pub span: Span,
    /// Where the end of its page cut it, above on its first page, below on its last.
    pub open: Open,
    /// Whether the file says that it goes on from the page before.
    pub rest: bool,
    /// What each page shows of it.
    pub pieces: Vec<Piece>,
}

/// A cell on one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub page: u32,
    pub area: Area,
    pub setting: Setting,
    /// Quarter turns clockwise of its text.
    pub turn: u8,
}

impl Default for Span {
    fn default() -> Self {
        Self {
            top: 0,
            left: 0,
            bottom: 1,
            right: 1,
        }
    }
}

impl SheetCell {
    pub(super) fn text(&self) -> String {
        let settings: Vec<&Setting> = self.pieces.iter().map(|piece| &piece.setting).collect();
        wrap::text(&settings)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.lines().all(|line| line.text.is_empty())
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.pieces.iter().flat_map(|piece| &piece.setting.lines)
    }

    pub(super) fn rows(&self) -> usize {
        self.span.bottom - self.span.top
    }
}

impl Piece {
    /// White above and below its text, and the height of a line.
    pub(super) fn slack(&self) -> Option<(f64, f64, f64)> {
        let (first, last) = (self.setting.lines.first()?, self.setting.lines.last()?);
        let area = self.area.upright(self.turn);
        Some((
            first.area.y0 - area.y0,
            area.y1 - last.area.y1,
            first.area.height(),
        ))
    }
}

/// The tables of a page, and what stands in none of them.
pub(super) struct Filled<'g> {
    pub sheets: Vec<Sheet>,
    pub loose: Vec<&'g Glyph>,
    /// What was clipped away.
    pub hidden: Vec<&'g Glyph>,
}

/// Puts the glyphs of a page into its grids.
pub(super) fn fill<'g>(page: &Page, grids: &[Ruled], glyphs: &[&'g Glyph]) -> Filled<'g> {
    let (mut loose, mut hidden) = (Vec::new(), Vec::new());
    let mut inside: Vec<Vec<Vec<&Glyph>>> = grids
        .iter()
        .map(|grid| vec![Vec::new(); grid.boxes.len()])
        .collect();
    let homes = Homes::of(grids, &page.clips, page.area()).find(glyphs);
    for (glyph, home) in glyphs.iter().zip(homes) {
        let slot = match home {
            Home::Cell((grid, cell)) => inside.get_mut(grid).and_then(|grid| grid.get_mut(cell)),
            Home::Page => None,
            Home::Nowhere => {
                hidden.push(*glyph);
                continue;
            }
        };
        match slot {
            Some(slot) => slot.push(glyph),
            None => loose.push(*glyph),
        }
    }
    let sheets = grids
        .iter()
        .zip(inside)
        .map(|(grid, inside)| sheet(page.number, grid, &inside))
        .collect();
    Filled {
        sheets,
        loose,
        hidden,
    }
}

fn sheet(page: u32, grid: &Ruled, inside: &[Vec<&Glyph>]) -> Sheet {
    let texts: Vec<(Area, Vec<Line>, u8)> = grid
        .boxes
        .iter()
        .zip(inside)
        .map(|(span, glyphs)| {
            // A space that only says that the cell goes on is no text.
            let mark = |glyph: &&&Glyph| glyph.start == Start::Rest && glyph.text.is_space();
            let seen: Vec<&Glyph> = glyphs.iter().filter(|g| !mark(g)).copied().collect();
            let (lines, turn) = lines(&seen);
            (grid.area_of(span).upright(turn), lines, turn)
        })
        .collect();
    let margin = margin(&texts);
    let pitch = wrap::usual_pitch(texts.iter().map(|(_, lines, _)| lines.as_slice()));
    let told = inside
        .iter()
        .flatten()
        .any(|glyph| glyph.start != Start::Unknown);
    let is_rest = |glyphs: &Vec<&Glyph>| glyphs.iter().any(|glyph| glyph.start == Start::Rest);
    let mut cells: Vec<SheetCell> = grid
        .boxes
        .iter()
        .zip(&grid.open)
        .zip(inside.iter().map(is_rest))
        .zip(texts)
        .map(|(((span, open), rest), (upright, lines, turn))| SheetCell {
            span: *span,
            open: *open,
            rest,
            pieces: vec![Piece {
                page,
                area: grid.area_of(span),
                setting: Setting {
                    pitch,
                    ..Setting::new(lines, &upright, margin)
                },
                turn,
            }],
        })
        .collect();
    cells.sort_by_key(|cell| cell.span);
    Sheet {
        xs: grid.xs.clone(),
        rows: grid.ys.len().saturating_sub(1),
        cells,
        head_rows: 0,
        page,
        area: grid.area(),
        heights: grid.ys.windows(2).map(|pair| pair[1] - pair[0]).collect(),
        ragged: grid.ragged,
        unruled: false,
        told,
    }
}

/// Cells whose text may run into the margin before the margin itself is taken for less.
const OVERFULL: usize = 2;

/// The margin inside the cells: the least that text keeps from the left of its cell, but
/// for a few cells whose text runs over.
fn margin(texts: &[(Area, Vec<Line>, u8)]) -> f64 {
    let mut gaps: Vec<f64> = texts
        .iter()
        .filter_map(|(area, lines, _)| {
            let gaps = lines.iter().map(|line| line.area.x0 - area.x0);
            gaps.reduce(f64::min).filter(|gap| *gap > 0.5)
        })
        .collect();
    gaps.sort_by(f64::total_cmp);
    let least = gaps.get(OVERFULL.min(gaps.len() / 6)).copied();
    least.filter(|gap| *gap < 3.0 * MARGIN).unwrap_or(MARGIN)
}
