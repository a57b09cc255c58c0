//! Whether two target values say the same.

use crate::look::plain;
use domain::form::Cell;
use domain::number::Number;
use domain::value::{Quantity, Value};

/// How two target values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// The same.
    Same,
    /// Other words, and no other figure.
    Reworded,
    /// Another figure, date, unit or direction.
    Changed,
}

/// Compares two target values.
pub(crate) fn said(one: &Cell, other: &Cell) -> Said {
    let joined =
        |cell: &Cell| -> String { cell.raw.chars().filter(|c| !c.is_whitespace()).collect() };
    if joined(one) == joined(other) {
        return Said::Same;
    }
    match (&one.value, &other.value) {
        (Value::Quantity(a), Value::Quantity(b)) if same_quantity(a, b) => Said::Same,
        (Value::Deadline(a), Value::Deadline(b)) if a == b => Said::Same,
        (Value::Words(a), Value::Words(b)) if figures(a) == figures(b) => {
            if plain(&one.raw) == plain(&other.raw) {
                Said::Same
            } else {
                Said::Reworded
            }
        }
        _ => Said::Changed,
    }
}

/// One figure in one unit; a comparator or a unit that one of the two leaves out is understood.
fn same_quantity(a: &Quantity, b: &Quantity) -> bool {
    let comparator = match (a.comparator, b.comparator) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let bare = |quantity: &Quantity| quantity.unit == Default::default();
    let unit = a.unit.same_kind(&b.unit) || bare(a) || bare(b);
    let figure = if bare(a) || bare(b) {
        a.number.value.normalized() == b.number.value.normalized()
    } else {
        a.base_value() == b.base_value()
    };
    let upper = |quantity: &Quantity| quantity.upper.map(|upper| upper.value.normalized());
    comparator && unit && figure && upper(a) == upper(b) && a.period == b.period
}

fn figures(quantities: &[Quantity]) -> Vec<Option<Number>> {
    quantities.iter().map(Quantity::base_value).collect()
}

/// Whether the first target asks for less than the second; only where both are figures of
/// one kind and direction.
pub(crate) fn asks_less(one: &Cell, other: &Cell) -> Option<bool> {
    let (a, b) = (one.value.quantity()?, other.value.quantity()?);
    let direction = b.comparator.or(a.comparator)?;
    if !a.unit.same_kind(&b.unit) || a.period != b.period {
        return None;
    }
    let (a, b) = (a.base_value()?, b.base_value()?);
    if a == b {
        return None;
    }
    if direction.rewards_more() {
        Some(a < b)
    } else if direction.rewards_less() {
        Some(a > b)
    } else {
        None
    }
}
