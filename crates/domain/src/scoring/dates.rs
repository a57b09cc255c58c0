//! Whether a date of completion keeps a deadline.
//!
//! Must not guess: a missing year is taken from the form, anything else missing leaves it open.

use crate::form::Year;
use crate::value::{Deadline, DeadlineBound, PartialDate};

type Day = (i32, u8, u8);

/// `Some(true)` kept, `Some(false)` missed, `None` where the two cannot be compared.
pub(super) fn kept(target: &Deadline, actual: &Deadline, year: Option<Year>) -> Option<bool> {
    let plain = |date: &Deadline| {
        let end = date.occasion == Deadline::END && date.date.day.is_none();
        (date.occasion.is_empty() || end) && date.recurring.is_none()
    };
    if !plain(target) || !plain(actual) {
        return None;
    }
    let (_, due) = span(target.until.unwrap_or(target.date), year)?;
    let (earliest, latest) = span(actual.until.unwrap_or(actual.date), year)?;
    if latest <= due {
        Some(true)
    } else if earliest > due && actual.bound != DeadlineBound::Before {
        Some(false)
    } else {
        None
    }
}

/// Whether a deadline lies in a month before the one that is told of.
pub(super) fn passed(target: &Deadline, year: Option<Year>, month: u8) -> Option<bool> {
    let end = target.occasion == Deadline::END && target.date.day.is_none();
    if target.recurring.is_some() || !(target.occasion.is_empty() || end) {
        return None;
    }
    let (_, (due_year, due_month, _)) = span(target.until.unwrap_or(target.date), year)?;
    Some((due_year, due_month) < (year?.0, month))
}

/// The first and the last day a partial date can mean.
fn span(date: PartialDate, year: Option<Year>) -> Option<(Day, Day)> {
    let year = date.year.or(year.map(|Year(y)| y))?;
    let dated = PartialDate {
        year: Some(year),
        ..date
    };
    if !dated.is_possible() {
        return None;
    }
    match (date.month, date.day) {
        (Some(month), Some(day)) => Some(((year, month, day), (year, month, day))),
        (Some(month), None) => Some(((year, month, 1), (year, month, last_day(year, month)))),
        (None, None) => Some(((year, 1, 1), (year, 12, 31))),
        (None, Some(_)) => None,
    }
}

fn last_day(year: i32, month: u8) -> u8 {
    (28..=31)
        .rev()
        .find(|&day| {
            PartialDate {
                year: Some(year),
                month: Some(month),
                day: Some(day),
            }
            .is_possible()
        })
        .unwrap_or(28)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deadline(year: i32, month: u8, day: u8, bound: DeadlineBound) -> Deadline {
        let given = |part: u8| (part > 0).then_some(part);
        Deadline {
            date: PartialDate {
                year: (year > 0).then_some(year),
                month: given(month),
                day: given(day),
            },
            until: None,
            bound,
            recurring: None,
            occasion: String::new(),
        }
    }

    #[test]
    fn a_deed_on_the_last_day_is_in_time() {
        let due = deadline(2022, 12, 31, DeadlineBound::Before);
        let on = |y, m, d| deadline(y, m, d, DeadlineBound::On);
        assert_eq!(kept(&due, &on(2022, 12, 31), None), Some(true));
        assert_eq!(kept(&due, &on(2022, 12, 0), None), Some(true));
        assert_eq!(kept(&due, &on(2022, 0, 0), None), Some(true));
        assert_eq!(kept(&due, &on(2023, 1, 1), None), Some(false));
        assert_eq!(kept(&due, &due, None), Some(true));
        let early = deadline(2022, 11, 30, DeadlineBound::Before);
        assert_eq!(kept(&early, &on(2022, 11, 0), None), Some(true));
        assert_eq!(kept(&early, &on(2022, 0, 0), None), None);
        let later = deadline(2023, 6, 30, DeadlineBound::Before);
        assert_eq!(kept(&early, &later, None), None);
    }

    #[test]
    fn a_missing_year_is_the_forms_year() {
        let due = deadline(0, 12, 20, DeadlineBound::Before);
        let done = deadline(2022, 12, 25, DeadlineBound::On);
        assert_eq!(kept(&due, &done, Some(Year(2022))), Some(false));
        assert_eq!(kept(&due, &done, None), None);
        let mut month_end = deadline(2023, 6, 0, DeadlineBound::Before);
        month_end.date.day = None;
        month_end.occasion = Deadline::END.to_owned();
        assert_eq!(
            kept(&month_end, &deadline(2023, 8, 15, DeadlineBound::On), None),
            Some(false)
        );
        assert_eq!(
            kept(&month_end, &deadline(2023, 6, 30, DeadlineBound::On), None),
            Some(true)
        );
        let monthly = deadline(0, 0, 30, DeadlineBound::Before);
        assert_eq!(kept(&monthly, &done, Some(Year(2022))), None);
    }
}
