//! A heading from within a table that is printed again at the top of a page.

use super::sheet::{Sheet, SheetCell};
use super::stitch::squeezed;

/// Words that a heading within a table has at least.
const LEAST_WORDS: usize = 3;

/// Whether the first row repeats a heading from within the table: several words, no figure,
/// and no cell that reaches below.
pub(super) fn repeats(before: &Sheet, next: &Sheet) -> bool {
    let words = |sheet: &Sheet, row: usize| -> Vec<_> {
        let cells = sheet.cells.iter();
        let cells = cells.filter(|cell| cell.span.top == row && !cell.is_blank());
        cells
            .map(|cell| (cell.span.left, cell.span.right, cell.rows(), squeezed(cell)))
            .collect()
    };
    let head = words(next, 0);
    let is_head = head.len() >= LEAST_WORDS
        && first(next).all(|cell| cell.rows() == 1)
        && head
            .iter()
            .all(|(.., text)| !text.contains(|c: char| c.is_ascii_digit()));
    is_head && (0..before.rows).any(|row| words(before, row) == head)
}

fn first(sheet: &Sheet) -> impl Iterator<Item = &SheetCell> {
    sheet.cells.iter().filter(|cell| cell.span.top == 0)
}
