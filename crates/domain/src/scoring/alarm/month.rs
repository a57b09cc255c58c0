//! The month up to which a monitoring form tells: its own, else what its title and notes say,
//! else the last whole month before it was filled in.

use crate::form::{Field, Form};
use crate::rules::Vocabulary;
use crate::value::Value;

/// From this day on a form tells of the month it is filled in.
const NEARLY_OVER: u8 = 25;

/// Signs between the months of a span.
const SPAN: [char; 8] = ['-', '－', '—', '–', '~', '～', '至', '到'];

pub(super) fn of(form: &Form, words: &Vocabulary) -> Option<u8> {
    if form.month.is_some() {
        return form.month;
    }
    let texts = std::iter::once(&form.title).chain(&form.notes);
    let mut told = texts.filter_map(|cell| in_text(&cell.raw, words));
    told.next().or_else(|| before_filling(form))
}

/// `1—8月`, `截至8月`, `8月底`.
fn in_text(text: &str, words: &Vocabulary) -> Option<u8> {
    text.match_indices('月').find_map(|(at, sign)| {
        let before = text.get(..at)?;
        let digits = before
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .count();
        let (rest, month) = before.split_at_checked(before.len().checked_sub(digits)?)?;
        let month = possible(month.parse().ok()?)?;
        let behind = text.get(at + sign.len()..)?;
        let ends = |list: &str| words.words(list).iter();
        let clear = rest.trim_end().ends_with(SPAN)
            || ends("month-up-to").any(|word| rest.trim_end().ends_with(word.as_str()))
            || ends("month-end").any(|word| behind.starts_with(word.as_str()));
        clear.then_some(month)
    })
}

fn before_filling(form: &Form) -> Option<u8> {
    let Value::Deadline(filled) = &form.field(Field::FilledOn)?.value else {
        return None;
    };
    let month = filled.date.month.and_then(possible)?;
    match filled.date.day {
        Some(day) if day >= NEARLY_OVER => Some(month),
        Some(_) => possible(month.checked_sub(1)?),
        None => None,
    }
}

fn possible(month: u8) -> Option<u8> {
    (1..=12).contains(&month).then_some(month)
}
