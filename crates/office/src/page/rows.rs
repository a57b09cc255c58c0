//! Row heights from what the cells need, spans included, in any unit.

use crate::document::Table;

/// The heights of all rows: `need` says how high the cell of that row and column must be;
/// `least` how high a row must be whatever it holds.
pub(crate) fn heights(
    table: &Table,
    least: impl Fn(usize) -> i64,
    mut need: impl FnMut(usize, usize) -> i64,
) -> Vec<i64> {
    let mut heights: Vec<i64> = (0..table.rows.len()).map(least).collect();
    let mut spanning = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        for (column, cell) in row.cells.iter().enumerate() {
            if cell.covered {
                continue;
            }
            let span = span_within(cell.row_span, at, table.rows.len());
            if span > 1 {
                spanning.push((span, at, need(at, column)));
            } else if let Some(height) = heights.get_mut(at) {
                *height = (*height).max(need(at, column));
            }
        }
    }
    // Short spans first: what they add to their rows, the long ones need not add again.
    spanning.sort_unstable();
    for (span, at, needed) in spanning {
        if let Some(rows) = heights.get_mut(at..at + span) {
            stretch(rows, needed);
        }
    }
    heights
}

/// A span that does not reach beyond the end.
pub(crate) fn span_within(span: u32, at: usize, end: usize) -> usize {
    usize::try_from(span)
        .unwrap_or(usize::MAX)
        .clamp(1, end.saturating_sub(at).max(1))
}

/// Adds to all rows alike what they lack together.
fn stretch(rows: &mut [i64], needed: i64) {
    let lacking = needed - rows.iter().sum::<i64>();
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    if lacking <= 0 || count == 0 {
        return;
    }
    for row in &mut *rows {
        *row += lacking / count;
    }
    if let Some(last) = rows.last_mut() {
        *last += lacking % count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Row};

    #[test]
    fn a_span_stretches_its_rows_only_by_what_they_lack() {
        let row = |cells: Vec<Cell>| Row { cells, height: 0 };
        let table = Table {
            rows: vec![
                row(vec![Cell::new("").spanning(2, 1), Cell::new("")]),
                row(vec![Cell::hidden_by_span(), Cell::new("")]),
                row(vec![Cell::new("").spanning(9, 1), Cell::new("")]),
            ],
            ..Table::default()
        };
        let found = heights(
            &table,
            |_| 5,
            |row, column| match (row, column) {
                (0, 0) => 31,
                (2, 0) => 7,
                _ => 10,
            },
        );
        assert_eq!(found, [15, 16, 10]);
    }
}
