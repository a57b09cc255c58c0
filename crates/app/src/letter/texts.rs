//! The sentences of the letter and the words of its answers, which are data.

use domain::rules::Date;
use domain::text::Language;
use serde::Deserialize;
use std::sync::LazyLock;

/// All texts.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Texts {
    letter: Letter,
    letter_en: Letter,
    pub(crate) answers: Words,
}

/// The sentences of the letter.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Letter {
    pub(crate) title: String,
    pub(crate) title_of_year: String,
    pub(crate) to_all: String,
    pub(crate) to_more: String,
    pub(crate) opening: String,
    pub(crate) nothing: String,
    pub(crate) notes: String,
    pub(crate) waived: String,
    pub(crate) request: String,
    pub(crate) deadline: String,
    pub(crate) closing: String,
    pub(crate) contact: String,
    pub(crate) seal: String,
    pub(crate) form: String,
    pub(crate) of_file: String,
    pub(crate) you: String,
    pub(crate) all_of_you: String,
    pub(crate) no_findings: String,
    pub(crate) date: String,
    pub(crate) no_date: String,
    pub(crate) follows: String,
    pub(crate) beside: String,
    pub(crate) columns: Vec<String>,
    pub(crate) answer: String,
    /// What may be answered, as it is printed: corrected, explained, a waiver asked for.
    pub(crate) choices: [String; 3],
    pub(crate) indent: String,
    pub(crate) greeting: String,
    /// What stands between the names of a list.
    pub(crate) between: String,
    pub(crate) at: String,
    /// What stands between two figures of a finding.
    pub(crate) figures: String,
}

/// The words of answers.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) fixed: Vec<String>,
    pub(crate) explained: Vec<String>,
    pub(crate) waiver: Vec<String>,
    pub(crate) ticked: String,
    pub(crate) boxes: String,
    pub(crate) words: Vec<String>,
    pub(crate) answer_columns: Vec<String>,
    pub(crate) words_columns: Vec<String>,
    pub(crate) problem_columns: Vec<String>,
    pub(crate) number_columns: Vec<String>,
}

static TEXTS: LazyLock<Texts> =
    LazyLock::new(|| toml::from_str(include_str!("texts.toml")).unwrap_or_default());

/// The texts.
pub(crate) fn texts() -> &'static Texts {
    &TEXTS
}

impl Texts {
    /// The sentences of the letter in a language.
    pub(crate) fn letter(&self, language: Language) -> &Letter {
        match language {
            Language::Chinese => &self.letter,
            Language::English => &self.letter_en,
        }
    }
}

/// A sentence with its gaps filled in.
pub(crate) fn filled(sentence: &str, gaps: &[(&str, &str)]) -> String {
    let mut text = sentence.to_owned();
    for (name, value) in gaps {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

/// A date as letters write it, or room for one.
pub(crate) fn date(date: Option<Date>, language: Language) -> String {
    let texts = texts().letter(language);
    date.map_or_else(
        || texts.no_date.clone(),
        |date| {
            let (year, month, day) = (date.year, date.month, date.day);
            let gaps = [
                ("year", &*year.to_string()),
                ("month", &*month.to_string()),
                ("day", &*day.to_string()),
                ("month02", &*format!("{month:02}")),
                ("day02", &*format!("{day:02}")),
            ];
            filled(&texts.date, &gaps)
        },
    )
}

/// A number as headings count: in Chinese in Chinese numerals.
pub(crate) fn numeral(number: usize, language: Language) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |n: usize| DIGITS.get(n % 10).copied().unwrap_or('〇');
    if language == Language::English {
        return number.to_string();
    }
    match number {
        0..=9 => digit(number).to_string(),
        10..=99 => {
            let mut text = String::new();
            if number >= 20 {
                text.push(digit(number / 10));
            }
            text.push('十');
            if !number.is_multiple_of(10) {
                text.push(digit(number));
            }
            text
        }
        more => more.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_are_complete() {
        let read: Result<Texts, _> = toml::from_str(include_str!("texts.toml"));
        let read = read.unwrap();
        assert_eq!(read.letter.columns.len(), 7);
        assert_eq!(read.letter_en.columns.len(), 7);
        for words in [
            &read.answers.fixed,
            &read.answers.explained,
            &read.answers.waiver,
        ] {
            assert!(!words.is_empty());
        }
    }

    #[test]
    fn numerals_are_those_of_headings() {
        let all: Vec<String> = [1, 10, 11, 20, 42, 100]
            .map(|number| numeral(number, Language::Chinese))
            .to_vec();
        assert_eq!(all, ["一", "十", "十一", "二十", "四十二", "100"]);
    }
}
