//! A date holds a wrong character.

use crate::look::{quoted, years};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::text::Text;

/// WRD004
pub const CHECK: Check = Check {
    code: "WRD004",
    name: "date-slip",
    level: Level::Warning,
    title_zh: "日期中有错字",
    title_en: "A date holds a wrong character",
    preview: false,
    page: include_str!("date_slip.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    for slot in form.slots() {
        let Some(cell) = form.cell(slot).filter(|cell| !cell.is_empty()) else {
            continue;
        };
        match slip(&cell.raw, subject.rules.vocabulary.words("after-year")) {
            None => {}
            Some(written) => {
                let shown = quoted(&written);
                let finding = record.fail(
                    slot,
                    &[],
                    Text::new(
                        format!("{shown}的年份后面应是“年”，多半是打错了字。"),
                        format!(
                            "{shown}: the year should be followed by 年; probably a typing slip."
                        ),
                    ),
                );
                finding.found = written;
            }
        }
    }
}

/// A year of four digits, one or two characters that are no 年, then month and day: 2022你那12月30日.
fn slip(text: &str, fitting: &[String]) -> Option<String> {
    if !text.contains('月') {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    for start in 0..chars.len() {
        let begins = chars[start].is_ascii_digit();
        if !begins || start > 0 && chars[start - 1].is_ascii_digit() {
            continue;
        }
        let ahead = chars[start..].iter().take(5);
        let digits = ahead.take_while(|c| c.is_ascii_digit()).count();
        if digits != 4 || years(&chars[start..start + 4].iter().collect::<String>()).is_empty() {
            continue;
        }
        let after = &chars[start + 4..];
        let words: String = after
            .iter()
            .take(3)
            .take_while(|c| c.is_alphabetic())
            .collect();
        let length = words.chars().count();
        let rest = &after[length..];
        let month = rest
            .iter()
            .take(3)
            .take_while(|c| c.is_ascii_digit())
            .count();
        let is_month = (1..=2).contains(&month) && rest.get(month) == Some(&'月');
        let has_day = rest.get(month + 1).is_some_and(char::is_ascii_digit);
        if (1..=2).contains(&length)
            && is_month
            && has_day
            && !fitting.iter().any(|w| words.starts_with(w.as_str()))
        {
            return Some(
                chars[start..start + 4 + length + month + 1]
                    .iter()
                    .collect(),
            );
        }
    }
    None
}
