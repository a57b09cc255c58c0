//! Days of rule sets: reading them, the next day, and whether spans join.

use super::error::RulesError;
use domain::rules::{Date, DatedValue};

/// Reads `2020-01-31`.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    let date = Date {
        year: year.parse().ok()?,
        month: month.parse().ok()?,
        day: day.parse().ok()?,
    };
    ((1..=12).contains(&date.month) && (1..=days_in(date.year, date.month)).contains(&date.day))
        .then_some(date)
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

fn next(date: Date) -> Date {
    if date.day < days_in(date.year, date.month) {
        Date {
            day: date.day + 1,
            ..date
        }
    } else if date.month < 12 {
        Date {
            month: date.month + 1,
            day: 1,
            ..date
        }
    } else {
        Date {
            year: date.year + 1,
            month: 1,
            day: 1,
        }
    }
}

/// Refuses spans, in order of their first day, that overlap or leave days out between them.
pub(super) fn check_spans(values: &[DatedValue], at: (&str, &str)) -> Result<(), RulesError> {
    for pair in values.windows(2) {
        let [first, second] = pair else { continue };
        let Some(last) = first.to else {
            return Err(RulesError::spans(at, false, first.from, second.from));
        };
        if second.from <= last {
            return Err(RulesError::spans(at, false, last, second.from));
        }
        if next(last) != second.from {
            return Err(RulesError::spans(at, true, last, second.from));
        }
    }
    Ok(())
}
