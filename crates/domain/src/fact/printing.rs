//! One place that prints a fact, its figure in the base unit.

use crate::finding::CellRef;
use crate::form::MoneyUnit;
use crate::measure::Kind;
use crate::number::{Interval, Number};
use crate::value::{Quantity, UnitKind};

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PrintedIn {
    /// A money line of a form.
    Funds,
    /// A data table, by its position in the form.
    Table(usize),
    /// A sentence.
    Prose,
}

/// One place that prints a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printing {
    /// The cell: a paragraph's figure, a table's cell, a column of a money line.
    pub cell: CellRef,
    /// What kind of place.
    pub printed_in: PrintedIn,
    /// The figure with its unit.
    pub raw: String,
    /// Its value in 元, heads or percent.
    pub amount: Amount,
    /// Whether its name may mean something else too.
    pub loose: bool,
}

/// One part of so many is much.
const MUCH: i64 = 100;

impl Printing {
    /// Whether both figures may be one truth, rounded differently. 10万元 and 11万元 may not,
    /// though both may be 10.5万元: nobody rounds so coarsely in two ways.
    pub fn agrees(&self, other: &Self) -> bool {
        let (a, b) = (self.amount, other.amount);
        a.interval.meets(b.interval) && !(a.half() == b.half() && a.differs_much(b))
    }
}

/// A figure in its base unit, and what it may have been before rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The value.
    pub value: Number,
    /// What it may have been.
    pub interval: Interval,
}

impl Amount {
    /// The figure of a quantity, where it is exact and in the unit of its kind; bare figures
    /// are amounts in `unit`.
    pub fn of(quantity: &Quantity, kind: Kind, unit: Option<MoneyUnit>) -> Option<Self> {
        if quantity.comparator.is_some() || quantity.upper.is_some() || quantity.approximate {
            return None;
        }
        let power = match (kind, &quantity.unit.kind) {
            (Kind::Money, UnitKind::Yuan) => quantity.unit.scale.power(),
            (Kind::Money, UnitKind::None) if quantity.unit.scale.power() == 0 => unit?.power(),
            (Kind::Count, UnitKind::Counted(_) | UnitKind::None) => quantity.unit.scale.power(),
            (Kind::Rate, UnitKind::Percent) => 0,
            _ => return None,
        };
        let value = quantity.number.value.shifted(power)?;
        let whole = kind == Kind::Count && power == 0 && quantity.number.decimals == 0;
        let interval = if whole {
            Interval::exactly(value)
        } else {
            let half = quantity.number.half_step().shifted(power)?;
            Interval {
                low: value.minus(half)?,
                high: value.plus(half)?,
            }
        };
        Some(Self { value, interval })
    }

    /// The figure of a quantity by the kind that its own unit tells.
    pub fn plain(quantity: &Quantity) -> Option<Self> {
        let kind = match quantity.unit.kind {
            UnitKind::Yuan => Kind::Money,
            UnitKind::Percent => Kind::Rate,
            // 442.18÷448.15: bare figures of a formula.
            UnitKind::None if quantity.unit.scale.power() == 0 => Kind::Count,
            UnitKind::Counted(_) => Kind::Count,
            UnitKind::None | UnitKind::PerMille => return None,
        };
        Self::of(quantity, kind, None)
    }

    /// Whether the difference is not lost in the figure itself.
    fn differs_much(self, other: Self) -> bool {
        let off = self.value.minus(other.value).map(Number::abs);
        let times = off.and_then(|off| off.times(Number::from(MUCH)));
        times.is_some_and(|times| times > self.value.abs())
    }

    /// Half of what rounding may hide.
    pub(super) fn half(self) -> Option<Number> {
        self.interval.high.minus(self.value)
    }

    /// With no more rounding than another figure shows: 20 beside 193.03 has lost zeros.
    pub(super) fn as_sharp_as(self, half: Number) -> Option<Self> {
        let interval = Interval {
            low: self.interval.low.max(self.value.minus(half)?),
            high: self.interval.high.min(self.value.plus(half)?),
        };
        Some(Self { interval, ..self })
    }
}
