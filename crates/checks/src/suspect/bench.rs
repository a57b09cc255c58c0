//! A form on the workbench: one cell is given another figure and the arithmetic looked at again.

use super::elsewhere::Elsewhere;
use crate::Case;
use domain::form::{Form, FundColumn, Slot};
use domain::number::{Number, Printed};
use domain::relation::{Closure, Figure, Relation, close};
use domain::value::{Quantity, Unit, UnitKind, Value};
use std::collections::BTreeMap;

/// What another figure in one cell does to the relations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Effect {
    /// Open relations that close.
    pub repaired: Vec<usize>,
    /// Relations that no longer close although the cell is their result.
    pub broken: usize,
    /// Relations that no longer close because their result was worked out from the cell.
    pub downstream: usize,
}

/// The form, to be changed and changed back, and which relations hold which cell.
pub(super) struct Bench<'a> {
    pub case: &'a Case<'a>,
    /// The form's position in the document.
    pub index: usize,
    pub elsewhere: &'a Elsewhere,
    form: Form,
    by_slot: BTreeMap<Slot, Vec<usize>>,
}

impl<'a> Bench<'a> {
    pub fn new(case: &'a Case<'a>, index: usize, elsewhere: &'a Elsewhere) -> Self {
        let mut by_slot: BTreeMap<Slot, Vec<usize>> = BTreeMap::new();
        for (index, (relation, _)) in case.relations.iter().enumerate() {
            for slot in relation.slots() {
                by_slot.entry(slot).or_default().push(index);
            }
        }
        Self {
            case,
            index,
            elsewhere,
            form: case.form.clone(),
            by_slot,
        }
    }

    /// The relation and how it ended.
    pub fn relation(&self, index: usize) -> Option<&'a (Relation, Closure)> {
        self.case.relations.get(index)
    }

    /// The printed figure of a cell.
    pub fn figure(&self, slot: Slot) -> Figure {
        Figure::at(self.case.form, slot)
    }

    /// The printed value of a cell.
    pub fn value(&self, slot: Slot) -> Option<Number> {
        self.figure(slot).value()
    }

    /// Decimals printed in a cell.
    pub fn decimals(&self, slot: Slot) -> u32 {
        match self.figure(slot) {
            Figure::Number { decimals, .. } => decimals,
            Figure::Blank | Figure::Not => 0,
        }
    }

    /// What happens when the cell says `value`; `open` are the relations to be repaired.
    pub fn effect(&mut self, slot: Slot, value: Number, open: &[usize]) -> Effect {
        let decimals = self.decimals(slot).max(value.normalized().parts().1);
        let Some(cell) = self.form.cell_mut(slot) else {
            return Effect::default();
        };
        let printed = Printed { value, decimals };
        let mut quantity = Quantity::bare(printed);
        if matches!(
            slot,
            Slot::Fund(_, FundColumn::Rate | FundColumn::ExpectedRate)
        ) {
            quantity.unit = Unit {
                kind: UnitKind::Percent,
                ..Unit::default()
            };
        }
        let before = std::mem::replace(&mut cell.value, Value::Quantity(quantity));
        let effect = self.look(slot, open);
        if let Some(cell) = self.form.cell_mut(slot) {
            cell.value = before;
        }
        effect
    }

    fn look(&self, slot: Slot, open: &[usize]) -> Effect {
        let mut effect = Effect::default();
        for &index in self.by_slot.get(&slot).into_iter().flatten() {
            let Some((relation, before)) = self.case.relations.get(index) else {
                continue;
            };
            let now = close(relation, &self.form);
            if open.contains(&index) && now.is_closed() {
                effect.repaired.push(index);
            } else if before.is_closed() && now.is_open() {
                if relation.result == slot {
                    effect.broken += 1;
                } else {
                    effect.downstream += 1;
                }
            }
        }
        effect
    }
}
