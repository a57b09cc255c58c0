//! Dates, ranges of dates and due dates in a text.
//! Must not judge them: an impossible date is kept as printed, for a check to find.

use super::day::{arabic, point, year_of_digits};
use super::{Deadline, DeadlineBound, PartialDate, Period, figure, units};

/// A date and where it ends, counted from the beginning of the text given.
pub(super) struct Dated {
    /// The date.
    pub deadline: Deadline,
    /// Bytes taken.
    pub len: usize,
}

/// Reads a date at the beginning of `text`. `recurring` says which period leads it.
pub(super) fn read(text: &str, recurring: Option<Period>, whole: bool) -> Option<Dated> {
    if let Some(dated) = bare_years(text, whole).or_else(|| months(text)) {
        return Some(dated);
    }
    let first = point(text, recurring.is_some())?;
    let mut len = first.len;
    let mut deadline = Deadline {
        date: first.date,
        until: None,
        bound: DeadlineBound::On,
        recurring,
        occasion: String::new(),
    };
    if let Some(sign) = range_sign(&text[len..]) {
        let behind = &text[len + sign..];
        if let Some(second) = point(behind, false) {
            deadline.until = Some(second.date);
            deadline.bound = DeadlineBound::Within;
            len += sign + second.len;
            return Some(Dated { deadline, len });
        }
    }
    if first.needs_more {
        return None;
    }
    if deadline.date.day.is_none() {
        let phase = units::begins(&text[len..], &units::DATE_PHASES);
        let feast = units::begins(&text[len..], &units::OCCASIONS);
        if let Some(word) = feast.or(phase) {
            len += word.len();
            if word != "份" {
                word.clone_into(&mut deadline.occasion);
            }
        }
    }
    if deadline.date.day.is_some() {
        len += clock(&text[len..]);
    }
    if let Some(word) = units::begins(&text[len..], &units::BEFORE_WORDS) {
        deadline.bound = DeadlineBound::Before;
        len += word.len();
    }
    Some(Dated { deadline, len })
}

/// Bytes of a time of day behind a date: 24时, 17:00.
fn clock(text: &str) -> usize {
    let hour = figure::digits(text.as_bytes());
    if !(1..=2).contains(&hour) {
        return 0;
    }
    let behind = &text[hour..];
    if behind.starts_with(['时', '点']) {
        return hour + '时'.len_utf8();
    }
    let minutes = behind.strip_prefix(':').unwrap_or_default();
    match figure::digits(minutes.as_bytes()) {
        2 => hour + 3,
        _ => 0,
    }
}

/// A cell that tells a date by words alone: 春节前, 每月底前.
pub(super) fn occasion(text: &str) -> Option<Deadline> {
    let mut rest = text;
    let mut recurring = None;
    if let Some(behind) = rest.strip_prefix('每') {
        let (word, period) = units::PERIODS
            .iter()
            .filter(|(word, _)| behind.starts_with(word))
            .max_by_key(|(word, _)| word.len())?;
        recurring = Some(*period);
        rest = &behind[word.len()..];
    }
    let mut bound = DeadlineBound::On;
    if let Some(word) = units::ends(rest, &units::BEFORE_WORDS) {
        bound = DeadlineBound::Before;
        rest = &rest[..rest.len() - word.len()];
    }
    let known = units::OCCASIONS.contains(&rest);
    let told = bound == DeadlineBound::Before || recurring.is_some() || rest.chars().count() > 1;
    (known && told).then(|| Deadline {
        date: PartialDate::default(),
        until: None,
        bound,
        recurring,
        occasion: rest.to_owned(),
    })
}

/// `2024至2024` and `2023-2025年`: years of which the first has no 年.
fn bare_years(text: &str, whole: bool) -> Option<Dated> {
    let from = year_of_digits(text)?;
    let sign = range_sign(&text[4..])?;
    let behind = &text[4 + sign..];
    let until = year_of_digits(behind)?;
    let mut len = 8 + sign;
    if text[len..].starts_with('年') {
        len += '年'.len_utf8();
    } else if !(whole && text.len() == len) {
        return None;
    }
    Some(span(
        PartialDate {
            year: Some(from),
            ..PartialDate::default()
        },
        PartialDate {
            year: Some(until),
            ..PartialDate::default()
        },
        len,
    ))
}

/// `1-12月` and `2024年1-12月`.
fn months(text: &str) -> Option<Dated> {
    let mut date = PartialDate::default();
    let mut len = 0;
    if let Some(year) = year_of_digits(text)
        && text[4..].starts_with('年')
    {
        date.year = Some(year);
        len = 4 + '年'.len_utf8();
    }
    let (first, digits) = arabic(&text[len..])?;
    len += digits;
    let sign = range_sign(&text[len..])?;
    len += sign;
    let (last, digits) = arabic(&text[len..])?;
    len += digits;
    let real = (1..=12).contains(&first) && (1..=12).contains(&last);
    // 3-5月10日 begins in another way than it seems; leave it.
    let behind = text[len..].strip_prefix('月')?;
    let behind = behind.strip_prefix('份').unwrap_or(behind);
    if !real || behind.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    date.month = Some(first);
    let until = PartialDate {
        month: Some(last),
        ..date
    };
    Some(span(date, until, text.len() - behind.len()))
}

fn span(date: PartialDate, until: PartialDate, len: usize) -> Dated {
    let deadline = Deadline {
        date,
        until: Some(until),
        bound: DeadlineBound::Within,
        recurring: None,
        occasion: String::new(),
    };
    Dated { deadline, len }
}

/// Bytes of the sign that joins two dates.
pub(super) fn range_sign(text: &str) -> Option<usize> {
    let signs = ["--", "-", "~", "至", "到"];
    let sign = signs.iter().find(|sign| text.starts_with(**sign))?;
    Some(sign.len())
}
