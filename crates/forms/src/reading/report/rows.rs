//! The rows of a report's tables, whatever layout they come from.
//!
//! Knows no label.

use super::outline::ordinal;
use crate::reading::exact::Line;
use crate::reading::{cell, convert};
use domain::form::Cell;
use domain::value::Value;
use office::Row;

/// A cell with the stretch of the table it takes: in a text, its position.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// The cell, also where it reaches down from a row above.
    pub cell: Cell,
    /// Where it begins.
    pub from: u64,
    /// Where it ends.
    pub to: u64,
    /// Whether it begins in this row.
    pub own: bool,
}

impl View {
    /// Whether it begins here and says something.
    pub(super) fn is_filled(&self) -> bool {
        self.own && !self.cell.is_empty()
    }

    /// Its cell as part of a row of figures: what reaches down from above is empty.
    pub(super) fn own_cell(&self) -> Cell {
        if self.own {
            return self.cell.clone();
        }
        Cell {
            place: self.cell.place.clone(),
            ..Cell::default()
        }
    }

    /// How much of a stretch it takes.
    pub(super) fn overlap(&self, from: u64, to: u64) -> u64 {
        self.to.min(to).saturating_sub(self.from.max(from))
    }
}

/// A row of a text.
pub(super) fn of_text(row: &Row) -> Vec<View> {
    let view = |(at, source): (u64, &office::Cell)| View {
        cell: cell(source),
        from: at,
        to: at + 1,
        own: true,
    };
    (0..).zip(&row.cells).map(view).collect()
}

/// A row of a real table.
pub(super) fn of_grid(line: &Line<'_>) -> Vec<View> {
    let view = |shown: &crate::reading::exact::Shown<'_>| View {
        cell: if shown.own {
            cell(shown.cell)
        } else {
            Cell::new(shown.cell.text.as_str(), convert(&shown.cell.place))
        },
        from: shown.from,
        to: shown.to,
        own: shown.own,
    };
    line.cells.iter().map(view).collect()
}

/// Whether a cell says that it is to be filled yet: 【待填】.
pub(super) fn is_marked_blank(view: &View) -> bool {
    let text = view.cell.raw.trim();
    text.starts_with('【') && text.ends_with('】')
}

/// How many cells behind the first are figures, and how many are words.
pub(super) fn figures_and_words(row: &[View]) -> (usize, usize) {
    let behind = || row.iter().skip(1).filter(|view| view.is_filled());
    let figures = behind().filter(|view| matches!(view.cell.value, Value::Quantity(_)));
    let words =
        behind().filter(|view| !matches!(view.cell.value, Value::Quantity(_) | Value::Dash));
    let words = words.filter(|view| !is_marked_blank(view));
    (figures.count(), words.count())
}

/// Parts a row of figures from the section's heading that was taken for its last cell.
pub(super) fn parted(mut row: Vec<View>) -> Vec<Vec<View>> {
    let is_heading = |view: &View| matches!(ordinal(&view.cell.raw), Some((1, _)));
    let figures = row.len() > 2 && figures_and_words(&row).0 > 0;
    match row.pop_if(|last| figures && is_heading(last)) {
        Some(heading) => vec![row, vec![heading]],
        None => vec![row],
    }
}

/// Joins rows of a text that an empty line at the end of a cell has parted: two that
/// together are as wide as the widest.
pub(super) fn joined(rows: Vec<Vec<View>>, closes: impl Fn(&[View]) -> bool) -> Vec<Vec<View>> {
    let end = rows
        .iter()
        .position(|row| closes(row))
        .unwrap_or(rows.len());
    let width = rows.iter().take(end).map(Vec::len).max().unwrap_or(0);
    let mut all: Vec<Vec<View>> = Vec::with_capacity(rows.len());
    for (number, row) in rows.into_iter().enumerate() {
        let fits = |last: &&mut Vec<View>| number < end && last.len() + row.len() == width;
        match all.last_mut().filter(fits) {
            Some(last) => {
                let shift = u64::try_from(last.len()).unwrap_or(0);
                last.extend(row.into_iter().map(|view| View {
                    from: view.from + shift,
                    to: view.to + shift,
                    ..view
                }));
            }
            None => all.push(row),
        }
    }
    all
}
