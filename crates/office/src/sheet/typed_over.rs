//! Figures typed where a formula belongs: certain only where the two neighbours on both
//! sides, in the row or in the column, hold formulas of one shape.

use super::formula::shape;
use crate::document::{Cell, Piece, Stored, Table};

/// Neighbours looked at on either side.
const NEIGHBOURS: usize = 2;

/// Marks the typed-over cells of a sheet's table.
pub(super) fn mark(table: &mut Table) {
    let width = table.width();
    let kinds: Vec<Vec<Kind<'_>>> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(kind).collect())
        .collect();
    if !kinds
        .iter()
        .flatten()
        .any(|kind| matches!(kind, Kind::Formula(..)))
    {
        return;
    }
    let mut found = Vec::new();
    for (row, kinds) in kinds.iter().enumerate() {
        let line = kinds.iter().copied().enumerate();
        found.extend(typed_over(line).map(|column| (row, column)));
    }
    for column in 0..width {
        let line = kinds
            .iter()
            .enumerate()
            .filter_map(|(row, kinds)| Some((row, *kinds.get(column)?)));
        found.extend(typed_over(line).map(|row| (row, column)));
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
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind<'a> {
    /// With the row and column of its cell.
    Formula(&'a str, u32, u32),
    Typed,
    /// Under another cell's span: not in the line at all.
    Covered,
    Other,
}

fn kind(cell: &Cell) -> Kind<'_> {
    if cell.covered {
        return Kind::Covered;
    }
    let Some(extra) = &cell.extra else {
        return Kind::Other;
    };
    match (&extra.formula, &extra.stored) {
        (Some(formula), _) => match formula.0.as_slice() {
            [Piece::Text(text)] if text.contains(|char: char| char.is_ascii_digit()) => {
                Kind::Formula(text, cell.place.row, cell.place.cell)
            }
            _ => Kind::Other,
        },
        (None, Some(Stored::Number(_))) => Kind::Typed,
        _ => Kind::Other,
    }
}

/// The typed figures of a row or column with formulas of one shape on both sides.
fn typed_over<'a>(line: impl Iterator<Item = (usize, Kind<'a>)>) -> impl Iterator<Item = usize> {
    let line: Vec<(usize, Kind<'_>)> = line.filter(|(_, kind)| *kind != Kind::Covered).collect();
    let found: Vec<usize> = line
        .windows(2 * NEIGHBOURS + 1)
        .filter_map(|window| {
            let (at, middle) = window.get(NEIGHBOURS)?;
            // Shapes cost most, and most windows never come to them.
            (*middle == Kind::Typed && alike(window)).then_some(*at)
        })
        .collect();
    found.into_iter()
}

/// Whether all but the one in the middle are formulas of one shape.
fn alike(window: &[(usize, Kind<'_>)]) -> bool {
    let mut formulas = Vec::new();
    for (place, (_, kind)) in window.iter().enumerate() {
        match kind {
            _ if place == NEIGHBOURS => {}
            Kind::Formula(text, row, column) => formulas.push((text, *row, *column)),
            _ => return false,
        }
    }
    let mut shapes = formulas
        .into_iter()
        .map(|(text, row, column)| shape(text, row, column));
    let first = shapes.next();
    shapes.all(|shape| Some(shape) == first)
}
