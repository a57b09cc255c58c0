//! Whether a table as broad as that of the page before has the columns to its right: rows
//! that no line closes between them, lines of text over the edge, a title on one page only.

use super::beside::{edges, only};
use super::flow::{Flow, Item};
use super::marks::{Area, TOLERANCE};
use super::ruled::{Open, Span};
use super::sheet::{Piece, Sheet, SheetCell};
use super::straddle;

/// How certain it is that a table has the columns to the right of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Half {
    No,
    /// Nothing speaks against it.
    Perhaps,
    /// Most speaks for it.
    Likely,
    Surely,
}

/// What the two pages show of it, all rows being alike.
pub(super) fn shown((left, a): (&Flow, &Sheet), (right, b): (&Flow, &Sheet)) -> Half {
    let Some(open) = open_rows(a, b) else {
        return Half::No;
    };
    if open > 0 || straddle::any(left, right, a.area.x1 - b.area.x0) {
        return Half::Surely;
    }
    if same_labels(a, b) || is_whole(a) || is_whole(b) {
        return Half::No;
    }
    let same_top = (a.area.y0 - b.area.y0).abs() <= TOLERANCE;
    match (above(left, a), above(right, b)) {
        (true, false) | (false, true) if same_top => Half::Likely,
        (true, true) => Half::No,
        _ => Half::Perhaps,
    }
}

/// Whether nothing but the heights of the rows speaks for it.
pub(super) fn may_be(left: &Flow, right: &Flow) -> bool {
    let (Some(a), Some(b)) = (only(left), only(right)) else {
        return false;
    };
    let near = |a: f64, b: f64| (a - b).abs() <= TOLERANCE;
    let (ys, others) = (edges(a), edges(b));
    // A full page goes on below.
    let row = a.heights.iter().copied().fold(0.0, f64::max);
    let full = a.area.y1 + 2.0 * row + a.area.y0 > left.height;
    let same = ys.len() == others.len() && ys.iter().zip(&others).all(|(a, b)| near(*a, *b));
    let breadth = near(a.area.x0, b.area.x0) && near(a.area.x1, b.area.x1);
    let fills = a.area.x1 + 2.0 * a.area.x0 > left.width;
    let ruled = !a.unruled && !b.unruled && !a.told && ys.len() > 3;
    ruled
        && same
        && breadth
        && fills
        && !full
        && near(left.width, right.width)
        && shown((left, a), (right, b)) == Half::Perhaps
}

/// The tables of a page as one, where the rows between them are merged over the whole page
/// and no upright line is drawn there: the rows of the table to the left tell them.
pub(super) fn whole(left: &Sheet, right: &Flow) -> Option<Sheet> {
    let near = |a: f64, b: f64| (a - b).abs() <= TOLERANCE;
    let mut sheets = right.items.iter().filter_map(|item| match item {
        Item::Sheet(sheet) => Some(sheet.as_ref()),
        Item::Line(_) => None,
    });
    let mut whole = sheets.next()?.clone();
    for sheet in sheets {
        let same = near(whole.area.x0, sheet.area.x0) && near(whole.area.x1, sheet.area.x1);
        if !same || sheet.unruled || !fill(&mut whole, left, sheet.area.y0) {
            return None;
        }
        below(&mut whole, sheet);
    }
    if whole.area.y1 < left.area.y1 - TOLERANCE {
        fill(&mut whole, left, left.area.y1);
    }
    Some(whole)
}

/// Puts the merged rows of the table to the left below, down to a height; tells whether
/// there are such rows.
fn fill(whole: &mut Sheet, left: &Sheet, to: f64) -> bool {
    let from = whole.area.y1;
    let ys = edges(left);
    let inner = |y: &f64| *y >= from - TOLERANCE && *y <= to + TOLERANCE;
    let within: Vec<f64> = ys.iter().copied().filter(inner).collect();
    let (Some(first), Some(last)) = (within.first(), within.last()) else {
        return false;
    };
    if (first - from).abs() > TOLERANCE || (last - to).abs() > TOLERANCE || within.len() < 2 {
        return false;
    }
    let columns = left.xs.len().saturating_sub(1);
    let at = |edge: usize| ys.get(edge).copied().unwrap_or_default();
    let spans: Vec<(f64, f64, bool)> = left
        .cells
        .iter()
        .filter(|cell| cell.span.right == columns)
        .map(|cell| (at(cell.span.top), at(cell.span.bottom), cell.open.right))
        .filter(|(top, bottom, _)| *bottom > from + TOLERANCE && *top < to - TOLERANCE)
        .collect();
    let outside = |(top, bottom, open): &(f64, f64, bool)| {
        !open || *top < from - TOLERANCE || *bottom > to + TOLERANCE
    };
    if spans.is_empty() || spans.iter().any(outside) {
        return false;
    }
    let mut spans = spans;
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (top, bottom, _) in spans {
        let area = Area {
            y0: top,
            y1: bottom,
            ..whole.area
        };
        let span = Span {
            top: whole.rows,
            left: 0,
            bottom: whole.rows + 1,
            right: whole.xs.len().saturating_sub(1),
        };
        whole.cells.push(merged(span, area, whole.page));
        whole.rows += 1;
        whole.heights.push(bottom - whole.area.y1);
        whole.area.y1 = bottom;
    }
    true
}

/// A cell over all columns, of which another page has both ends or one.
fn merged(span: Span, area: Area, page: u32) -> SheetCell {
    SheetCell {
        span,
        open: Open {
            left: true,
            right: true,
            ..Open::default()
        },
        pieces: vec![Piece {
            page,
            area,
            ..Piece::default()
        }],
        ..SheetCell::default()
    }
}

/// Puts a table of the same breadth below.
fn below(whole: &mut Sheet, sheet: &Sheet) {
    let xs = super::stitch::union(&whole.xs, &sheet.xs);
    let mut sheet = sheet.clone();
    super::stitch::refit(whole, &xs);
    super::stitch::refit(&mut sheet, &xs);
    for mut cell in sheet.cells {
        cell.span.top += whole.rows;
        cell.span.bottom += whole.rows;
        whole.cells.push(cell);
    }
    whole.rows += sheet.rows;
    whole.heights.extend(sheet.heights);
    whole.area.y1 = sheet.area.y1;
    whole.ragged |= sheet.ragged;
}

/// The cells at one side with their heights, and whether no line closes them there.
fn side(sheet: &Sheet, of: impl Fn(&SheetCell) -> Option<bool>) -> Vec<(f64, f64, bool)> {
    let ys = edges(sheet);
    let at = |edge: usize| ys.get(edge).copied().unwrap_or_default();
    let cells = sheet.cells.iter();
    cells
        .filter_map(|cell| Some((at(cell.span.top), at(cell.span.bottom), of(cell)?)))
        .collect()
}

/// How many rows no line closes at the end of the first page and at the beginning of the
/// next; none where they disagree, so that no merged cell can lie there.
fn open_rows(a: &Sheet, b: &Sheet) -> Option<usize> {
    let columns = a.xs.len().saturating_sub(1);
    let ends = side(a, |cell| {
        (cell.span.right == columns).then_some(cell.open.right)
    });
    let begins = side(a, |cell| (cell.span.left == 0).then_some(cell.open.left));
    let nexts = side(b, |cell| (cell.span.left == 0).then_some(cell.open.left));
    let mut rows = 0;
    for (top, bottom, open) in &nexts {
        let y = f64::midpoint(*top, *bottom);
        let over = |cells: &[(f64, f64, bool)]| {
            let cell = cells
                .iter()
                .find(|(top, bottom, _)| *top <= y && y < *bottom);
            cell.map(|(_, _, open)| *open)
        };
        if over(&ends) != Some(*open) {
            return None;
        }
        rows += usize::from(*open && over(&begins) == Some(false));
    }
    // Tables without side lines are open in every row.
    match nexts.iter().all(|(_, _, open)| *open) {
        true => Some(0),
        false => Some(rows),
    }
}

/// Whether both begin with the same labels: the same form for something else.
fn same_labels(a: &Sheet, b: &Sheet) -> bool {
    let said = |sheet: &Sheet| -> Vec<(f64, String)> {
        let ys = edges(sheet);
        let first = sheet.cells.iter().filter(|cell| cell.span.left == 0);
        let rows = first.filter(|cell| !cell.is_blank());
        rows.filter_map(|cell| Some((*ys.get(cell.span.top)?, super::stitch::squeezed(cell))))
            .collect()
    };
    let (a, b) = (said(a), said(b));
    let again = |(y, text): &&(f64, String)| {
        let mut same = a.iter();
        same.any(|(other, label)| (y - other).abs() <= TOLERANCE && label == text)
    };
    let same = b.iter().filter(again).count();
    same > 0 && same * 3 >= b.len().min(a.len())
}

/// Whether some row says one thing over all columns, closed on both sides: a title.
fn is_whole(sheet: &Sheet) -> bool {
    let columns = sheet.xs.len().saturating_sub(1);
    let over = |cell: &SheetCell| cell.span.left == 0 && cell.span.right == columns;
    let mut cells = sheet.cells.iter();
    columns > 1
        && cells.any(|cell| over(cell) && !cell.open.left && !cell.open.right && !cell.is_blank())
}

/// Whether something stands above a table.
fn above(flow: &Flow, sheet: &Sheet) -> bool {
    let mut items = flow.items.iter();
    items.any(|item| item.area().y1 <= sheet.area.y0 + TOLERANCE)
}
