//! The one exact decimal type; hides its representation.

use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt;
use std::str::FromStr;

/// An exact decimal of up to 28 significant digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Number(Decimal);

/// A text that is not a plain decimal number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a decimal number; write digits with at most one point, such as 12.50")]
pub struct NumberError(pub String);

impl Number {
    /// 0.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// 1.
    pub const ONE: Self = Self(Decimal::ONE);
    /// 100.
    pub const HUNDRED: Self = Self(Decimal::ONE_HUNDRED);

    /// `mantissa × 10^-decimals`; `None` beyond 28 digits.
    pub fn scaled(mantissa: i128, decimals: u32) -> Option<Self> {
        Decimal::try_from_i128_with_scale(mantissa, decimals)
            .ok()
            .map(Self)
    }

    /// The digits without the point, and how many of them stand behind it.
    pub fn parts(self) -> (i128, u32) {
        (self.0.mantissa(), self.0.scale())
    }

    /// Sum; `None` when it does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Difference; `None` when it does not fit.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Product; `None` when it does not fit.
    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(other.0).map(Self)
    }

    /// Quotient to 28 digits; `None` for a zero divisor or when it does not fit.
    pub fn over(self, other: Self) -> Option<Self> {
        self.0.checked_div(other.0).map(Self)
    }

    /// `self × 10^power`; `None` when it does not fit.
    pub fn shifted(self, power: i32) -> Option<Self> {
        let ten_to = |n: u32| 10i128.checked_pow(n).and_then(|m| Self::scaled(m, 0));
        if power >= 0 {
            self.times(ten_to(power.unsigned_abs())?)
        } else {
            self.over(ten_to(power.unsigned_abs())?)
        }
    }

    /// Rounded half-up (四舍五入, away from zero at the midpoint) to so many decimals.
    pub fn round_half_up(self, decimals: u32) -> Self {
        Self(
            self.0
                .round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero),
        )
    }

    /// Cut towards zero to so many decimals.
    pub fn truncate(self, decimals: u32) -> Self {
        Self(
            self.0
                .round_dp_with_strategy(decimals, RoundingStrategy::ToZero),
        )
    }

    /// The distance from zero.
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// With the other sign.
    pub fn negated(self) -> Self {
        Self(-self.0)
    }

    /// Whether it is exactly zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Without zeros at the end of the decimals.
    pub fn normalized(self) -> Self {
        Self(self.0.normalize())
    }

    /// The exact sum of all; `None` when it does not fit.
    pub fn sum(numbers: impl IntoIterator<Item = Self>) -> Option<Self> {
        numbers.into_iter().try_fold(Self::ZERO, Self::plus)
    }
}

impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Self(Decimal::from(whole))
    }
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let plain = !text.is_empty()
            && text.bytes().any(|b| b.is_ascii_digit())
            && text.bytes().enumerate().all(|(i, b)| {
                b.is_ascii_digit() || b == b'.' || (i == 0 && (b == b'-' || b == b'+'))
            });
        if !plain {
            return Err(NumberError(text.to_owned()));
        }
        Decimal::from_str_exact(text)
            .map(Self)
            .map_err(|_| NumberError(text.to_owned()))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn half_up_where_binary_floats_and_bankers_rounding_go_wrong() {
        let score = n("33.9").times(n("10")).unwrap().over(n("40")).unwrap();
        assert_eq!(score, n("8.475"));
        assert_eq!(score.round_half_up(2), n("8.48"));
        assert_eq!(n("-2.5").round_half_up(0), n("-3"));
        assert_eq!(n("2.5").round_half_up(0), n("3"));
    }

    #[test]
    fn only_plain_decimals_are_numbers() {
        for text in ["", "-", ".", "1,2.3", "1e5", "１２", "1.2.3", "--1", "1-"] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
        assert_eq!(n("-0.50").to_string(), "-0.50");
        assert_eq!(n("+1.5"), n("1.50"));
    }

    #[test]
    fn too_large_is_none_not_a_panic() {
        let huge = n("79228162514264337593543950335");
        assert_eq!(huge.plus(Number::ONE), None);
        assert_eq!(huge.times(huge), None);
        assert_eq!(Number::ONE.over(Number::ZERO), None);
        assert_eq!(Number::ONE.shifted(60), None);
    }
}
