//! Forms that stand side by side on one sheet: the table is parted at the empty columns
//! between them.

use crate::labels::{Label, Labels};
use office::{Cell, Row, Table};
use std::ops::Range;

/// The forms' own tables; nothing where the table holds not several.
pub(super) fn parted(table: &Table, labels: &Labels) -> Option<Vec<Table>> {
    let names = |row: &Row| {
        let is_name = |cell: &&Cell| labels.meanings(&cell.text).contains(&Label::Project);
        row.cells.iter().filter(is_name).count()
    };
    if !table.rows.iter().any(|row| names(row) > 1) {
        return None;
    }
    let runs = runs(table);
    let own = |run: &Range<usize>| {
        let part = cut(table, run);
        let named = part.rows.iter().any(|row| names(row) == 1);
        named.then_some(part)
    };
    let parts: Vec<Table> = runs.iter().map(own).collect::<Option<_>>()?;
    (parts.len() > 1).then_some(parts)
}

/// Runs of columns that something stands in.
fn runs(table: &Table) -> Vec<Range<usize>> {
    let mut taken = vec![false; table.width()];
    for row in &table.rows {
        for (column, cell) in row.cells.iter().enumerate() {
            if cell.text.trim().is_empty() {
                continue;
            }
            let end = column + usize::try_from(cell.column_span).unwrap_or(1).max(1);
            for taken in taken.iter_mut().take(end).skip(column) {
                *taken = true;
            }
        }
    }
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (column, _) in taken.iter().enumerate().filter(|(_, taken)| **taken) {
        match runs.last_mut() {
            Some(run) if run.end == column => run.end += 1,
            _ => runs.push(column..column + 1),
        }
    }
    runs
}

fn cut(table: &Table, run: &Range<usize>) -> Table {
    let rows = table.rows.iter().map(|row| Row {
        cells: row.cells.get(run.clone()).unwrap_or_default().to_vec(),
        height: row.height,
    });
    Table {
        rows: rows.collect(),
        widths: table.widths.get(run.clone()).unwrap_or_default().to_vec(),
        head_rows: table.head_rows,
        heads: Vec::new(),
        sheet: table.sheet.clone(),
        pieced: table.pieced,
        guessed: table.guessed,
    }
}
