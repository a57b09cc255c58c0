//! Dates and times in a section of a number format. Knows no other figures.

use super::digits::Digits;
use super::tokens::Token;

const DAY: i128 = 86_400;
/// The day after the last a workbook knows, 9999-12-31.
const END: i128 = 2_958_466;
/// Days between the two ways of counting.
const FROM_1904: i128 = 1462;
/// Decimals of a day that are looked at.
const DECIMALS: i32 = 15;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [(&str, &str); 7] = [
    ("Sunday", "日"),
    ("Monday", "一"),
    ("Tuesday", "二"),
    ("Wednesday", "三"),
    ("Thursday", "四"),
    ("Friday", "五"),
    ("Saturday", "六"),
];

/// A moment taken apart.
struct Moment {
    year: i128,
    month: i128,
    day: i128,
    weekday: usize,
    /// Seconds of the day.
    second: i128,
    /// Seconds since the beginning of the count.
    elapsed: i128,
    /// Parts of a second, in as many decimals as are shown.
    part: i128,
}

/// What a figure shows as a date; none where it is before or after all dates.
pub(super) fn shown(figure: &Digits, tokens: &[Token], date1904: bool) -> Option<String> {
    let decimals = tokens
        .iter()
        .filter_map(|token| match token {
            Token::PartOfSecond(count) => Some((*count).min(3)),
            _ => None,
        })
        .max()
        .unwrap_or(0);
    let moment = moment(figure, decimals, date1904)?;
    let half = tokens
        .iter()
        .any(|token| matches!(token, Token::HalfDay(..)));
    let mut text = String::new();
    for token in tokens {
        match token {
            Token::Literal(literal) => text.push_str(literal),
            Token::Gap => text.push(' '),
            Token::Point => text.push('.'),
            Token::Date(letter, count) => text.push_str(&part(&moment, *letter, *count, half)),
            Token::Minutes(count) => {
                text.push_str(&padded(moment.second / 60 % 60, (*count).min(2)));
            }
            Token::Elapsed(letter, count) => {
                let unit = match letter {
                    'h' => 3600,
                    'm' => 60,
                    _ => 1,
                };
                text.push_str(&padded(moment.elapsed / unit, *count));
            }
            Token::HalfDay(before, after) => {
                text.push_str(if moment.second < DAY / 2 {
                    before
                } else {
                    after
                });
            }
            Token::PartOfSecond(count) => {
                text.push('.');
                text.push_str(&padded(moment.part, *count));
            }
            _ => {}
        }
    }
    Some(text)
}

fn moment(figure: &Digits, decimals: usize, date1904: bool) -> Option<Moment> {
    if figure.negative {
        return None;
    }
    let fine = 10i128.pow(u32::try_from(decimals).ok()?);
    let one = 10i128.pow(DECIMALS.unsigned_abs());
    let scaled = figure.scaled(DECIMALS)?;
    if scaled >= END * one {
        return None;
    }
    // Rounded to what is shown, so that the noise of binary floats makes no 11:59.
    let ticks = (scaled * DAY * fine * 2 + one) / (2 * one);
    let (elapsed, part) = (ticks / fine, ticks % fine);
    let mut serial = elapsed / DAY;
    if date1904 {
        serial += FROM_1904;
    }
    let (year, month, day) = civil(serial);
    Some(Moment {
        year,
        month,
        day,
        weekday: usize::try_from((serial + 6) % 7).unwrap_or(0),
        second: elapsed % DAY,
        elapsed,
        part,
    })
}

/// Year, month and day of a serial number counted from 1900, whose 60th day never was.
fn civil(serial: i128) -> (i128, i128, i128) {
    match serial {
        0 => return (1900, 1, 0),
        60 => return (1900, 2, 29),
        _ => {}
    }
    let serial = if serial < 60 { serial + 1 } else { serial };
    // Days since 0000-03-01, in eras of 400 years.
    let days = serial + 693_899;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + i128::from(month <= 2);
    (year, month, day)
}

fn part(moment: &Moment, letter: char, count: usize, half: bool) -> String {
    let month = usize::try_from(moment.month - 1)
        .ok()
        .and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or("");
    let (weekday, chinese) = WEEKDAYS.get(moment.weekday).copied().unwrap_or_default();
    let short = |word: &str| word.chars().take(3).collect::<String>();
    match (letter, count) {
        ('y', 1 | 2) => padded(moment.year % 100, 2),
        ('y' | 'e', _) => padded(moment.year, 4),
        ('m', 1 | 2) => padded(moment.month, count),
        ('m', 3) => short(month),
        ('m', 5) => month.chars().take(1).collect(),
        ('m', _) => month.to_owned(),
        ('d', 1 | 2) => padded(moment.day, count),
        ('d', 3) => short(weekday),
        ('d', _) => weekday.to_owned(),
        ('a', 3) => chinese.to_owned(),
        ('a', 4..) => format!("星期{chinese}"),
        ('h', _) => {
            let hour = moment.second / 3600;
            let hour = match (half, hour % 12) {
                (true, 0) => 12,
                (true, hour) => hour,
                (false, _) => hour,
            };
            padded(hour, count.min(2))
        }
        ('s', _) => padded(moment.second % 60, count.min(2)),
        (letter, count) => std::iter::repeat_n(letter, count).collect(),
    }
}

fn padded(value: i128, width: usize) -> String {
    // A width is as long as the format, which is bounded.
    format!("{value:0width$}")
}
