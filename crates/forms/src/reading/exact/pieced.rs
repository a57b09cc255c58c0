//! Labels that the end of a page cut in two: 年度总 at the foot of one page, 体目标 at the top
//! of the next. Where only both halves together are a label, they are one cell.

use crate::labels::Labels;
use office::{Cell, Table};

/// The table with such labels whole; none where it has none.
pub(super) fn whole(table: &Table, labels: &Labels) -> Option<Table> {
    if !table.pieced && !table.guessed {
        return None;
    }
    let mut found: Option<Table> = None;
    for (row, pair) in (1..).zip(table.rows.windows(2)) {
        let [above, below] = pair else { continue };
        let page = |cells: &[Cell]| {
            let shown = cells.iter().find(|cell| !cell.covered);
            shown.map_or(0, |cell| cell.place.page)
        };
        if !table.guessed && page(&below.cells) <= page(&above.cells) {
            continue;
        }
        for column in 0..below.cells.len() {
            let now = found.as_ref().unwrap_or(table);
            let Some((owner, text, rows)) = cut(now, row, column, labels) else {
                continue;
            };
            let table = found.get_or_insert_with(|| table.clone());
            join(table, (owner, column), row, (text, rows));
        }
    }
    found
}

/// The row in which a label began whose rest stands at the top of a page, the whole label,
/// and the rows it reaches down.
fn cut(table: &Table, row: usize, column: usize, labels: &Labels) -> Option<(usize, String, u32)> {
    let at = |row: usize| table.rows.get(row)?.cells.get(column);
    let rest = at(row)?;
    let owner = (0..row)
        .rev()
        .find(|&row| at(row).is_some_and(|cell| !cell.covered))?;
    let label = at(owner)?;
    let reaches = u32::try_from(row - owner).is_ok_and(|rows| rows == label.row_span);
    let unknown =
        |cell: &Cell| !cell.text.trim().is_empty() && labels.meanings(&cell.text).is_empty();
    if rest.covered
        || !reaches
        || label.column_span != rest.column_span
        || !unknown(rest)
        || !(unknown(label) || rest.text.trim_start().starts_with(['（', '(']))
    {
        return None;
    }
    let whole = format!("{}{}", label.text.trim_end(), rest.text.trim_start());
    let rows = label.row_span.saturating_add(rest.row_span);
    (!labels.meanings(&whole).is_empty()).then_some((owner, whole, rows))
}

/// Makes the label one cell, and covers its rest.
fn join(
    table: &mut Table,
    (owner, column): (usize, usize),
    row: usize,
    (text, rows): (String, u32),
) {
    let at = |table: &mut Table, row: usize, change: &dyn Fn(&mut Cell)| {
        let row = table.rows.get_mut(row);
        row.and_then(|row| row.cells.get_mut(column)).map(change);
    };
    at(table, owner, &|label| {
        (label.text, label.row_span) = (text.clone(), rows);
    });
    at(table, row, &|rest| {
        let place = rest.place.clone();
        *rest = Cell::hidden_by_span();
        rest.place = place;
    });
}
