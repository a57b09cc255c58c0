//! Values a formula computes with: exact decimals, texts, truths, errors, and the unknown.

use crate::sheet::area::Area;
use rust_decimal::{Decimal, RoundingStrategy};
use std::cmp::Ordering;

/// Digits that workbooks compare and round by: what is behind them is binary noise.
const SIGNIFICANT: u32 = 15;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Empty,
    Number(Number),
    Text(String),
    Truth(bool),
    Error(String),
    /// Cells of a sheet.
    Cells(usize, Area),
    /// What is not understood.
    Unknown,
}

/// A number, and whether a program computing in binary might miss it by a little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) value: Decimal,
    pub(super) noisy: bool,
}

impl Number {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let value = match Decimal::from_str_exact(text) {
            Ok(value) => value,
            Err(_) => Decimal::from_scientific(text).ok()?,
        };
        Some(Self {
            value,
            noisy: false,
        })
    }

    pub(super) fn whole(value: u64) -> Self {
        Self {
            value: Decimal::from(value),
            noisy: false,
        }
    }

    /// Without what is behind the fifteenth digit.
    pub(super) fn plain(self) -> Decimal {
        // Most figures have no more digits than that, and rounding costs much.
        if self.value.mantissa().unsigned_abs() < 10u128.pow(SIGNIFICANT) {
            return self.value.normalize();
        }
        half_up(self.value, SIGNIFICANT)
            .unwrap_or(self.value)
            .normalize()
    }

    pub(super) fn of(value: Option<Decimal>, noisy: bool) -> Value {
        value.map_or(Value::Unknown, |value| Value::Number(Self { value, noisy }))
    }

    /// Whether its fraction is none, or none but for noise.
    pub(super) fn is_whole(self) -> bool {
        self.value.scale() == 0 || self.plain().fract().is_zero()
    }
}

fn half_up(value: Decimal, digits: u32) -> Option<Decimal> {
    value.round_sf_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
}

impl Value {
    /// As a number in arithmetic.
    pub(super) fn number(self) -> Result<Number, Self> {
        match self {
            Self::Empty => Ok(Number::whole(0)),
            Self::Number(number) => Ok(number),
            Self::Truth(truth) => Ok(Number::whole(u64::from(truth))),
            // Programs turn more texts into numbers than these, and not all the same.
            Self::Text(text) => Number::parse(&text).ok_or(Self::Unknown),
            Self::Error(_) => Err(self),
            Self::Cells(..) | Self::Unknown => Err(Self::Unknown),
        }
    }

    pub(super) fn truth(self) -> Result<bool, Self> {
        match self {
            Self::Text(_) => Err(Self::Unknown),
            other => Ok(!other.number()?.value.is_zero()),
        }
    }

    pub(super) fn text(self) -> Result<String, Self> {
        match self {
            Self::Empty => Ok(String::new()),
            Self::Text(text) => Ok(text),
            Self::Number(number) => Ok(number.plain().to_string()),
            Self::Truth(truth) => Ok(if truth { "TRUE" } else { "FALSE" }.to_owned()),
            Self::Error(_) => Err(self),
            Self::Cells(..) | Self::Unknown => Err(Self::Unknown),
        }
    }
}

/// How two values compare, none for two different texts; an error or the unknown stands for
/// itself.
pub(super) fn compare(a: Value, b: Value) -> Result<Option<Ordering>, Value> {
    // Like numbers before texts before truths.
    let rank = |value: &Value| match value {
        Value::Text(_) => 1,
        Value::Truth(_) => 2,
        _ => 0,
    };
    for value in [&a, &b] {
        if matches!(value, Value::Error(_) | Value::Unknown | Value::Cells(..)) {
            return Err(match value {
                Value::Error(error) => Value::Error(error.clone()),
                _ => Value::Unknown,
            });
        }
    }
    let (a, b) = match (a, b) {
        (Value::Empty, Value::Text(b)) => (Value::Text(String::new()), Value::Text(b)),
        (Value::Text(a), Value::Empty) => (Value::Text(a), Value::Text(String::new())),
        (Value::Empty, Value::Truth(b)) => (Value::Truth(false), Value::Truth(b)),
        (Value::Truth(a), Value::Empty) => (Value::Truth(a), Value::Truth(false)),
        other => other,
    };
    match (&a, &b) {
        (Value::Text(a), Value::Text(b)) => {
            let alike = a.to_lowercase() == b.to_lowercase();
            Ok(alike.then_some(Ordering::Equal))
        }
        (Value::Truth(a), Value::Truth(b)) => Ok(Some(a.cmp(b))),
        _ if rank(&a) == 0 && rank(&b) == 0 => {
            Ok(Some(a.number()?.plain().cmp(&b.number()?.plain())))
        }
        _ => Ok(Some(rank(&a).cmp(&rank(&b)))),
    }
}

impl Value {
    /// A number as a file writes it; one that is too large for exact decimals is unknown.
    pub(crate) fn number_of(text: &str) -> Self {
        Number::parse(text).map_or(Self::Unknown, Self::Number)
    }

    /// The exact decimal of a number as a file writes it.
    pub(crate) fn decimal_of(text: &str) -> Option<Decimal> {
        Number::parse(text).map(|number| number.value)
    }
}
