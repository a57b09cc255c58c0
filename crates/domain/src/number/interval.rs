//! Closed intervals of exact numbers: what a rounded figure may really have been.

use super::Number;

/// All numbers from `low` to `high`, both included.
///
/// Rounding intervals are half open in truth; the closed end is deliberate: a
/// check must never fail on a figure that rounding could explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The smallest possible value.
    pub low: Number,
    /// The largest possible value.
    pub high: Number,
}

impl Interval {
    /// The interval of one exact number.
    pub fn exactly(value: Number) -> Self {
        Self {
            low: value,
            high: value,
        }
    }

    /// The interval between two numbers given in any order.
    pub fn between(a: Number, b: Number) -> Self {
        Self {
            low: a.min(b),
            high: a.max(b),
        }
    }

    /// Whether one number can lie in both.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether the number lies inside.
    pub fn contains(self, value: Number) -> bool {
        self.low <= value && value <= self.high
    }

    /// Interval sum; `None` when it does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            low: self.low.plus(other.low)?,
            high: self.high.plus(other.high)?,
        })
    }

    /// Interval difference; `None` when it does not fit.
    pub fn minus(self, other: Self) -> Option<Self> {
        Some(Self {
            low: self.low.minus(other.high)?,
            high: self.high.minus(other.low)?,
        })
    }

    /// Interval product; `None` when it does not fit.
    pub fn times(self, other: Self) -> Option<Self> {
        let ends = [
            self.low.times(other.low)?,
            self.low.times(other.high)?,
            self.high.times(other.low)?,
            self.high.times(other.high)?,
        ];
        Some(Self::hull(&ends))
    }

    /// Interval quotient; `None` when the divisor may be zero or it does not fit.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.contains(Number::ZERO) {
            return None;
        }
        let ends = [
            self.low.over(other.low)?,
            self.low.over(other.high)?,
            self.high.over(other.low)?,
            self.high.over(other.high)?,
        ];
        Some(Self::hull(&ends))
    }

    fn hull(ends: &[Number; 4]) -> Self {
        let (mut low, mut high) = (ends[0], ends[0]);
        for &end in ends {
            low = low.min(end);
            high = high.max(end);
        }
        Self { low, high }
    }
}
