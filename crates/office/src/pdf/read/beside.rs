//! Tables wider than the paper: programs print the columns that had no room on pages of
//! their own, behind the pages of the first ones. The rows stand at the same heights there.

use super::flow::{Flow, Item};
use super::halves::{self, Half};
use super::lines::Line;
use super::marks::TOLERANCE;
use super::sheet::{Piece, Sheet, SheetCell};
use super::wrap::Setting;
use super::{stitch, straddle, twice};
use crate::document::Place;

/// Row edges from which tables that share them all are told to be one.
const LEAST: usize = 4;

/// Pages that a strip of columns takes at most.
const MOST_PAGES: usize = 40;

/// Something said of a place, in Chinese and English.
type Said = (Place, [String; 2]);

/// What was done with columns on pages of their own.
#[derive(Default)]
pub(super) struct Told {
    pub notes: Vec<Said>,
    pub doubts: Vec<Said>,
}

/// Puts the columns of later pages beside those of the first.
pub(super) fn join(flows: &mut Vec<Flow>) -> Told {
    let mut told = Told::default();
    let mut known: Known = Vec::new();
    let mut at = 0;
    while let Some(rest) = flows.get(at..).filter(|rest| rest.len() > 1) {
        let Some((pages, how)) = strip(rest, &known) else {
            if let [left, right, ..] = rest
                && halves::may_be(left, right)
            {
                told.doubts.push(apart(left.number, right.number));
            }
            at += 1;
            continue;
        };
        let right: Vec<Flow> = flows.drain(at + pages..at + 2 * pages).collect();
        for (left, right) in flows.iter_mut().skip(at).zip(right) {
            match how {
                Half::Likely => told.doubts.push(likely(left.number, right.number)),
                _ => told.notes.push(note(left.number, right.number)),
            }
            known.extend(columns(left, &right));
            join_pages(left, right);
        }
        // The pages that are left follow one another.
        for (page, flow) in (1..).zip(flows.iter_mut()) {
            for item in &mut flow.items {
                if let Item::Sheet(sheet) = item {
                    sheet.page = page;
                }
            }
        }
    }
    told
}

/// How many pages at the beginning have more columns on as many pages behind them, and how
/// certain that is: what the pages of a strip do not show, one of them does for all.
fn strip(flows: &[Flow], known: &Known) -> Option<(usize, Half)> {
    let most = (flows.len() / 2).min(MOST_PAGES);
    (1..=most).find_map(|pages| {
        let (left, right) = (flows.iter().take(pages), flows.iter().skip(pages));
        let mut best = Half::No;
        for (left, right) in left.zip(right) {
            match goes_on(left, right) {
                Half::No => return None,
                // Further down the same columns are parted as above.
                Half::Perhaps if is_known(known, left, right) => best = best.max(Half::Likely),
                half => best = best.max(half),
            }
        }
        (best > Half::Perhaps).then_some((pages, best))
    })
}

/// Columns that were put beside others: the edges of both.
type Known = Vec<(Vec<f64>, Vec<f64>)>;

/// The edges of the columns of two pages.
fn columns(left: &Flow, right: &Flow) -> Option<(Vec<f64>, Vec<f64>)> {
    let a = only(left)?;
    Some((a.xs.clone(), halves::whole(a, right)?.xs))
}

fn is_known(known: &Known, left: &Flow, right: &Flow) -> bool {
    let same = |a: &[f64], b: &[f64]| {
        let near = |(a, b): (&f64, &f64)| (a - b).abs() <= TOLERANCE;
        a.len() == b.len() && a.iter().zip(b).all(near)
    };
    columns(left, right).is_some_and(|(a, b)| known.iter().any(|(c, d)| same(&a, c) && same(&b, d)))
}

/// The only table of a page.
pub(super) fn only(flow: &Flow) -> Option<&Sheet> {
    let mut sheets = flow.items.iter().filter_map(|item| match item {
        Item::Sheet(sheet) => Some(sheet.as_ref()),
        Item::Line(_) => None,
    });
    let sheet = sheets.next()?;
    sheets.next().is_none().then_some(sheet)
}

/// Whether the table of one page has the columns to the right of the other's.
fn goes_on(left: &Flow, right: &Flow) -> Half {
    let Some(a) = only(left) else {
        return Half::No;
    };
    let Some(b) = halves::whole(a, right) else {
        return Half::No;
    };
    let near = |a: f64, b: f64| (a - b).abs() <= TOLERANCE;
    if a.unruled
        || b.unruled
        || a.told
        || !begins(a, &b)
        || !near(a.area.y1, b.area.y1)
        || !near(left.width, right.width)
    {
        return Half::No;
    }
    let (ys, others) = (edges(a), edges(&b));
    let (few, many) = if ys.len() < others.len() {
        (&ys, &others)
    } else {
        (&others, &ys)
    };
    let shared = |y: &f64| *y < b.area.y0 - TOLERANCE || many.iter().any(|other| near(*y, *other));
    if few.len() < LEAST || !few.iter().all(shared) || !is_full(left, a, &b) {
        return Half::No;
    }
    // A table that fills the same breadth again may go on below, one with the same columns
    // may be the same form for something else.
    let below = near(a.area.x0, b.area.x0) && near(a.area.x1, b.area.x1);
    match below || same_columns(a, &b) {
        false => Half::Surely,
        true => halves::shown((left, a), (right, &b)),
    }
}

/// Whether the rows to the right begin with those to the left, or below merged cells that
/// the whole page is the middle of: no upright line is drawn there.
fn begins(left: &Sheet, right: &Sheet) -> bool {
    let near = |y: &f64| (y - right.area.y0).abs() <= TOLERANCE;
    let Some(rows) = edges(left).iter().position(near) else {
        return false;
    };
    let columns = left.xs.len().saturating_sub(1);
    let above = |cell: &&SheetCell| cell.span.right == columns && cell.span.top < rows;
    let mut above = left.cells.iter().filter(above);
    above.all(|cell| cell.open.right && cell.span.bottom <= rows)
}

/// Whether both have columns of the same widths: the same form for something else.
fn same_columns(a: &Sheet, b: &Sheet) -> bool {
    let widths = |sheet: &Sheet| -> Vec<f64> {
        let pairs = sheet.xs.iter().zip(sheet.xs.iter().skip(1));
        pairs.map(|(from, to)| to - from).collect()
    };
    let (a, b) = (widths(a), widths(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| (a - b).abs() <= TOLERANCE)
}

/// Whether the next column had no room beside the others, the margins being alike.
fn is_full(page: &Flow, left: &Sheet, right: &Sheet) -> bool {
    let column = match right.xs.as_slice() {
        [from, to, ..] => to - from,
        _ => return false,
    };
    left.area.x1 + column > page.width - left.area.x0.min(right.area.x0) - TOLERANCE
}

/// Where the rows of a table begin, and where the last one ends.
pub(super) fn edges(sheet: &Sheet) -> Vec<f64> {
    let mut ys = vec![sheet.area.y0];
    let mut y = sheet.area.y0;
    for height in &sheet.heights {
        y += height;
        ys.push(y);
    }
    ys
}

fn join_pages(left: &mut Flow, mut right: Flow) {
    let shift = only(left).and_then(|a| Some(a.area.x1 - halves::whole(a, &right)?.area.x0));
    if let Some(shift) = shift {
        straddle::join(left, &mut right, shift);
    }
    if let Some(more) = only(left).and_then(|a| halves::whole(a, &right))
        && let Some(sheet) = table(left)
    {
        put_beside(sheet, more);
    }
    let said: String = left.items.iter().map(text).collect();
    let lines = right.items.into_iter().filter_map(|item| match item {
        // A title over the whole breadth shows on both pages.
        Item::Line(line) if !said.contains(&squeezed(&line)) => Some(line),
        _ => None,
    });
    for line in lines {
        if table(left).is_some_and(|sheet| put_into(sheet, &line, right.number)) {
            continue;
        }
        let lower = |item: &Item| item.area().y0 > line.area.y0 + TOLERANCE;
        let at = left.items.iter().position(lower);
        let at = at.unwrap_or(left.items.len());
        left.items.insert(at, Item::Line(line));
    }
}

/// The table of a page.
fn table(flow: &mut Flow) -> Option<&mut Sheet> {
    flow.items.iter_mut().find_map(|item| match item {
        Item::Sheet(sheet) => Some(sheet.as_mut()),
        Item::Line(_) => None,
    })
}

fn text(item: &Item) -> String {
    match item {
        Item::Line(line) => squeezed(line),
        Item::Sheet(_) => "\n".to_owned(),
    }
}

fn squeezed(line: &Line) -> String {
    line.text.split_whitespace().collect()
}

/// Puts a line into the merged cell of its height that goes on over the end of the page;
/// tells whether there is one.
fn put_into(sheet: &mut Sheet, line: &Line, page: u32) -> bool {
    let columns = sheet.xs.len().saturating_sub(1);
    let (_, y) = line.area.centre();
    let cell = sheet.cells.iter_mut().find(|cell| {
        let area = cell.pieces.first().map(|piece| piece.area);
        cell.span.right == columns
            && cell.open.right
            && area.is_some_and(|area| area.y0 <= y && y < area.y1)
    });
    let Some(cell) = cell else {
        return false;
    };
    let mut more = SheetCell {
        pieces: vec![Piece {
            page,
            area: line.area,
            setting: Setting::new(vec![line.clone()], &line.area, 0.0),
            turn: 0,
        }],
        ..SheetCell::default()
    };
    twice::append_beside(cell, &mut more);
    true
}

/// Puts the columns of one table to the right of the other's.
fn put_beside(left: &mut Sheet, mut right: Sheet) {
    let ys = stitch::union(&edges(left), &edges(&right));
    fit(left, &ys);
    fit(&mut right, &ys);
    let columns = left.xs.len().saturating_sub(1);
    let first = right.cells.iter().map(|cell| cell.span.top).min();
    let first = first.unwrap_or_default();
    // Where lines close the rows at the side, a cell without one goes on.
    let walls = left
        .cells
        .iter()
        .any(|cell| cell.span.right == columns && !cell.open.right);
    let (Some(end), Some(start)) = (left.xs.last().copied(), right.xs.first().copied()) else {
        return;
    };
    left.xs
        .extend(right.xs.iter().skip(1).map(|x| x - start + end));
    for mut cell in right.cells {
        cell.span.left += columns;
        cell.span.right += columns;
        let mut partners = left.cells.iter_mut();
        let partner =
            partners.find(|other| other.span.right == columns && is_one(other, &cell, walls));
        match partner.filter(|_| cell.span.left == columns) {
            Some(partner) => {
                partner.span.right = cell.span.right;
                partner.open.right = cell.open.right;
                twice::append_beside(partner, &mut cell);
            }
            None => left.cells.push(cell),
        }
    }
    // Merged cells above the rows to the right go on there too.
    let last = left.xs.len().saturating_sub(1);
    for cell in &mut left.cells {
        if cell.span.right == columns && cell.span.bottom <= first {
            cell.span.right = last;
        }
    }
    left.ragged |= right.ragged;
    left.cells.sort_by_key(|cell| cell.span);
}

/// Whether two cells of the same rows are one that the end of the page parts.
fn is_one(left: &SheetCell, right: &SheetCell, walls: bool) -> bool {
    (left.span.top, left.span.bottom) == (right.span.top, right.span.bottom)
        && (walls && left.open.right && right.open.left || twice::meet(left, right))
}

/// Counts the rows of cells by other edges.
fn fit(sheet: &mut Sheet, ys: &[f64]) {
    let index: Vec<usize> = edges(sheet)
        .iter()
        .map(|y| ys.partition_point(|edge| edge + TOLERANCE < *y))
        .collect();
    let at = |edge: usize| index.get(edge).copied().unwrap_or(edge);
    for cell in &mut sheet.cells {
        cell.span.top = at(cell.span.top);
        cell.span.bottom = at(cell.span.bottom).max(cell.span.top + 1);
    }
    sheet.rows = ys.len().saturating_sub(1);
    let pairs = ys.iter().zip(ys.iter().skip(1));
    sheet.heights = pairs.map(|(from, to)| to - from).collect();
}

fn likely(left: u32, right: u32) -> Said {
    let place = Place {
        page: right,
        ..Place::default()
    };
    let doubt = [
        format!(
            "第 {right} 页的各栏与第 {left} 页的表格行高一致，像是印不下的右边几栏，已接在右侧，请对照原件核对"
        ),
        format!(
            "the columns on page {right} have the rows of the table on page {left} and seem to be those it had no room for; they were put beside it, compare the original"
        ),
    ];
    (place, doubt)
}

fn apart(left: u32, right: u32) -> Said {
    let place = Place {
        page: right,
        ..Place::default()
    };
    let doubt = [
        format!(
            "第 {right} 页的表格与第 {left} 页的行高一致，可能是同一张表印不下的右边几栏；看不出来，没有接到右侧，请对照原件核对"
        ),
        format!(
            "the table on page {right} has the rows of that on page {left}: perhaps the columns it had no room for; nothing shows it, so they were not put beside it, compare the original"
        ),
    ];
    (place, doubt)
}

fn note(left: u32, right: u32) -> Said {
    let place = Place {
        page: right,
        ..Place::default()
    };
    let note = [
        format!("第 {right} 页的各栏与第 {left} 页的表格行高一致，是印不下的右边几栏，已接在右侧"),
        format!(
            "the columns on page {right} have the rows of the table on page {left}, which had no room for them; they were put beside it"
        ),
    ];
    (place, note)
}
