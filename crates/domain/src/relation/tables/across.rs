//! Relations inside a row: change columns, rate columns, a total column and its parts.

use super::grid::Grid;
use super::labels::ColumnKind;
use super::proven;
use super::years;
use crate::relation::{Formula, Relation, RelationKind};

pub(super) fn relations(grid: &Grid<'_>, found: &mut Vec<Relation>) {
    for column in grid.first..grid.columns.len() {
        let before = found.len();
        let rate = grid.is_rate(column);
        match grid.columns[column] {
            _ if grid.is_growth(column) => growths(grid, column, found),
            ColumnKind::Change if !rate => changes(grid, column, found),
            ColumnKind::Rate => rates(grid, column, found),
            ColumnKind::Total => parts(grid, column, found),
            ColumnKind::Change | ColumnKind::Plain => {}
        }
        if found.len() == before {
            let change = grid.columns[column] == ColumnKind::Change;
            if rate || grid.columns[column] == ColumnKind::Rate {
                found.extend(proven::relations(grid, column, RelationKind::TableRate));
            } else if change {
                found.extend(proven::relations(grid, column, RelationKind::TableChange));
            }
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

/// The change is the column before it less the one before that, when most rows say so; one
/// since the year before is between the two years of one kind of figure.
fn changes(grid: &Grid<'_>, column: usize, found: &mut Vec<Relation>) {
    let Some(operands) = changed(grid, column) else {
        return;
    };
    let kind = RelationKind::TableChange;
    let relations = over_rows(grid, kind, column, &operands, Formula::Difference);
    let tally = grid.tally(&relations);
    let follow = |one: &&Relation| grid.follows(one) && grid.is_no_accident(one);
    let telling = relations.iter().filter(follow).count();
    if telling > 0 && telling >= tally.open {
        found.extend(relations);
    }
}

/// What a column of changes compares: now and before.
fn changed(grid: &Grid<'_>, column: usize) -> Option<[usize; 2]> {
    if column < grid.first + 2 {
        return None;
    }
    if grid.since_prior_year.get(column).copied().unwrap_or(false) {
        years::pair(grid.heads.get(..column)?)
    } else {
        Some([column - 1, column - 2])
    }
}

/// The rate of change is of what the column of changes beside it compares, else of the two
/// years before it, when some row shows that and no more rows contradict it.
fn growths(grid: &Grid<'_>, column: usize, found: &mut Vec<Relation>) {
    let beside = column.checked_sub(1).filter(|&beside| {
        let change = grid.columns.get(beside) == Some(&ColumnKind::Change);
        change && !grid.is_rate(beside) && !grid.is_growth(beside)
    });
    let operands = match beside {
        Some(beside) => changed(grid, beside),
        None => grid.heads.get(..column).and_then(years::pair),
    };
    let Some(operands) = operands else {
        return;
    };
    let kind = RelationKind::TableRate;
    let relations = over_rows(grid, kind, column, &operands, Formula::Growth);
    let follow = |one: &&Relation| grid.follows(one) && grid.is_no_accident(one);
    let telling = relations.iter().filter(follow).count();
    if telling > 0 && telling >= grid.tally(&relations).open {
        found.extend(relations);
    }
}

/// The rate is the column before it over the one before that, unless some row shows that
/// it is meant the other way round or as what is missing to the whole.
fn rates(grid: &Grid<'_>, column: usize, found: &mut Vec<Relation>) {
    if column < grid.first + 2 {
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

/// A total column is the sum of the columns behind it, as far as the rows prove; columns
/// that split the one before them (基本支出, 其中 人员, 公用) are left out of the total.
fn parts(grid: &Grid<'_>, column: usize, found: &mut Vec<Relation>) {
    let flat: Vec<usize> = (column + 1..grid.columns.len()).collect();
    if let Some(relations) = proven_prefix(grid, column, &flat) {
        found.extend(relations);
        return;
    }
    let (mut top, mut nested) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(&whole) = flat.get(at) {
        top.push(whole);
        let split = proven_prefix(grid, whole, flat.get(at + 1..).unwrap_or_default());
        at += 1;
        if let Some(relations) = split {
            at += relations
                .first()
                .map_or(0, |relation| relation.operands.len());
            nested.extend(relations);
        }
    }
    if !nested.is_empty()
        && let Some(relations) = proven_prefix(grid, column, &top)
    {
        found.extend(relations);
        found.extend(nested);
    }
}

/// The sum of the first of some columns, as many as most rows prove.
fn proven_prefix(grid: &Grid<'_>, whole: usize, columns: &[usize]) -> Option<Vec<Relation>> {
    (2..=columns.len())
        .filter_map(|count| columns.get(..count))
        .map(|parts| {
            let relations = over_rows(grid, RelationKind::TableTotal, whole, parts, Formula::Sum);
            (grid.tally(&relations), relations)
        })
        .filter(|(tally, _)| tally.proves())
        .max_by_key(|(tally, _)| tally.telling)
        .map(|(_, relations)| relations)
}
