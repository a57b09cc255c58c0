//! A figure as it was printed: its value and how many decimals it showed.

use super::{Interval, Number};

/// A printed figure. `92.60` and `92.6` have one value but different intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The value shown.
    pub value: Number,
    /// Digits shown behind the point.
    pub decimals: u32,
}

impl Printed {
    /// A figure of the given value with as many decimals as the value carries.
    pub fn of(value: Number) -> Self {
        Self {
            value,
            decimals: value.parts().1,
        }
    }

    /// Half a unit of the last printed digit.
    pub fn half_step(self) -> Number {
        Number::scaled(5, self.decimals + 1).unwrap_or(Number::ZERO)
    }

    /// What the figure may have been before rounding: ± half its last digit.
    pub fn interval(self) -> Interval {
        let half = self.half_step();
        match (self.value.minus(half), self.value.plus(half)) {
            (Some(low), Some(high)) => Interval { low, high },
            _ => Interval::exactly(self.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_figure_stands_for_half_a_step_either_side() {
        let printed = Printed::of("92.60".parse().unwrap());
        assert_eq!(printed.decimals, 2);
        let interval = printed.interval();
        assert!(interval.contains("92.595".parse().unwrap()));
        assert!(interval.contains("92.605".parse().unwrap()));
        assert!(!interval.contains("92.594".parse().unwrap()));
    }
}
