//! Lines that stand on each page: running heads, footers, page numbers. A title that every
//! form of a file bears is none, nor is a signature below each. Knows no document.

use super::flow::{Flow, Item, TITLE, body_size};
use super::lines::Line;
use super::stitch;
use crate::numbered::{figureless, is_page_number};
use std::collections::{BTreeMap, BTreeSet};

/// Share of the page's height at its top and bottom where headers and footers stand.
const MARGIN: f64 = 0.11;

/// How far the height may differ at which a line stands on each page, in points.
const LEVEL: f64 = 3.0;

/// Share of the pages from the first to the last that a running line stands on.
const ON_NEARLY_ALL: f64 = 0.85;

/// White between lines that belong together, in line heights.
const CLOSE: f64 = 1.5;

/// Most lines between a table and one that belongs to it.
const MOST_BETWEEN: usize = 6;

/// Lines taken off the pages because they stand on each of them.
#[derive(Debug, Default)]
pub(super) struct Running {
    /// With the page of the first.
    pub headers: Vec<(u32, Line)>,
    pub footers: Vec<(u32, Line)>,
}

/// A text in the upper or lower margin.
type Key = (bool, String);

/// Where such a text stands.
#[derive(Clone, Copy, Debug)]
struct Spot {
    page: usize,
    y: f64,
    /// Whether it stands right at a table.
    at_table: bool,
}

/// Takes running headers, footers and page numbers off the pages.
pub(super) fn take(flows: &mut [Flow]) -> Running {
    let body = body_size(flows);
    let titles: Vec<f64> = flows.iter().map(|flow| title_at(flow, body)).collect();
    let heads = levels(flows, &titles, true);
    let mut running = Running::default();
    strip(flows, &titles, &heads, &mut running);
    // Which tables go on is seen when what stands above them is gone.
    let feet = levels(flows, &titles, false);
    strip(flows, &titles, &feet, &mut running);
    running
}

/// The heights at which each text runs, and whether in the upper margin.
struct Levels {
    top: bool,
    of: BTreeMap<String, Vec<f64>>,
}

/// Where texts of one of the margins run over the pages.
fn levels(flows: &[Flow], titles: &[f64], top: bool) -> Levels {
    let mut seen: BTreeMap<String, Vec<Spot>> = BTreeMap::new();
    for (page, (flow, title)) in flows.iter().zip(titles).enumerate() {
        for (at, item) in flow.items.iter().enumerate() {
            let Some(((is_top, text), line)) = at_margin(flow, item, *title) else {
                continue;
            };
            if is_top == top {
                let spot = Spot {
                    page,
                    y: line.area.y0,
                    at_table: belongs(flows, page, at, top, *title),
                };
                seen.entry(text).or_default().push(spot);
            }
        }
    }
    let clusters: Vec<(String, Vec<Spot>)> = seen.into_iter().flat_map(clusters).collect();
    let mut of: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (text, spots) in &clusters {
        if runs(spots, &clusters, flows.len()) {
            let ys = spots.iter().map(|spot| spot.y);
            of.entry(text.clone()).or_default().extend(ys);
        }
    }
    Levels { top, of }
}

/// The places of a text, those at one height together, several of them.
fn clusters((text, mut spots): (String, Vec<Spot>)) -> Vec<(String, Vec<Spot>)> {
    spots.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.page.cmp(&b.page)));
    let near = |a: &Spot, b: &Spot| b.y - a.y <= LEVEL;
    let several = spots.chunk_by(near).filter(|spots| spots.len() > 1);
    several
        .map(|spots| (text.clone(), spots.to_vec()))
        .collect()
}

/// Whether a text at one height runs over the pages: on half of them, and on nearly all
/// between the first and the last, where others may take its place on every second one.
fn runs(spots: &[Spot], all: &[(String, Vec<Spot>)], pages: usize) -> bool {
    let mut on: Vec<usize> = spots.iter().map(|spot| spot.page).collect();
    on.sort_unstable();
    on.dedup();
    let (Some(&first), Some(&last)) = (on.first(), on.last()) else {
        return false;
    };
    if on.len() < 2 || on.len() * 2 < pages || spots.iter().all(|spot| spot.at_table) {
        return false;
    }
    let Some(y) = spots.first().map(|spot| spot.y) else {
        return false;
    };
    let level = all.iter().flat_map(|(_, spots)| spots);
    let level = level.filter(|spot| (spot.y - y).abs() <= LEVEL);
    let covered: BTreeSet<usize> = level.map(|spot| spot.page).collect();
    let covered = covered.range(first..=last).count();
    covered as f64 >= ON_NEARLY_ALL * (last + 1 - first) as f64
}

/// Whether a line belongs to a table: a title right above it, a signature right below one
/// that ends on its page. Where a large title stands, what is above it does not.
fn belongs(flows: &[Flow], page: usize, at: usize, top: bool, title: f64) -> bool {
    let Some(flow) = flows.get(page) else {
        return false;
    };
    if top {
        return title.is_infinite() && reaches(flow.items.iter().skip(at));
    }
    let above = flow.items.iter().take(at + 1).rev();
    reaches(above) && !goes_on(flow, flows.get(page + 1))
}

/// Whether lines follow one another closely up to a table.
fn reaches<'i>(items: impl Iterator<Item = &'i Item>) -> bool {
    let mut last: Option<&Line> = None;
    for item in items.take(MOST_BETWEEN + 2) {
        let area = item.area();
        if let Some(last) = last {
            let white = (area.y0 - last.area.y1).max(last.area.y0 - area.y1);
            let height = match item {
                Item::Line(line) => line.area.height().min(last.area.height()),
                Item::Sheet(_) => last.area.height(),
            };
            if white > CLOSE * height {
                return false;
            }
        }
        match item {
            Item::Line(line) => last = Some(line),
            Item::Sheet(_) => return last.is_some(),
        }
    }
    false
}

/// Whether the last table of a page goes on at the top of the next.
fn goes_on(flow: &Flow, next: Option<&Flow>) -> bool {
    let mut sheets = flow.items.iter().rev().filter_map(|item| match item {
        Item::Sheet(sheet) => Some(sheet),
        Item::Line(_) => None,
    });
    match (sheets.next(), next.and_then(|next| next.items.first())) {
        (Some(before), Some(Item::Sheet(next))) => stitch::continues(before, next, 0.0),
        _ => false,
    }
}

/// Takes the running lines of a margin, and page numbers, off the pages.
fn strip(flows: &mut [Flow], titles: &[f64], levels: &Levels, running: &mut Running) {
    let mut taken: BTreeSet<Key> = BTreeSet::new();
    for (flow, title) in flows.iter_mut().zip(titles) {
        let mut items = std::mem::take(&mut flow.items);
        items.retain(|item| {
            let Some((key, line)) = at_margin(flow, item, *title) else {
                return true;
            };
            let near = |y: &f64| (y - line.area.y0).abs() <= LEVEL;
            let runs = levels.of.get(&key.1).is_some_and(|ys| ys.iter().any(near));
            let number = !levels.top && is_page_number(&line.text);
            if key.0 != levels.top || !runs && !number {
                return true;
            }
            if taken.insert(key) {
                let list = match levels.top {
                    true => &mut running.headers,
                    false => &mut running.footers,
                };
                list.push((flow.number, line.clone()));
            }
            false
        });
        flow.items = items;
    }
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

/// A line in the margin, with its text and whether it is the upper one; below a title there
/// is none.
fn at_margin<'i>(flow: &Flow, item: &'i Item, title: f64) -> Option<(Key, &'i Line)> {
    let Item::Line(line) = item else { return None };
    let (_, y) = line.area.centre();
    let top = y < flow.height * MARGIN && y < title;
    if !top && y <= flow.height * (1.0 - MARGIN) {
        return None;
    }
    Some(((top, figureless(&line.text)), line))
}
