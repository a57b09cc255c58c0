//! A heading from within a table that is printed again at the top of a page.

use super::ruled::Span;
use super::sheet::{Sheet, SheetCell};
use super::stitch::squeezed;

/// Words that a heading within a table has at least.
const LEAST_WORDS: usize = 3;

/// Rows that it has at most.
const MOST_ROWS: usize = 3;

/// How many rows at the top repeat a heading from within the table: several words, no figure.
/// Merged cells at the side that go on below it are none of it.
pub(super) fn rows(before: &Sheet, next: &Sheet) -> usize {
    (1..=MOST_ROWS)
        .rev()
        .find(|&rows| is_head(before, next, rows))
        .unwrap_or(0)
}

/// Whether so many rows do.
fn is_head(before: &Sheet, next: &Sheet, rows: usize) -> bool {
    if rows >= next.rows {
        return false;
    }
    let head = words(next, 0, rows, 0);
    let Some(left) = head.iter().map(|(span, _)| span.left).min() else {
        return false;
    };
    let figures = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let at_side = |cell: &SheetCell| cell.span.right <= left;
    let stands = next
        .cells
        .iter()
        .filter(|cell| cell.span.top < rows && cell.span.bottom > rows)
        .all(at_side);
    stands
        && head.len() >= LEAST_WORDS
        && !head.iter().any(|(_, text)| figures(text))
        && (0..before.rows).any(|row| words(before, row, rows, left) == head)
}

/// What stands in some rows from one on and from a column on.
fn words(sheet: &Sheet, from: usize, rows: usize, left: usize) -> Vec<(Span, String)> {
    let inside = |cell: &&SheetCell| {
        cell.span.top >= from && cell.span.bottom <= from + rows && cell.span.left >= left
    };
    let cells = sheet.cells.iter().filter(inside);
    let said = cells.filter(|cell| !cell.is_blank());
    said.map(|cell| {
        let span = Span {
            top: cell.span.top - from,
            bottom: cell.span.bottom - from,
            ..cell.span
        };
        (span, squeezed(cell))
    })
    .collect()
}
