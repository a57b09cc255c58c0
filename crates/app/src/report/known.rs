//! A figure that is known: what it amounts to, how it is printed, and where it stands.

use domain::finding::CellRef;
use domain::form::MoneyUnit;
use domain::measure::Kind;
use domain::number::{Interval, Number};
use domain::value::Quantity;

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// In 元, heads or percent.
    pub value: Number,
    /// What it may have been before rounding.
    pub interval: Interval,
    /// What it is told in.
    pub kind: Kind,
    /// As it is printed, without its unit.
    pub shown: String,
    /// Digits behind its point.
    pub decimals: u32,
    /// Every place that prints it, the best first.
    pub from: Vec<CellRef>,
}

/// What came of looking for a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Looked {
    /// It is known.
    Known(Known),
    /// Its places contradict one another.
    Disputed,
    /// It is nowhere.
    Missing,
}

impl Looked {
    pub fn known(self) -> Option<Known> {
        match self {
            Self::Known(known) => Some(known),
            Self::Disputed | Self::Missing => None,
        }
    }
}

impl Known {
    /// A figure as a report prints it whose amounts are in `unit`; `quantity` is what the
    /// first of its places prints.
    pub fn new(
        (value, interval, kind): (Number, Interval, Kind),
        quantity: Option<&Quantity>,
        unit: MoneyUnit,
        from: Vec<CellRef>,
    ) -> Option<Self> {
        let own = match kind {
            Kind::Money => value.shifted(-unit.power())?,
            Kind::Count | Kind::Rate => value,
        };
        let printed = quantity.filter(|quantity| quantity.number.value == own);
        let decimals = match printed {
            Some(quantity) => quantity.number.decimals,
            None => own.normalized().parts().1,
        };
        Some(Self {
            value,
            interval,
            kind,
            shown: digits(own, decimals),
            decimals,
            from,
        })
    }

    /// The unit behind it in a sentence.
    pub fn unit(&self, money: MoneyUnit, counted: &'static str) -> &'static str {
        match self.kind {
            Kind::Money => money.name(),
            Kind::Count => counted,
            Kind::Rate => "%",
        }
    }
}

/// A number with so many digits behind the point.
pub(super) fn digits(value: Number, decimals: u32) -> String {
    let rounded = value.round_half_up(decimals).normalized();
    let mut text = rounded.to_string();
    let printed = rounded.parts().1;
    if printed < decimals {
        if printed == 0 {
            text.push('.');
        }
        let missing = usize::try_from(decimals - printed).unwrap_or(0);
        text.push_str(&"0".repeat(missing));
    }
    text
}

/// Whether parts add to their whole, rounding considered. No part hides more rounding than
/// the whole does: 20 beside 193.03 has lost zeros.
pub(super) fn closes(whole: &Known, parts: &[&Known]) -> Option<bool> {
    let half = whole.interval.high.minus(whole.value)?;
    let mut sum = Interval::exactly(Number::ZERO);
    for part in parts {
        let sharp = Interval {
            low: part.interval.low.max(part.value.minus(half)?),
            high: part.interval.high.min(part.value.plus(half)?),
        };
        sum = sum.plus(sharp)?;
    }
    Some(sum.meets(whole.interval))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_kept_as_they_were_printed() {
        let n = |text: &str| text.parse::<Number>().unwrap();
        assert_eq!(digits(n("48.4"), 2), "48.40");
        assert_eq!(digits(n("12"), 2), "12.00");
        assert_eq!(digits(n("8.475"), 2), "8.48");
        assert_eq!(digits(n("-36.73"), 2), "-36.73");
        assert_eq!(digits(n("0"), 0), "0");
    }
}
