//! Figures typed where a formula belongs: certain only where the two neighbours on both
//! sides, in the row or in the column, hold formulas of one shape.

use super::formula::shape;
use crate::document::{Cell, Piece, Stored, Table};

/// Neighbours looked at on either side.
const NEIGHBOURS: usize = 2;

/// Marks the typed-over cells of a sheet's table.
pub(super) fn mark(table: &mut Table) {
    let width = table.width();
    let shapes: Vec<Vec<Kind>> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(kind).collect())
        .collect();
    if !shapes
        .iter()
        .flatten()
        .any(|kind| matches!(kind, Kind::Formula(_)))
    {
        return;
    }
    let mut found = Vec::new();
    for (row, kinds) in shapes.iter().enumerate() {
        let line: Vec<(usize, &Kind)> = kinds.iter().enumerate().collect();
        found.extend(typed_over(&line).map(|column| (row, column)));
    }
    for column in 0..width {
        let line: Vec<(usize, &Kind)> = shapes
            .iter()
            .enumerate()
            .filter_map(|(row, kinds)| Some((row, kinds.get(column)?)))
            .collect();
        found.extend(typed_over(&line).map(|row| (row, column)));
    }
    for (row, column) in found {
        let cell = table
            .rows
            .get_mut(row)
            .and_then(|row| row.cells.get_mut(column));
        if let Some(cell) = cell {
            cell.extra_mut().typed_over = true;
        }
    }
}

/// What matters of a cell.
#[derive(PartialEq, Eq)]
enum Kind {
    Formula(String),
    Typed,
    /// Under another cell's span: not in the line at all.
    Covered,
    Other,
}

fn kind(cell: &Cell) -> Kind {
    if cell.covered {
        return Kind::Covered;
    }
    let Some(extra) = &cell.extra else {
        return Kind::Other;
    };
    match (&extra.formula, &extra.stored) {
        (Some(formula), _) => match formula.0.as_slice() {
            [Piece::Text(text)] if text.contains(|char: char| char.is_ascii_digit()) => {
                Kind::Formula(shape(text, cell.place.row, cell.place.cell))
            }
            _ => Kind::Other,
        },
        (None, Some(Stored::Number(_))) => Kind::Typed,
        _ => Kind::Other,
    }
}

/// The typed figures of a row or column with formulas of one shape on both sides.
fn typed_over<'a>(line: &'a [(usize, &'a Kind)]) -> impl Iterator<Item = usize> + 'a {
    let line: Vec<&(usize, &Kind)> = line
        .iter()
        .filter(|(_, kind)| **kind != Kind::Covered)
        .collect();
    let found: Vec<usize> = line
        .windows(2 * NEIGHBOURS + 1)
        .filter_map(|window| {
            let (at, middle) = window.get(NEIGHBOURS)?;
            let mut neighbours = window
                .iter()
                .enumerate()
                .filter(|(place, _)| *place != NEIGHBOURS)
                .map(|(_, (_, kind))| *kind);
            let first = neighbours.next()?;
            let alike = matches!(first, Kind::Formula(_)) && neighbours.all(|kind| kind == first);
            (**middle == Kind::Typed && alike).then_some(*at)
        })
        .collect();
    found.into_iter()
}
