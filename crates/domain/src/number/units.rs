//! Numbers that say what they measure.

use super::Number;
use std::fmt;

macro_rules! measure {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
        pub struct $name(Number);

        impl $name {
            /// Takes the number as this measure.
            pub fn new(number: Number) -> Self {
                Self(number)
            }

            /// The bare number.
            pub fn number(self) -> Number {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

measure!(
    /// An amount of money in 元.
    Money
);
measure!(
    /// Points (分), usually of 100.
    Points
);
measure!(
    /// A rate as a fraction of one: 92.6 % is 0.926.
    Rate
);

impl Rate {
    /// The rate in percent.
    pub fn percent(self) -> Option<Number> {
        self.0.times(Number::HUNDRED)
    }

    /// A rate from its percent figure.
    pub fn from_percent(percent: Number) -> Option<Self> {
        percent.over(Number::HUNDRED).map(Self)
    }
}
