//! What stands on a page: tables, and the lines besides them.

use super::lines::Line;
use super::marks::{Area, Glyph, Page};
use super::ruled;
use super::sheet::{Sheet, SheetCell, fill};
use super::unruled;

/// How much larger than running text a title is.
pub(super) const TITLE: f64 = 1.15;

/// Share of the page that a frame around everything covers.
const FRAME: f64 = 0.5;

/// Something on a page.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Line(Line),
    Sheet(Box<Sheet>),
}

impl Item {
    pub(super) fn area(&self) -> Area {
        match self {
            Self::Line(line) => line.area,
            Self::Sheet(sheet) => sheet.area,
        }
    }
}

/// A page, from top to bottom.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub number: u32,
    pub width: f64,
    pub height: f64,
    pub items: Vec<Item>,
    /// Line drawings too fine to be tables.
    pub drawings: usize,
}

impl Flow {
    /// Lines and cells.
    pub(super) fn pieces(&self) -> usize {
        let of = |item: &Item| match item {
            Item::Line(_) => 1,
            Item::Sheet(sheet) => sheet.rows * sheet.xs.len(),
        };
        self.items.iter().map(of).sum()
    }
}

/// The page's tables and lines.
pub(super) fn flow(page: &Page) -> Flow {
    let (mut grids, drawings) = ruled::grids(&page.rules);
    let glyphs: Vec<&Glyph> = page.glyphs.iter().collect();
    grids.retain(|grid| {
        let area = grid.area();
        // A frame around the page is no table, and one around text in columns only its edge.
        let share = area.width() * area.height() / (page.width * page.height).max(1.0);
        let whole = grid.boxes.len() == 1 && share >= FRAME;
        let within = |glyph: &&&Glyph| area.holds(glyph.area.centre());
        let columns = || {
            let glyphs: Vec<&Glyph> = glyphs.iter().filter(within).copied().collect();
            !unruled::tables(&glyphs, page).is_empty()
        };
        !whole && (grid.xs.len() > 2 || !columns())
    });
    let filled = fill(page, &grids, &glyphs);
    let (mut sheets, mut loose) = (filled.sheets, filled.loose);
    let mut texts = loose.clone();
    texts.extend(filled.hidden);
    texts.sort_by_key(|glyph| glyph.drawing);
    let found = unruled::tables(&texts, page);
    if !found.is_empty() {
        loose = unruled::rest(&found, &texts, page);
        let guessed = found
            .iter()
            .map(|found| Sheet::guessed(page.number, found, &texts));
        sheets.extend(guessed);
    }
    let (lines, _) = super::lines::lines(&loose);
    let mut items: Vec<Item> = lines.into_iter().map(Item::Line).collect();
    items.extend(
        sheets
            .into_iter()
            // One empty box is an ornament.
            .filter(|sheet| sheet.cells.len() > 1 || sheet.cells.iter().any(|c| !c.is_blank()))
            .map(|sheet| Item::Sheet(Box::new(sheet))),
    );
    items.sort_by(|a, b| {
        let (a, b) = (a.area(), b.area());
        a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0))
    });
    Flow {
        number: page.number,
        width: page.width,
        height: page.height,
        items,
        drawings,
    }
}

/// The size most text has.
pub(super) fn body_size(flows: &[Flow]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = Vec::new();
    for flow in flows {
        for item in &flow.items {
            match item {
                Item::Line(line) => sizes.push((line.size, line.text.len())),
                Item::Sheet(sheet) => sizes.extend(
                    sheet
                        .cells
                        .iter()
                        .flat_map(SheetCell::lines)
                        .map(|line| (line.size, line.text.len())),
                ),
            }
        }
    }
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut seen = 0;
    for (size, count) in sizes {
        seen += count;
        if seen > half {
            return size;
        }
    }
    0.0
}
