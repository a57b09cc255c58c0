//! A table that takes several pages, cut where a part of it begins that has a head of its
//! own: Word repeats only the first rows of a table.

use crate::document::{Row, Table};

/// The table above its longest part, and that part with the rest, headed by its head; none
/// where there is no such part.
pub(super) fn of(table: &Table) -> Option<[Table; 2]> {
    let head = table.longest_part()?;
    let size = |n: u32| usize::try_from(n).ok();
    let (start, end) = (size(head.rows.start)?, size(head.rows.end)?);
    if start == 0 || start >= end || end >= table.rows.len() {
        return None;
    }
    let mut upper = table.rows.clone();
    cut(&mut upper, start);
    // A label beside head and part is written beside the part: Word repeats no row out of
    // which a cell reaches.
    for (row, column) in cut(&mut upper, end) {
        if let Some(cell) = upper.get_mut(row).and_then(|row| row.cells.get_mut(column)) {
            cell.text = String::new();
        }
    }
    let lower = upper.split_off(start);
    let part = |rows, head_rows| Table {
        rows,
        head_rows,
        heads: Vec::new(),
        widths: table.widths.clone(),
        sheet: table.sheet.clone(),
    };
    let heads = head.rows.end - head.rows.start;
    Some([part(upper, table.head_rows), part(lower, heads)])
}

/// Cuts the cells that reach over the upper edge of a row: below it they begin again. Gives
/// where they began, by row and column.
fn cut(rows: &mut [Row], at: usize) -> Vec<(usize, usize)> {
    let mut begun = Vec::new();
    let (above, below) = rows.split_at_mut(at);
    let Some(first) = below.first_mut() else {
        return begun;
    };
    for (row, upper) in above.iter_mut().enumerate() {
        for (column, cell) in upper.cells.iter_mut().enumerate() {
            let reaches = usize::try_from(cell.row_span).unwrap_or(1);
            let here = at - row;
            if cell.covered || reaches <= here {
                continue;
            }
            let span = |rows: usize| u32::try_from(rows).unwrap_or(1);
            let mut again = cell.clone();
            again.row_span = span(reaches - here);
            cell.row_span = span(here);
            if let Some(place) = first.cells.get_mut(column) {
                *place = again;
                begun.push((row, column));
            }
        }
    }
    begun
}
