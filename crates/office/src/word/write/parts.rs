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
        widths: table.widths.clone(),
        sheet: table.sheet.clone(),
        ..Table::default()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Head};

    fn rows(texts: &[[&str; 2]]) -> Vec<Row> {
        let rows = texts.iter().map(|texts| Row {
            cells: texts.map(Cell::new).to_vec(),
            height: 0,
        });
        rows.collect()
    }

    fn texts(table: &Table) -> Vec<Vec<&str>> {
        let rows = table.rows.iter();
        rows.map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn a_part_is_cut_off_with_its_head_and_labels_go_with_it() {
        let mut all = rows(&[["目标", "甲"], ["", "一级指标"], ["", "产出"], ["", "效益"]]);
        all[0].cells[0] = Cell::new("目标").spanning(4, 1);
        for row in all.iter_mut().skip(1) {
            row.cells[0] = Cell::hidden_by_span();
        }
        let head = Head {
            rows: 1..2,
            until: 4,
        };
        let table = Table {
            rows: all,
            heads: vec![head],
            ..Table::default()
        };
        let [upper, lower] = of(&table).unwrap();
        assert_eq!(texts(&upper), [["目标", "甲"]]);
        assert_eq!(
            texts(&lower),
            [["", "一级指标"], ["目标", "产出"], ["", "效益"]]
        );
        let spans = [&upper.rows[0], &lower.rows[0], &lower.rows[1]];
        assert_eq!(spans.map(|row| row.cells[0].row_span), [1, 1, 2]);
        assert!(lower.rows[2].cells[0].covered);
        assert_eq!((upper.head_rows, lower.head_rows), (0, 1));
    }

    #[test]
    fn a_table_without_parts_is_one() {
        let mut table = Table {
            rows: rows(&[["甲", "乙"], ["丙", "丁"]]),
            ..Table::default()
        };
        assert_eq!(of(&table), None);
        for rows in [0..1, 1..1, 1..2, 1..9, 7..9] {
            table.heads = vec![Head { rows, until: 9 }];
            assert_eq!(of(&table), None);
        }
    }
}
