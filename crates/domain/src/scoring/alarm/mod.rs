//! A monitoring form half-way: what is spent and reached, set against the share of the year that
//! has passed, and the colour it earns.
//!
//! Must not know any bound: those come with the rules.

mod month;
mod progress;
mod row;
mod spending;
#[cfg(test)]
mod tests;

use super::Step;
use crate::form::{Form, Slot, Stage};
use crate::number::{Number, Rate};
use crate::rules::{AlarmShares, RulesInForce};
use crate::text::Text;

/// Months of a year.
const MONTHS: i64 = 12;

/// What an alarm light shows, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// As it should be.
    Green,
    /// Far ahead.
    Blue,
    /// Behind.
    Yellow,
    /// Far behind.
    Red,
}

impl Colour {
    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }

    /// What people see.
    pub fn name(self) -> Text {
        match self {
            Self::Green => Text::new("绿", "green"),
            Self::Blue => Text::new("蓝", "blue"),
            Self::Yellow => Text::new("黄", "yellow"),
            Self::Red => Text::new("红", "red"),
        }
    }

    /// Whether it asks for a reason and a measure.
    pub fn asks(self) -> bool {
        self != Self::Green
    }
}

/// One light.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Light {
    /// The cell it is about: an actual value, an executed amount.
    pub slot: Slot,
    /// Its colour; none where it cannot be told, and then `why` says why.
    pub colour: Option<Colour>,
    /// Progress over what was due, as a fraction of one.
    pub ratio: Option<Number>,
    /// Why there is no colour.
    pub why: Text,
    /// How it was found.
    pub steps: Vec<Step>,
}

/// The lights of a monitoring form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    /// The month up to which it tells.
    pub month: Option<u8>,
    /// Spending against the share of the year.
    pub spending: Option<Light>,
    /// Spending against what is due by the month.
    pub by_month: Option<Light>,
    /// One for each indicator row, in order.
    pub rows: Vec<Light>,
    /// The worst of them.
    pub worst: Option<Colour>,
    /// How far the targets are reached on average, as a fraction of one, where most rows tell.
    pub progress: Option<Number>,
    /// The share of the budget spent.
    pub spent: Option<Number>,
}

/// The lights of a filled monitoring form; nothing for any other.
pub fn watch(form: &Form, rules: &RulesInForce) -> Watch {
    if form.blank || form.stage() != Stage::Monitoring {
        return Watch::default();
    }
    let month = month::of(form, &rules.vocabulary);
    let rows: Vec<Light> = (0..form.indicators.len())
        .map(|index| row::light(form, index, month, rules))
        .collect();
    let spent = spending::share(form);
    let spending = spending::against_time(form, month, rules);
    let by_month = spending::by_month(form, month, rules);
    let colours = rows.iter().chain(&spending).chain(&by_month);
    Watch {
        month,
        worst: colours.filter_map(|light| light.colour).max(),
        progress: progress::progress(form, rules),
        spent,
        spending,
        by_month,
        rows,
    }
}

/// The share of the year that has passed.
fn time(month: u8) -> Option<Number> {
    Number::from(i64::from(month)).over(MONTHS.into())
}

/// The colour of progress over what was due.
fn colour(ratio: Number, shares: &AlarmShares) -> Colour {
    let below = |bound: Rate| ratio < bound.number();
    if below(shares.red) {
        Colour::Red
    } else if below(shares.yellow) {
        Colour::Yellow
    } else if below(shares.blue) {
        Colour::Green
    } else {
        Colour::Blue
    }
}

impl Light {
    fn dark(slot: Slot, zh: &str, en: &str) -> Self {
        Self {
            slot,
            colour: None,
            ratio: None,
            why: Text::new(zh, en),
            steps: Vec::new(),
        }
    }

    fn lit(slot: Slot, colour: Colour, ratio: Option<Number>, step: Step) -> Self {
        Self {
            slot,
            colour: Some(colour),
            ratio,
            why: Text::default(),
            steps: vec![step],
        }
    }
}
