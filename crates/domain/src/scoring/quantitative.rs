//! The arithmetic of points: B ÷ A × w and its relatives, exact and fast.
//!
//! Knows numbers only; which curve applies to which row is decided by its callers.

use crate::number::Number;

/// How points follow from the actual value B, the target A and the row's points w.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Curve {
    /// B ≥ A is full; else B ÷ A × w.
    Proportional,
    /// B ≤ A is full; else A ÷ B × w.
    Inverse,
    /// B ≤ A is full; else (1 − (B − A) ÷ A) × w, nothing from 2A on.
    Linear,
}

impl Curve {
    /// The formula with the figures in it.
    pub fn formula(self, target: Number, actual: Number, weight: Number) -> String {
        match self {
            Self::Proportional => format!("{actual} ÷ {target} × {weight}"),
            Self::Inverse => format!("{target} ÷ {actual} × {weight}"),
            Self::Linear => format!("(1 − ({actual} − {target}) ÷ {target}) × {weight}"),
        }
    }
}

/// Decimals kept of a score that is not rounded for display.
///
/// A quotient that ends within them is exact; one that never ends is right to the last of them.
pub const UNROUNDED: u32 = 20;

/// The points earned, rounded half-up once from the exact fraction; never below 0 nor above w.
///
/// A zero target never divides: a ≤ target of 0 gives full points for B ≤ 0 and none
/// for anything more. `None` only where the figures exceed 28 digits.
pub fn points(
    curve: Curve,
    target: Number,
    actual: Number,
    weight: Number,
    decimals: u32,
) -> Option<Number> {
    match quick(curve, target, actual, weight, decimals) {
        Some(points) => Some(points),
        None => careful(curve, target, actual, weight, decimals),
    }
}

enum Share {
    Full,
    Nothing,
    Of(u64, u64),
}

/// What B earns of the whole: a part and its divisor.
#[inline]
fn share(curve: Curve, a: i64, b: i64) -> Share {
    let full = match curve {
        Curve::Proportional => b >= a,
        Curve::Inverse | Curve::Linear => b <= a,
    };
    if full {
        return Share::Full;
    }
    if a <= 0 || b <= 0 {
        return Share::Nothing;
    }
    let (a, b) = (a.unsigned_abs(), b.unsigned_abs());
    match curve {
        Curve::Proportional => Share::Of(b, a),
        Curve::Inverse => Share::Of(a, b),
        Curve::Linear if b - a >= a => Share::Nothing,
        Curve::Linear => Share::Of(a - (b - a), a),
    }
}

const TEN_TO: [u64; 20] = {
    let mut powers = [1u64; 20];
    let mut i = 1;
    while i < 20 {
        powers[i] = powers[i - 1] * 10;
        i += 1;
    }
    powers
};

/// Machine integers; `None` when a figure does not fit and the careful way must be taken.
#[inline]
fn quick(
    curve: Curve,
    target: Number,
    actual: Number,
    weight: Number,
    decimals: u32,
) -> Option<Number> {
    let (a, a_scale) = small(target)?;
    let (b, b_scale) = small(actual)?;
    let (w, w_scale) = small(weight)?;
    if w <= 0 {
        return Some(Number::ZERO);
    }
    let (a, b) = match (a_scale, b_scale) {
        (x, y) if x == y => (a, b),
        (x, y) if x < y => (lifted(a, y - x)?, b),
        (x, y) => (a, lifted(b, x - y)?),
    };
    let (part, whole) = match share(curve, a, b) {
        Share::Full => return Some(weight),
        Share::Nothing => return Some(Number::ZERO),
        Share::Of(part, whole) => (part, whole),
    };
    let rounded = match quotient_64(part, w.unsigned_abs(), whole, decimals, w_scale) {
        Some(rounded) => i128::from(rounded),
        None => quotient_128(part, w.unsigned_abs(), whole, decimals, w_scale)?,
    };
    Some(Number::scaled(rounded, decimals)?.min(weight))
}

#[inline]
fn small(number: Number) -> Option<(i64, u32)> {
    let (mantissa, scale) = number.parts();
    Some((i64::try_from(mantissa).ok()?, scale))
}

#[inline]
fn lifted(value: i64, by: u32) -> Option<i64> {
    let factor = i64::try_from(*TEN_TO.get(by as usize)?).ok()?;
    value.checked_mul(factor)
}

/// part × weight × 10^(decimals − scale) ÷ whole, half-up.
#[inline]
fn quotient_64(part: u64, weight: u64, whole: u64, decimals: u32, scale: u32) -> Option<u64> {
    let product = part.checked_mul(weight)?;
    let (numerator, divisor) = if decimals >= scale {
        let factor = *TEN_TO.get((decimals - scale) as usize)?;
        (product.checked_mul(factor)?, whole)
    } else {
        let factor = *TEN_TO.get((scale - decimals) as usize)?;
        (product, whole.checked_mul(factor)?)
    };
    let (quotient, rest) = (numerator / divisor, numerator % divisor);
    Some(quotient + u64::from(rest >= divisor - rest))
}

/// The same with twice the room.
#[cold]
fn quotient_128(part: u64, weight: u64, whole: u64, decimals: u32, scale: u32) -> Option<i128> {
    let product = u128::from(part) * u128::from(weight);
    let factor = 10u128.checked_pow(decimals.abs_diff(scale))?;
    let (numerator, divisor) = if decimals >= scale {
        (product.checked_mul(factor)?, u128::from(whole))
    } else {
        (product, u128::from(whole).checked_mul(factor)?)
    };
    let (quotient, rest) = (numerator / divisor, numerator % divisor);
    i128::try_from(quotient + u128::from(rest >= divisor - rest)).ok()
}

/// Decimal arithmetic for figures too long for machine integers.
#[cold]
fn careful(
    curve: Curve,
    target: Number,
    actual: Number,
    weight: Number,
    decimals: u32,
) -> Option<Number> {
    if weight <= Number::ZERO {
        return Some(Number::ZERO);
    }
    let full = match curve {
        Curve::Proportional => actual >= target,
        Curve::Inverse | Curve::Linear => actual <= target,
    };
    if full {
        return Some(weight);
    }
    if target <= Number::ZERO || actual <= Number::ZERO {
        return Some(Number::ZERO);
    }
    let (part, whole) = match curve {
        Curve::Proportional => (actual, target),
        Curve::Inverse => (target, actual),
        Curve::Linear => (target.minus(actual.minus(target)?)?, target),
    };
    let exact = match part.times(weight) {
        Some(product) => product.over(whole)?,
        None => part.over(whole)?.times(weight)?,
    };
    let rounded = exact.round_half_up(decimals);
    Some(rounded.max(Number::ZERO).min(weight))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn at(curve: Curve, target: &str, actual: &str, weight: &str) -> String {
        points(curve, n(target), n(actual), n(weight), 2)
            .unwrap()
            .to_string()
    }

    #[test]
    fn the_two_formulas_for_at_most() {
        for (actual, inverse, linear) in [
            ("12", "8.33", "8.00"),
            ("15", "6.67", "5.00"),
            ("25", "4.00", "0"),
            ("10", "10", "10"),
            ("20", "5.00", "0"),
        ] {
            assert_eq!(at(Curve::Inverse, "10", actual, "10"), inverse);
            assert_eq!(at(Curve::Linear, "10", actual, "10"), linear);
        }
    }

    #[test]
    fn exact_to_the_last_digit() {
        let unrounded = points(Curve::Proportional, n("40"), n("33.9"), n("10"), UNROUNDED);
        assert_eq!(unrounded, Some(n("8.475")));
        assert_eq!(at(Curve::Proportional, "40", "33.9", "10"), "8.48");
        assert_eq!(at(Curve::Proportional, "3312.53", "1066.75", "10"), "3.22");
        assert_eq!(at(Curve::Proportional, "912.63", "48.40", "10"), "0.53");
    }

    #[test]
    fn zero_targets_and_zero_actuals_never_divide() {
        assert_eq!(at(Curve::Inverse, "0", "0", "5"), "5");
        assert_eq!(at(Curve::Inverse, "0", "1", "5"), "0");
        assert_eq!(at(Curve::Linear, "0", "0.01", "5"), "0");
        assert_eq!(at(Curve::Proportional, "0", "0", "5"), "5");
        assert_eq!(at(Curve::Proportional, "10", "0", "5"), "0");
        assert_eq!(at(Curve::Proportional, "10", "-3", "5"), "0");
    }

    fn number() -> impl Strategy<Value = Number> {
        (-1_000_000_000_000i64..1_000_000_000_000, 0u32..8)
            .prop_map(|(m, s)| Number::scaled(i128::from(m), s).unwrap())
    }

    fn positive() -> impl Strategy<Value = Number> {
        (1i64..1_000_000_000, 0u32..5).prop_map(|(m, s)| Number::scaled(i128::from(m), s).unwrap())
    }

    fn curve() -> impl Strategy<Value = Curve> {
        prop_oneof![
            Just(Curve::Proportional),
            Just(Curve::Inverse),
            Just(Curve::Linear)
        ]
    }

    proptest! {
        #[test]
        fn never_below_nothing_nor_above_full(
            c in curve(), a in number(), b in number(), w in positive(), d in 0u32..21,
        ) {
            let score = points(c, a, b, w, d).unwrap();
            prop_assert!(score >= Number::ZERO && score <= w);
        }

        #[test]
        fn more_is_less_with_the_sides_exchanged(
            a in positive(), b in positive(), w in positive(), d in 0u32..9,
        ) {
            prop_assert_eq!(
                points(Curve::Proportional, a, b, w, d),
                points(Curve::Inverse, b, a, w, d)
            );
        }

        #[test]
        fn both_ways_agree(
            c in curve(), a in number(), b in number(), w in positive(), d in 0u32..6,
        ) {
            if let Some(quick) = quick(c, a, b, w, d) {
                prop_assert_eq!(Some(quick), careful(c, a, b, w, d));
            }
        }

        #[test]
        fn better_never_costs_points(
            a in positive(), b in positive(), c in positive(), w in positive(),
        ) {
            let (low, high) = (b.min(c), b.max(c));
            let at = |curve, actual| points(curve, a, actual, w, 2).unwrap();
            prop_assert!(at(Curve::Proportional, low) <= at(Curve::Proportional, high));
            prop_assert!(at(Curve::Inverse, low) >= at(Curve::Inverse, high));
            prop_assert!(at(Curve::Linear, low) >= at(Curve::Linear, high));
        }
    }
}
