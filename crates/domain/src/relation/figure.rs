//! One cell's figure ready for arithmetic: its value and what rounding may hide.
//!
//! Must not know which relation asks.

use crate::form::{Cell, Form, FundColumn, IndicatorColumn, Level1, Slot};
use crate::number::{Interval, Number};
use crate::value::{Quantity, UnitKind, Value};

/// What a cell offers to arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Nothing printed, or a dash.
    Blank,
    /// A figure.
    Number {
        /// Its value, amounts in the form's money unit, rates in percent.
        value: Number,
        /// Half of its last printed digit.
        half: Number,
        /// Digits printed behind the point.
        decimals: u32,
    },
    /// Something that is no single figure.
    Not,
}

impl Figure {
    /// Reads the cell at an address.
    pub fn at(form: &Form, slot: Slot) -> Self {
        form.cell(slot)
            .map_or(Self::Blank, |cell| Self::of(cell, slot, form))
    }

    /// The value, when there is one.
    pub fn value(self) -> Option<Number> {
        match self {
            Self::Number { value, .. } => Some(value),
            Self::Blank | Self::Not => None,
        }
    }

    /// What the figure may have been before rounding.
    pub fn interval(self) -> Option<Interval> {
        match self {
            Self::Number { value, half, .. } => Some(Interval {
                low: value.minus(half)?,
                high: value.plus(half)?,
            }),
            Self::Blank | Self::Not => None,
        }
    }

    fn of(cell: &Cell, slot: Slot, form: &Form) -> Self {
        let quantity = match &cell.value {
            Value::Empty | Value::Dash => return Self::Blank,
            Value::Quantity(quantity) => quantity,
            _ => return Self::Not,
        };
        if quantity.comparator.is_some() || quantity.upper.is_some() || quantity.approximate {
            return Self::Not;
        }
        match kind(slot) {
            Kind::Amount => amount(quantity, form),
            Kind::Points if is_penalty(slot, form) => penalty(quantity),
            Kind::Points | Kind::Rate | Kind::Any => Some(plain(quantity)),
        }
        .unwrap_or(Self::Not)
    }
}

/// What the cells of a column measure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Amount,
    Points,
    Rate,
    Any,
}

fn kind(slot: Slot) -> Kind {
    match slot {
        Slot::Fund(
            _,
            FundColumn::Initial | FundColumn::Budget | FundColumn::Executed | FundColumn::Expected,
        ) => Kind::Amount,
        Slot::Fund(_, FundColumn::Rate | FundColumn::ExpectedRate) => Kind::Rate,
        Slot::Fund(_, FundColumn::Points | FundColumn::Score)
        | Slot::Heading(_)
        | Slot::Total(_)
        | Slot::Indicator(_, IndicatorColumn::Points | IndicatorColumn::Score) => Kind::Points,
        _ => Kind::Any,
    }
}

/// An amount in the form's money unit, whatever unit the cell itself prints.
fn amount(quantity: &Quantity, form: &Form) -> Option<Figure> {
    let power = match quantity.unit.kind {
        UnitKind::Yuan => quantity.unit.scale.power() - form.money_unit.power(),
        UnitKind::None => quantity.unit.scale.power(),
        UnitKind::Percent | UnitKind::PerMille | UnitKind::Counted(_) => return None,
    };
    if power == 0 {
        return Some(plain(quantity));
    }
    Some(Figure::Number {
        value: quantity.number.value.shifted(power)?.normalized(),
        half: quantity.number.half_step().shifted(power)?.normalized(),
        decimals: quantity.number.decimals,
    })
}

fn is_penalty(slot: Slot, form: &Form) -> bool {
    let Slot::Indicator(row, IndicatorColumn::Score) = slot else {
        return false;
    };
    let row = form.indicators.get(row);
    row.is_some_and(|row| row.level1 == Level1::Penalty)
}

/// What a row takes off, which many print without a minus.
fn penalty(quantity: &Quantity) -> Option<Figure> {
    Some(Figure::Number {
        value: quantity.number.value.abs().negated(),
        half: quantity.number.half_step(),
        decimals: quantity.number.decimals,
    })
}

fn plain(quantity: &Quantity) -> Figure {
    Figure::Number {
        value: quantity.number.value,
        half: quantity.number.half_step(),
        decimals: quantity.number.decimals,
    }
}
