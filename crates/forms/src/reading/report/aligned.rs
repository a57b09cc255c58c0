//! Rows of a text that has dropped its empty cells: the columns are those in which the
//! table's own sums close.

use super::rows::View;
use crate::rulesets::Library;
use domain::form::{Cell, DataTable, Form};
use domain::relation::{Closure, close, of_tables};

/// More ways to place the cells of a row are not tried.
const MOST_WAYS: usize = 500;

/// The cells of a short row under the columns, and whether the arithmetic alone says so.
pub(super) fn aligned(columns: &[Cell], cells: &[Cell]) -> Option<(Vec<Cell>, bool)> {
    let words = Library::embedded().vocabulary().ok()?;
    let mut table = Form::default();
    table.tables.push(DataTable {
        columns: columns.to_vec(),
        ..DataTable::default()
    });
    let mut best: Option<(i64, Vec<Cell>)> = None;
    let mut ties = false;
    for at in ways(cells.len(), columns.len())? {
        let mut row = vec![Cell::default(); columns.len()];
        for (&column, cell) in at.iter().zip(cells) {
            *row.get_mut(column)? = cell.clone();
        }
        table.tables.first_mut()?.rows = vec![row.clone()];
        let score = of_tables(&table, &words)
            .iter()
            .map(|relation| match close(relation, &table) {
                Closure::Exact | Closure::WithinRounding { .. } => 1,
                Closure::Open { .. } => -1,
                Closure::Blank | Closure::Unreadable(_) | Closure::NotApplicable => 0,
            })
            .sum();
        ties |= best.as_ref().is_some_and(|&(most, _)| most == score);
        if best.as_ref().is_none_or(|&(most, _)| score > most) {
            best = Some((score, row));
            ties = false;
        }
    }
    best.map(|(score, row)| (row, score > 0 && !ties))
}

/// Every way to put so many cells under so many columns in order, the label first; those
/// as far left as can be come first. None where there are too many.
fn ways(cells: usize, columns: usize) -> Option<Vec<Vec<usize>>> {
    let mut all = vec![vec![0]];
    for cell in 1..cells {
        let mut longer = Vec::new();
        for way in &all {
            let last = way.last().copied().unwrap_or(0);
            // So many columns must be left for the cells behind.
            let end = columns.checked_sub(cells - cell - 1)?;
            for column in last + 1..end {
                let mut way = way.clone();
                way.push(column);
                longer.push(way);
            }
        }
        if longer.len() > MOST_WAYS {
            return None;
        }
        all = longer;
    }
    Some(all)
}

/// A second row of headings without the blanks in front of it: it stands below the first
/// group above (其中：).
pub(super) fn below_group(above: &[View], row: &[View]) -> Option<Vec<View>> {
    let is_group = |view: &View| view.cell.raw.trim_end().ends_with(['：', ':']);
    let group = above.iter().position(is_group)?;
    let shift = u64::try_from(group).ok()?;
    let blank = |at| View {
        cell: Cell::default(),
        from: at,
        to: at + 1,
        own: true,
    };
    let moved = row.iter().cloned().map(|view| View {
        from: view.from + shift,
        to: view.to + shift,
        ..view
    });
    Some((0..shift).map(blank).chain(moved).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::place::Place;

    fn cells(texts: &[&str]) -> Vec<Cell> {
        let cell = |text: &&str| Cell::new(*text, Place::default());
        texts.iter().map(cell).collect()
    }

    #[test]
    fn a_short_row_takes_the_columns_in_which_it_closes() {
        let columns = cells(&["项目", "上年数", "预算数", "决算数", "决算比预算增加"]);
        let (row, sure) = aligned(&columns, &cells(&["人员经费", "90", "100", "+10"])).unwrap();
        let texts = row.iter().map(|cell| cell.raw.as_str());
        assert!(texts.eq(["人员经费", "", "90", "100", "+10"]));
        assert!(sure);
    }

    #[test]
    fn without_a_sum_it_is_put_from_the_left() {
        let columns = cells(&["项目", "上年数", "预算数", "决算数"]);
        let (row, sure) = aligned(&columns, &cells(&["人员经费", "90", "100"])).unwrap();
        let texts = row.iter().map(|cell| cell.raw.as_str());
        assert!(texts.eq(["人员经费", "90", "100", ""]));
        assert!(!sure);
    }

    #[test]
    fn too_many_ways_are_not_tried() {
        assert_eq!(ways(2, 4), Some(vec![vec![0, 1], vec![0, 2], vec![0, 3]]));
        assert_eq!(ways(12, 30), None);
    }
}
