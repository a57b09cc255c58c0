//! Where else in the document a telling figure stands: what two tables agree on is
//! seldom the wrong one.

use crate::Case;
use domain::form::{FundColumn, Slot, TotalColumn};
use domain::number::Number;
use domain::relation::Figure;
use std::collections::BTreeMap;

/// The telling figures of a document and the cells that show them.
#[derive(Debug, Default)]
pub(super) struct Elsewhere(BTreeMap<Number, Vec<(usize, Slot)>>);

impl Elsewhere {
    /// Collects the amounts and odd totals of all forms.
    pub fn new(cases: &[Case<'_>]) -> Self {
        let mut cells: BTreeMap<Number, Vec<(usize, Slot)>> = BTreeMap::new();
        for (index, case) in cases.iter().enumerate() {
            for slot in amounts(case) {
                if let Some(value) = Figure::at(case.form, slot).value()
                    && is_telling(value)
                {
                    cells.entry(value).or_default().push((index, slot));
                }
            }
        }
        Self(cells)
    }

    /// Whether the figure also stands in another form or another table.
    pub fn confirmed(&self, value: Number, form: usize, slot: Slot) -> bool {
        self.cells(value)
            .any(|&(other, at)| other != form || block(at) != block(slot))
    }

    /// Whether the same cell of another form shows the figure.
    pub fn same_cell(&self, value: Number, form: usize, slot: Slot) -> bool {
        self.cells(value)
            .any(|&(other, at)| other != form && at == slot)
    }

    fn cells(&self, value: Number) -> impl Iterator<Item = &(usize, Slot)> {
        self.0.get(&value).into_iter().flatten()
    }
}

fn amounts(case: &Case<'_>) -> Vec<Slot> {
    let columns = [
        FundColumn::Initial,
        FundColumn::Budget,
        FundColumn::Executed,
    ];
    let mut slots: Vec<Slot> = (0..case.form.funds.len())
        .flat_map(|line| columns.map(|column| Slot::Fund(line, column)))
        .collect();
    slots.push(Slot::Total(TotalColumn::Score));
    for (table, data) in case.form.tables.iter().enumerate() {
        for (row, cells) in data.rows.iter().enumerate() {
            slots.extend((1..cells.len()).map(|column| Slot::Table(table, row, column)));
        }
    }
    slots
}

/// 805.66 is telling, 100 and 12 stand everywhere.
fn is_telling(value: Number) -> bool {
    significant_digits(value) > 2
}

/// Digits of a figure without zeros at its ends.
pub(super) fn significant_digits(value: Number) -> usize {
    let digits = value.normalized().parts().0.unsigned_abs().to_string();
    digits.trim_end_matches('0').len()
}

/// The part of a form a cell belongs to; the same figure within it is no witness.
fn block(slot: Slot) -> Option<usize> {
    match slot {
        Slot::Table(table, ..) => Some(table),
        _ => None,
    }
}
