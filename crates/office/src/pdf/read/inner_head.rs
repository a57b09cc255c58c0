//! A heading from within a table that is printed again at the top of a page.

use super::ruled::Span;
use super::sheet::{Sheet, SheetCell};
use super::stitch::squeezed;

/// Words that a heading within a table has at least.
const LEAST_WORDS: usize = 3;

/// Characters of a text that hardly stands in two rows.
const LONG: usize = 4;

/// Rows that it has at most.
const MOST_ROWS: usize = 3;

/// Rows of data that may be printed again with it: who prints marks them by mistake.
const MOST_MARKED: usize = 12;

/// How many rows at the top repeat a heading from within the table: several words, no figure.
/// Merged cells at the side that go on below it are none of it. Rows that follow the heading
/// in the table, and here too, are printed again with it.
pub(super) fn rows(before: &Sheet, next: &Sheet) -> usize {
    let head = (1..=MOST_ROWS)
        .rev()
        .find_map(|rows| Some((rows, head_at(before, next, rows)?)));
    let Some((head, at)) = head else {
        return 0;
    };
    head + marked(before, at + head, next, head)
}

/// How many rows go on as those of the table do from one on.
pub(super) fn marked(before: &Sheet, at: usize, next: &Sheet, from: usize) -> usize {
    (0..MOST_MARKED)
        .take_while(|row| again(before, at + row, next, from + row))
        .count()
}

/// Where so many rows stand as a heading.
fn head_at(before: &Sheet, next: &Sheet, rows: usize) -> Option<usize> {
    if rows >= next.rows {
        return None;
    }
    let head = words(next, 0, rows, 0);
    let left = head.iter().map(|(span, _)| span.left).min()?;
    let figures = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let at_side = |cell: &SheetCell| cell.span.right <= left;
    let stands = next
        .cells
        .iter()
        .filter(|cell| cell.span.top < rows && cell.span.bottom > rows)
        .all(at_side);
    let is_head =
        stands && head.len() >= LEAST_WORDS && !head.iter().any(|(_, text)| figures(text));
    is_head.then(|| (0..before.rows).find(|row| words(before, *row, rows, left) == head))?
}

/// How many rows at the top are one of the table, word for word and figure for figure, though
/// no heading stands above it: where the rows on the pages before do not stand next to it.
pub(super) fn alone(before: &Sheet, next: &Sheet) -> usize {
    let most = before.rows.saturating_sub(MOST_ROWS);
    if !tells(next) {
        return 0;
    }
    let found = (0..most).find(|row| again(before, *row, next, 0));
    found.map_or(0, |at| marked(before, at, next, 0))
}

/// Whether the first row says more than figures, which may well be the same in two rows.
fn tells(sheet: &Sheet) -> bool {
    let texts = sheet.cells.iter().filter(|cell| cell.span.top == 0);
    let words: Vec<usize> = texts
        .map(squeezed)
        .filter(|text| text.contains(char::is_alphabetic))
        .map(|text| text.chars().count())
        .collect();
    words.len() >= LEAST_WORDS && words.iter().any(|count| *count >= LONG)
}

/// Whether a row is the same as one of the table; merged cells beside it tell nothing.
fn again(before: &Sheet, at: usize, next: &Sheet, row: usize) -> bool {
    if at >= before.rows || row + 1 >= next.rows {
        return false;
    }
    let in_row = |sheet: &Sheet, row: usize| -> Vec<(usize, usize, bool, String)> {
        let cells = sheet.cells.iter();
        let cells = cells.filter(|cell| cell.span.top <= row && cell.span.bottom > row);
        cells
            .map(|cell| {
                let whole = cell.rows() == 1;
                (cell.span.left, cell.span.right, whole, squeezed(cell))
            })
            .collect()
    };
    let (known, here) = (in_row(before, at), in_row(next, row));
    let beside = |left: usize| known.iter().any(|cell| cell.0 == left && !cell.2);
    let same = here.len() == known.len()
        && here.iter().zip(&known).all(|(here, known)| {
            (here.0, here.1) == (known.0, known.1)
                && (here.3 == known.3 && here.2 || beside(here.0))
        });
    let said = here
        .iter()
        .filter(|cell| !cell.3.is_empty() && !beside(cell.0))
        .count();
    same && said > LEAST_WORDS
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
