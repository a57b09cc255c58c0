//! Figures in Arabic digits: grouping commas, the decimal point, what is too long.
//! Must not know units or signs of comparison.

use crate::number::{Number, Printed};

/// Digits a [`Number`] holds safely.
const MAX_DIGITS: usize = 28;

/// A run of digits as far as it makes one figure.
pub(super) struct Figure {
    /// The value; `None` when the run is no number.
    pub number: Option<Printed>,
    /// Bytes the figure takes; the whole run of digits, points and commas when it is no number.
    pub len: usize,
    /// Digits in front of the point when nothing but digits is printed, else 0.
    pub bare_digits: usize,
    /// A zero in front of other whole digits, as codes and phone numbers have.
    pub leading_zero: bool,
}

/// A whole cell that is nothing but a signed plain number; the usual case, so the fast one.
pub(super) fn plain(raw: &str) -> Option<Printed> {
    let bytes = raw.as_bytes();
    let (negative, digits) = match bytes.first()? {
        b'-' => (true, &bytes[1..]),
        b'+' => (false, &bytes[1..]),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut mantissa: i64 = 0;
    let mut decimals: Option<u32> = None;
    for &byte in digits {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + i64::from(byte - b'0');
                decimals = decimals.map(|n| n + 1);
            }
            b'.' if decimals.is_none() => decimals = Some(0),
            _ => return None,
        }
    }
    // `5.` and `.` are left to the slow path.
    if decimals == Some(0) {
        return None;
    }
    let decimals = decimals.unwrap_or(0);
    let signed = if negative { -mantissa } else { mantissa };
    let value = Number::scaled(i128::from(signed), decimals)?;
    Some(Printed { value, decimals })
}

/// Reads the figure at the beginning of `text`. In a `whole` cell commas are taken
/// strictly: what follows a comma without making a group of three breaks the figure.
pub(super) fn read(text: &str, whole: bool) -> Figure {
    let bytes = text.as_bytes();
    let mut mantissa = Mantissa::default();
    let whole_digits = mantissa.take(bytes);
    let mut at = whole_digits;
    if (1..=3).contains(&whole_digits) {
        while let Some(comma) = comma_at(&text[at..], whole) {
            let group = &bytes[at + comma..];
            if digits(group) != 3 {
                break;
            }
            mantissa.take(group);
            at += comma + 3;
        }
    }
    let grouped = at > whole_digits;
    let mut decimals = 0;
    if bytes.get(at) == Some(&b'.') && digits(&bytes[at + 1..]) > 0 {
        decimals = mantissa.take(&bytes[at + 1..]);
        at += 1 + decimals;
    }
    let broken = goes_on(&text[at..], whole);
    let number = if broken {
        None
    } else {
        mantissa.printed(decimals)
    };
    Figure {
        number,
        len: if broken { run(text) } else { at },
        bare_digits: if grouped || decimals > 0 {
            0
        } else {
            whole_digits
        },
        leading_zero: whole_digits > 1 && bytes.first() == Some(&b'0'),
    }
}

/// How many digits the bytes begin with.
pub(super) fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_digit()).count()
}

fn comma_at(text: &str, whole: bool) -> Option<usize> {
    if text.starts_with(',') {
        Some(1)
    } else if whole && text.starts_with('，') {
        Some('，'.len_utf8())
    } else {
        None
    }
}

/// Whether a second point, or in a whole cell a comma out of place, spoils the figure.
fn goes_on(rest: &str, whole: bool) -> bool {
    let comma = if whole { comma_at(rest, true) } else { None };
    let skip = match comma {
        Some(skip) => skip,
        None if rest.starts_with('.') => 1,
        None => return false,
    };
    rest.as_bytes().get(skip).is_some_and(u8::is_ascii_digit)
        || rest[skip..].starts_with(['.', ','])
}

fn run(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '，'))
        .unwrap_or(text.len())
}

#[derive(Default)]
struct Mantissa {
    value: i128,
    count: usize,
}

impl Mantissa {
    /// Takes the leading digits; says how many.
    fn take(&mut self, bytes: &[u8]) -> usize {
        let count = digits(bytes);
        for byte in &bytes[..count] {
            if self.count > 0 || *byte != b'0' {
                self.count += 1;
            }
            if self.count <= MAX_DIGITS {
                self.value = self.value * 10 + i128::from(byte - b'0');
            }
        }
        count
    }

    fn printed(&self, decimals: usize) -> Option<Printed> {
        if self.count > MAX_DIGITS || decimals > MAX_DIGITS {
            return None;
        }
        let decimals = u32::try_from(decimals).ok()?;
        let value = Number::scaled(self.value, decimals)?;
        Some(Printed { value, decimals })
    }
}
