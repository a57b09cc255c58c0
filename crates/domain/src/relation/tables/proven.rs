//! Change and rate columns whose operands the table itself proves: the pair of columns from
//! which the other rows follow.
//!
//! A row that is out of line is a claim only where at least two others follow and no second
//! pair tells it otherwise. Must not know headings.

use super::grid::Grid;
use crate::form::Slot;
use crate::number::Number;
use crate::relation::{Closure, Figure, Formula, Relation, RelationKind, close};

/// Columns that may be operands; wider tables prove anything.
const MOST_COLUMNS: usize = 10;

/// Rows looked at; longer sections are lists.
const MOST_ROWS: usize = 80;

/// So many rows must follow.
const PROOF: usize = 2;

/// Decimals in which two pairs must agree on what a row should say.
const AGREE: u32 = 2;

struct Candidate {
    relations: Vec<Relation>,
    telling: usize,
    open: usize,
}

/// The relations of a column, by the pair and formula that most rows follow.
pub(super) fn relations(grid: &Grid<'_>, column: usize, kind: RelationKind) -> Vec<Relation> {
    let columns: Vec<usize> = grid.figures().filter(|&other| other != column).collect();
    if columns.len() > MOST_COLUMNS || grid.rows.len() > MOST_ROWS {
        return Vec::new();
    }
    let formulas: &[Formula] = match kind {
        RelationKind::TableChange => &[Formula::Difference],
        _ => &[Formula::Percent, Formula::Growth],
    };
    let mut found: Vec<Candidate> = Vec::new();
    for &first in &columns {
        for &second in columns.iter().filter(|&&second| second != first) {
            for &formula in formulas {
                found.extend(candidate(grid, kind, (column, [first, second]), formula));
            }
        }
    }
    let Some(most) = found.iter().map(|one| one.telling).max() else {
        return Vec::new();
    };
    found.retain(|one| one.telling == most);
    let least = found.iter().map(|one| one.open).min().unwrap_or(0);
    found.retain(|one| one.open == least);
    let Some((best, others)) = found.split_first() else {
        return Vec::new();
    };
    let agreed = best.relations.iter().enumerate().filter(|(row, relation)| {
        others.iter().all(|other| {
            let other = other.relations.get(*row);
            other.is_some_and(|other| grid.says(relation) == grid.says(other))
        })
    });
    agreed.map(|(_, relation)| relation.clone()).collect()
}

fn candidate(
    grid: &Grid<'_>,
    kind: RelationKind,
    (column, operands): (usize, [usize; 2]),
    formula: Formula,
) -> Option<Candidate> {
    let mut all = Candidate {
        relations: Vec::new(),
        telling: 0,
        open: 0,
    };
    for row in grid.rows.clone() {
        let relation = grid.across(kind, row, column, &operands, formula);
        match grid.ends(&relation) {
            Closure::Open { .. } => all.open += 1,
            closure if closure.is_closed() => {
                all.telling += usize::from(grid.is_no_accident(&relation));
            }
            _ => {}
        }
        all.relations.push(relation);
    }
    (all.telling >= PROOF && all.open * 2 <= all.telling).then_some(all)
}

impl Grid<'_> {
    fn ends(&self, relation: &Relation) -> Closure {
        close(relation, self.form())
    }

    /// Whether the printed figures fit.
    pub(super) fn follows(&self, relation: &Relation) -> bool {
        self.ends(relation).is_closed()
    }

    /// What a relation makes of its result: nothing where it fits.
    fn says(&self, relation: &Relation) -> Option<Number> {
        match self.ends(relation) {
            Closure::Open { computed, .. } => Some(computed.round_half_up(AGREE).normalized()),
            _ => None,
        }
    }

    /// No change, and a whole of 100 %, follow from any two equal columns.
    pub(super) fn is_no_accident(&self, relation: &Relation) -> bool {
        let value = |slot: Slot| Figure::at(self.form(), slot).value();
        let rate = relation.formula != Formula::Difference;
        let plain = |number: Number| number.is_zero() || rate && number == Number::HUNDRED;
        let result = value(relation.result).is_some_and(|number| !plain(number));
        let operand = |&slot: &Slot| value(slot).is_some_and(|number| !number.is_zero());
        result && relation.operands.iter().all(operand)
    }
}
