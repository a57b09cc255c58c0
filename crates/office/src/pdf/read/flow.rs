//! What stands on a page besides tables, and what of it is said on every page: running
//! headers, footers, page numbers.

use super::lines::Line;
use super::marks::{Area, Glyph, Page};
use super::ruled;
use super::sheet::{Sheet, SheetCell, fill};
use super::unruled;
use crate::numbered::{figureless, is_page_number};
use std::collections::{BTreeMap, BTreeSet};

/// Share of the page's height at its top and bottom where headers and footers stand.
const MARGIN: f64 = 0.11;

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
    // A frame around the page is no table.
    grids.retain(|grid| {
        let area = grid.area();
        let share = area.width() * area.height() / (page.width * page.height).max(1.0);
        grid.boxes.len() > 1 || share < FRAME
    });
    let glyphs: Vec<&Glyph> = page.glyphs.iter().collect();
    let (mut sheets, mut loose) = fill(page, &page.clips, &grids, &glyphs);
    let (mut lines, _) = super::lines::lines(&loose);
    let columns = unruled::columns(&lines);
    if !columns.is_empty() {
        let (grids, occupied): (Vec<_>, Vec<_>) =
            columns.into_iter().map(|c| (c.grid, c.occupied)).unzip();
        let (mut found, rest) = fill(page, &[], &grids, &loose);
        for (sheet, occupied) in found.iter_mut().zip(&occupied) {
            sheet.set_in(occupied);
        }
        sheets.append(&mut found);
        loose = rest;
        (lines, _) = super::lines::lines(&loose);
    }
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

/// Lines taken off the pages because they stand on each of them.
#[derive(Debug, Default)]
pub(super) struct Running {
    /// With the page of the first.
    pub headers: Vec<(u32, Line)>,
    pub footers: Vec<(u32, Line)>,
}

/// Takes running headers, footers and page numbers off the pages.
pub(super) fn take_running(flows: &mut [Flow]) -> Running {
    let mut running = Running::default();
    // Where a text stands in the upper or lower margin, page by page.
    let mut seen: BTreeMap<(bool, String), Vec<f64>> = BTreeMap::new();
    let body = body_size(flows);
    let titles: Vec<f64> = flows.iter().map(|flow| title_at(flow, body)).collect();
    for (flow, title) in flows.iter().zip(&titles) {
        let margins = flow.items.iter();
        for (top, line) in margins.filter_map(|item| at_margin(flow, item, *title)) {
            let places = seen.entry((top, figureless(&line.text))).or_default();
            places.push(line.area.y0);
        }
    }
    for places in seen.values_mut() {
        places.sort_by(f64::total_cmp);
    }
    let pages = flows.len();
    let mut taken: BTreeSet<(bool, String)> = BTreeSet::new();
    for (flow, title) in flows.iter_mut().zip(titles) {
        let mut items = std::mem::take(&mut flow.items);
        items.retain(|item| {
            let Some((top, line)) = at_margin(flow, item, title) else {
                return true;
            };
            let key = (top, figureless(&line.text));
            let places = seen.get(&key).map_or(&[][..], Vec::as_slice);
            let below = |y: f64| places.partition_point(|place| *place < y);
            let often = below(line.area.y0 + 3.0) - below(line.area.y0 - 3.0);
            let repeated = pages > 1 && often > 1 && often * 2 >= pages;
            let number = !top && is_page_number(&line.text);
            if !repeated && !number {
                return true;
            }
            if taken.insert(key) {
                let list = if top {
                    &mut running.headers
                } else {
                    &mut running.footers
                };
                list.push((flow.number, line.clone()));
            }
            false
        });
        flow.items = items;
    }
    running
}

/// Where the first title begins: forms that each have a page begin with the same title at
/// the same place, and what stands below it is no header either.
fn title_at(flow: &Flow, body: f64) -> f64 {
    let large = |item: &Item| match item {
        Item::Line(line) if line.size > TITLE * body => Some(line.area.y0),
        _ => None,
    };
    let tops = flow.items.iter().filter_map(large);
    tops.fold(f64::INFINITY, f64::min)
}

/// A line in the margin, and whether it is the upper one; below a title there is none.
fn at_margin<'i>(flow: &Flow, item: &'i Item, title: f64) -> Option<(bool, &'i Line)> {
    let Item::Line(line) = item else { return None };
    let (_, y) = line.area.centre();
    if y < flow.height * MARGIN && y < title {
        Some((true, line))
    } else if y > flow.height * (1.0 - MARGIN) {
        Some((false, line))
    } else {
        None
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
