//! Relations inside a row: change columns, rate columns, a total column and its parts.

use super::grid::{ColumnKind, Grid};
use crate::relation::{Formula, Relation, RelationKind};

pub(super) fn relations(grid: &Grid<'_>, found: &mut Vec<Relation>) {
    for column in 1..grid.columns.len() {
        match grid.columns[column] {
            ColumnKind::Change => changes(grid, column, found),
            ColumnKind::Rate => rates(grid, column, found),
            ColumnKind::Total => parts(grid, column, found),
            ColumnKind::Plain => {}
        }
    }
}

fn over_rows(
    grid: &Grid<'_>,
    kind: RelationKind,
    result: usize,
    operands: &[usize],
    formula: Formula,
) -> Vec<Relation> {
    grid.rows
        .clone()
        .map(|row| grid.across(kind, row, result, operands, formula))
        .collect()
}

/// The change is the column before it less the one before that, when most rows say so.
fn changes(grid: &Grid<'_>, column: usize, found: &mut Vec<Relation>) {
    if column < 3 {
        return;
    }
    let operands = [column - 1, column - 2];
    let kind = RelationKind::TableChange;
    let relations = over_rows(grid, kind, column, &operands, Formula::Difference);
    let tally = grid.tally(&relations);
    if tally.proves() {
        found.extend(relations);
    }
}

/// The rate is the column before it over the one before that, unless some row shows that
/// it is meant the other way round or as what is missing to the whole.
fn rates(grid: &Grid<'_>, column: usize, found: &mut Vec<Relation>) {
    if column < 3 {
        return;
    }
    let by = |operands: [usize; 2]| {
        over_rows(
            grid,
            RelationKind::TableRate,
            column,
            &operands,
            Formula::Percent,
        )
    };
    let relations = by([column - 1, column - 2]);
    let (straight, inverse) = (grid.tally(&relations), by([column - 2, column - 1]));
    let otherwise = grid.tally(&inverse).closed > 0
        || relations
            .iter()
            .any(|relation| grid.is_complement(relation));
    if straight.closed > 0 && straight.closed >= straight.open || !otherwise && straight.open == 1 {
        found.extend(relations);
    }
}

/// A total column is the sum of the columns behind it, as far as the rows prove.
fn parts(grid: &Grid<'_>, column: usize, found: &mut Vec<Relation>) {
    let best = (column + 2..grid.columns.len())
        .map(|last| {
            let operands: Vec<usize> = (column + 1..=last).collect();
            let kind = RelationKind::TableTotal;
            over_rows(grid, kind, column, &operands, Formula::Sum)
        })
        .map(|relations| (grid.tally(&relations), relations))
        .filter(|(tally, _)| tally.proves())
        .max_by_key(|(tally, _)| tally.telling);
    if let Some((_, relations)) = best {
        found.extend(relations);
    }
}
