//! The value grammar: what a cell of a performance form means.
//!
//! Reading never fails: what is not understood keeps its text as [`Value::Words`]
//! or, when it tried to be a number, as [`Value::Unreadable`] with the reason.

mod amount;
mod calendar;
mod date;
mod day;
mod display;
mod faults;
mod figure;
mod grammar;
mod measure;
mod mention;
mod normalise;
mod numerals;
mod quantity;
mod scan;
mod units;

pub use date::{Deadline, DeadlineBound, PartialDate};
pub(crate) use mention::mentions;
pub use quantity::{Comparator, Period, Quantity, Scale, Unit, UnitKind};

use crate::number::Printed;

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing, or only blanks.
    #[default]
    Empty,
    /// A dash: does not apply.
    Dash,
    /// One measured amount, with or without comparator and unit.
    Quantity(Quantity),
    /// A date by which, or in which, something is due or was done.
    Deadline(Deadline),
    /// Words, with every quantity found among them, in order.
    Words(Vec<Quantity>),
    /// Digits that do not make a number (`1,2.3`, `12%%`); says why, in Chinese and English.
    Unreadable(crate::text::Text),
}

impl Value {
    /// Reads a cell's text.
    pub fn parse(raw: &str) -> Self {
        grammar::parse(raw)
    }

    /// The figure of a bare number or of a quantity of any unit.
    pub fn number(&self) -> Option<Printed> {
        self.quantity().map(|quantity| quantity.number)
    }

    /// The quantity, when the cell is exactly one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match self {
            Self::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// Whether the cell holds nothing or only a dash.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Empty | Self::Dash)
    }
}
