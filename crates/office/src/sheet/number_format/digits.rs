//! Exact decimal digits of a cell's value, rounded half up. Knows no number format.

use std::cmp::Ordering;

/// Digits a workbook's figures are good for: beyond them is the noise of binary floats.
const SIGNIFICANT: usize = 15;
/// Beyond these powers of ten no workbook holds a figure.
const LARGEST_POWER: i64 = 400;
/// Where figures are no longer written out.
const LONGEST_INTEGER: i32 = 21;
/// Zeros after the point that are still written out.
const LEADING_ZEROS: i32 = 9;

/// A figure: `0.DIGITS × 10^point`, without leading and trailing zeros.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    pub negative: bool,
    digits: Vec<u8>,
    point: i32,
}

impl Digits {
    /// The figure of a decimal, with or without exponent.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits = Vec::with_capacity(whole.len() + part.len());
        for byte in whole.bytes().chain(part.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            digits.push(byte - b'0');
        }
        if digits.is_empty() {
            return None;
        }
        let point = i64::try_from(whole.len()).ok()?.checked_add(exponent)?;
        Self::from_parts(negative, digits, point)
    }

    fn from_parts(negative: bool, mut digits: Vec<u8>, mut point: i64) -> Option<Self> {
        let leading = digits.iter().take_while(|digit| **digit == 0).count();
        digits.drain(..leading);
        point = point.checked_sub(i64::try_from(leading).ok()?)?;
        while digits.last() == Some(&0) {
            digits.pop();
        }
        if digits.is_empty() {
            point = 0;
        }
        if point.abs() > LARGEST_POWER {
            return None;
        }
        Some(Self {
            negative: negative && !digits.is_empty(),
            digits,
            point: i32::try_from(point).ok()?,
        })
    }

    /// Without the noise that binary floats leave behind the fifteenth digit.
    pub(super) fn without_noise(self) -> Self {
        self.kept(i64::try_from(SIGNIFICANT).unwrap_or(i64::MAX))
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The digits before the point; 0 and less for figures below one.
    pub(super) fn power(&self) -> i32 {
        self.point
    }

    pub(super) fn positive(mut self) -> Self {
        self.negative = false;
        self
    }

    /// Times a power of ten.
    pub(super) fn shifted(mut self, by: i32) -> Self {
        if !self.digits.is_empty() {
            self.point = self.point.saturating_add(by);
        }
        self
    }

    /// Rounded half up to so many of its digits.
    fn kept(mut self, count: i64) -> Self {
        let Ok(count) = usize::try_from(count) else {
            return Self {
                negative: false,
                digits: Vec::new(),
                point: 0,
            };
        };
        let Some(&next) = self.digits.get(count) else {
            return self;
        };
        self.digits.truncate(count);
        if next >= 5 {
            let mut at = count;
            loop {
                if at == 0 {
                    self.digits.insert(0, 1);
                    self.point = self.point.saturating_add(1);
                    break;
                }
                at -= 1;
                match self.digits.get_mut(at) {
                    Some(digit) if *digit < 9 => {
                        *digit += 1;
                        break;
                    }
                    Some(digit) => *digit = 0,
                    None => break,
                }
            }
        }
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
        self
    }

    /// Rounded half up to so many decimals.
    pub(super) fn rounded(self, decimals: usize) -> Self {
        let count = i64::from(self.point) + i64::try_from(decimals).unwrap_or(i64::MAX / 2);
        self.kept(count)
    }

    /// Digits before the point (none for zero) and exactly so many after it, rounded.
    pub(super) fn fixed(&self, decimals: usize) -> (String, String) {
        let figure = self.clone().rounded(decimals);
        let digit = |at: i64| -> char {
            usize::try_from(at)
                .ok()
                .and_then(|at| figure.digits.get(at))
                .map_or('0', |digit| char::from(b'0' + digit))
        };
        let point = i64::from(figure.point);
        let whole = (0..point).map(digit).collect();
        let part = (0..i64::try_from(decimals).unwrap_or(0))
            .map(|at| digit(point + at))
            .collect();
        (whole, part)
    }

    /// The whole number of `10^-decimals`, what is smaller cut off.
    pub(super) fn scaled(&self, decimals: i32) -> Option<i128> {
        let length = self.point.checked_add(decimals)?;
        if length > 30 {
            return None;
        }
        let mut value: i128 = 0;
        for at in 0..usize::try_from(length).unwrap_or(0) {
            value = value * 10 + i128::from(self.digits.get(at).copied().unwrap_or(0));
        }
        Some(if self.negative { -value } else { value })
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let sign = |figure: &Self| match (figure.is_zero(), figure.negative) {
            (true, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        let (mine, others) = (sign(self), sign(other));
        if mine != others || mine == 0 {
            return mine.cmp(&others);
        }
        let sizes = self
            .point
            .cmp(&other.point)
            .then_with(|| self.digits.cmp(&other.digits));
        if mine < 0 { sizes.reverse() } else { sizes }
    }

    /// As a cell without a number format shows it.
    pub(super) fn general(&self) -> String {
        let count = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        let sign = if self.negative { "-" } else { "" };
        if self.is_zero() {
            return "0".to_owned();
        }
        if self.point > LONGEST_INTEGER || self.point <= -LEADING_ZEROS {
            let mantissa = self.clone().positive().shifted(1 - self.point);
            let exponent = i64::from(self.point) - 1;
            let (whole, part) = mantissa.fixed(usize::try_from(count - 1).unwrap_or(0));
            let dot = if part.is_empty() { "" } else { "." };
            let way = if exponent < 0 { '-' } else { '+' };
            return format!("{sign}{whole}{dot}{part}E{way}{:02}", exponent.abs());
        }
        let decimals = usize::try_from(count.saturating_sub(self.point)).unwrap_or(0);
        let (whole, part) = self.fixed(decimals);
        let whole = if whole.is_empty() { "0" } else { &whole };
        let dot = if part.is_empty() { "" } else { "." };
        format!("{sign}{whole}{dot}{part}")
    }
}
