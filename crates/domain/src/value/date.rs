//! Dates and deadlines as people write them.

use super::quantity::Period;
use std::fmt;

/// A date of which any part may be left out: `2022年12月`, `12月31日`, `30日`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct PartialDate {
    /// The year, four digits.
    pub year: Option<i32>,
    /// 1 to 12, as printed (an impossible month is kept and found by a check).
    pub month: Option<u8>,
    /// 1 to 31, as printed.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Whether such a day can exist (February 30 cannot).
    pub fn is_possible(self) -> bool {
        let month = self.month.unwrap_or(1);
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => match self.year {
                Some(y) if y % 4 != 0 || (y % 100 == 0 && y % 400 != 0) => 28,
                _ => 29,
            },
            _ => return false,
        };
        self.day.is_none_or(|day| (1..=last).contains(&day))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(f, "{year}年")?;
        }
        if let Some(month) = self.month {
            write!(f, "{month}月")?;
        }
        if let Some(day) = self.day {
            write!(f, "{day}日")?;
        }
        Ok(())
    }
}

impl Deadline {
    /// The occasion of 月底 and 年底: the last day of the month or year that is named.
    pub const END: &'static str = "底";
}

/// How a date bounds the deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeadlineBound {
    /// 前, 之前, 以前, 底前
    Before,
    /// The date alone.
    On,
    /// From one date to another.
    Within,
}

/// A due date, a date of completion, or a range of dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The date, or the beginning of the range.
    pub date: PartialDate,
    /// The end of a range.
    pub until: Option<PartialDate>,
    /// How the date binds.
    pub bound: DeadlineBound,
    /// Every month, every year: 每月30日前.
    pub recurring: Option<Period>,
    /// A date told by a feast or another word: 春节 in 春节前.
    pub occasion: String,
}
