//! One date as printed: 2022年12月31日, 2023.7.10, 12月31日, 30日前.
//! Must not know ranges, feasts, or what a date binds.

use super::calendar::range_sign;
use super::{PartialDate, figure, numerals, units};

/// One date and how far it reaches.
pub(super) struct Point {
    /// What is printed of the date.
    pub date: PartialDate,
    /// Bytes taken.
    pub len: usize,
    /// Only part of a range, never a date alone (2023.7 is a figure).
    pub needs_more: bool,
}

/// One date: 2022年12月31日, 2023.7.10, 12月31日, 30日前.
pub(super) fn point(text: &str, recurring: bool) -> Option<Point> {
    let (first, len, count) = whole_number(text)?;
    let rest = &text[len..];
    if let Some(year) = year_of(first, count) {
        // 2022度 is a slip for 2022年度.
        return match rest.strip_prefix(['年', '度']) {
            Some(behind) => Some(in_year(year, behind, len + '年'.len_utf8())),
            None => signed_date(year, rest, len),
        };
    }
    if count > 2 {
        return None;
    }
    if let Some(short) = short_date(first, len, rest) {
        return Some(short);
    }
    if let Some(behind) = rest.strip_prefix('年') {
        // 22年12月: two digits are a year only where a month follows.
        let year = i32::try_from(first).ok()? + 2000;
        let dated = in_year(year, behind, len + '年'.len_utf8());
        return (dated.date.month.is_some() && count == 2).then_some(dated);
    }
    let first = u8::try_from(first).ok()?;
    if let Some((date, more)) = month_day(first, rest) {
        let real = date.day.is_some() || (1..=12).contains(&first);
        return real.then_some(Point {
            date,
            len: len + more,
            needs_more: false,
        });
    }
    let behind = rest.strip_prefix(['日', '号'])?;
    let due = units::begins(behind, &units::BEFORE_WORDS).is_some();
    (due || recurring).then(|| Point {
        date: PartialDate {
            day: Some(first),
            ..PartialDate::default()
        },
        len: text.len() - behind.len(),
        needs_more: false,
    })
}

/// `22.12.31` and `22-12-31`, where month and day can only be such.
fn short_date(first: u32, len: usize, rest: &str) -> Option<Point> {
    let year = i32::try_from(first).ok()?;
    if len != 2 || !(10..100).contains(&year) {
        return None;
    }
    let dated = signed_date(2000 + year, rest, len)?;
    let month = dated.date.month?;
    let day = dated.date.day?;
    let real = (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then_some(dated)
}

fn in_year(year: i32, behind: &str, len: usize) -> Point {
    let mut date = PartialDate {
        year: Some(year),
        ..PartialDate::default()
    };
    let mut len = len;
    if let Some(more) = behind.strip_prefix('度').map(|_| '度'.len_utf8()) {
        len += more;
    } else if let Some((month, digits)) = short_number(behind)
        && let Some((inner, more)) = month_day(month, &behind[digits..])
    {
        date.month = inner.month;
        date.day = inner.day;
        len += digits + more;
    }
    Point {
        date,
        len,
        needs_more: false,
    }
}

/// `月31日` behind a month's figure.
fn month_day(month: u8, rest: &str) -> Option<(PartialDate, usize)> {
    let behind = rest.strip_prefix('月')?;
    let mut date = PartialDate {
        month: Some(month),
        ..PartialDate::default()
    };
    let mut len = '月'.len_utf8();
    if let Some((day, digits)) = short_number(behind)
        && behind[digits..].starts_with(['日', '号'])
    {
        date.day = Some(day);
        len += digits + '日'.len_utf8();
    }
    Some((date, len))
}

/// `-12-31`, `/12/31`, `.12.31`, `-12` behind a year.
fn signed_date(year: i32, rest: &str, year_len: usize) -> Option<Point> {
    let sign = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, digits) = arabic(&rest[1..])?;
    let mut date = PartialDate {
        year: Some(year),
        month: Some(month),
        day: None,
    };
    let mut len = 1 + digits;
    if let Some((day, digits)) = rest[len..].strip_prefix(sign).and_then(arabic) {
        date.day = Some(day);
        len += 1 + digits;
        if rest[len..].starts_with('日') {
            len += '日'.len_utf8();
        }
    } else if !(1..=12).contains(&month) {
        return None;
    }
    let behind = &rest[len..];
    let ends = behind.is_empty() || units::begins(behind, &units::BEFORE_WORDS).is_some();
    if date.day.is_none() && !ends && range_sign(behind).is_none() {
        return None;
    }
    let dotted = sign == '.' && date.day.is_none();
    Some(Point {
        date,
        len: year_len + len,
        needs_more: dotted && (behind.is_empty() || range_sign(behind).is_some()),
    })
}

/// A whole number in either script: value, bytes, characters.
fn whole_number(text: &str) -> Option<(u32, usize, usize)> {
    let count = figure::digits(text.as_bytes());
    if count > 0 {
        return (count <= 4).then(|| (decimal(&text.as_bytes()[..count]), count, count));
    }
    if !text.starts_with(numerals::starts) {
        return None;
    }
    let (printed, len, _) = numerals::read(text)?;
    let (value, decimals) = printed.value.parts();
    let value = u32::try_from(value).ok().filter(|_| decimals == 0)?;
    let count = match value {
        1000.. => 4,
        100.. => 3,
        _ => 2,
    };
    Some((value, len, count))
}

fn decimal(digits: &[u8]) -> u32 {
    digits
        .iter()
        .fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'))
}

/// One or two digits that no third follows, or the same in Chinese numerals.
fn short_number(text: &str) -> Option<(u8, usize)> {
    let (value, len, count) = whole_number(text)?;
    let value = u8::try_from(value).ok()?;
    (count <= 2).then_some((value, len))
}

pub(super) fn arabic(text: &str) -> Option<(u8, usize)> {
    let starts = text.starts_with(|c: char| c.is_ascii_digit());
    short_number(text).filter(|_| starts)
}

pub(super) fn year_of_digits(text: &str) -> Option<i32> {
    let bytes = text.as_bytes();
    if figure::digits(bytes) != 4 {
        return None;
    }
    year_of(decimal(&bytes[..4]), 4)
}

fn year_of(value: u32, count: usize) -> Option<i32> {
    let year = i32::try_from(value).ok()?;
    (count == 4 && (1900..2200).contains(&year)).then_some(year)
}
