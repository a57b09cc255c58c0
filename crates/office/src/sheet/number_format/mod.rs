//! What a workbook shows for a value under a number format, in exact decimal digits.
//! Knows no workbook: a format and a figure go in, a text comes out.

mod builtin;
mod dates;
mod digits;
mod figures;
#[cfg(test)]
mod tests;
mod tokens;

use crate::limits::LONGEST_NUMBER_FORMAT;
use digits::Digits;
use tokens::{Section, Token};

pub(crate) use builtin::built_in;

/// What is shown for an exact decimal (it may have an exponent or the noise of binary
/// floats) under a number format.
pub(crate) fn shown(number: &str, format: &str, date1904: bool) -> String {
    NumberFormat::new(format).shown(number, date1904)
}

/// A number format, taken apart once for many figures.
#[derive(Clone, Debug)]
pub(crate) struct NumberFormat {
    /// None for the general format.
    sections: Vec<Section>,
}

impl NumberFormat {
    /// Takes a format apart; one longer than any is general.
    pub(crate) fn new(format: &str) -> Self {
        let trimmed = format.trim();
        let general = trimmed.is_empty()
            || trimmed.eq_ignore_ascii_case("general")
            || trimmed == "@"
            || format.len() > LONGEST_NUMBER_FORMAT;
        Self {
            sections: if general {
                Vec::new()
            } else {
                tokens::sections(format)
            },
        }
    }

    /// What is shown for an exact decimal; what is none is shown as it stands.
    pub(crate) fn shown(&self, number: &str, date1904: bool) -> String {
        let Some(figure) = Digits::parse(number) else {
            return number.to_owned();
        };
        let figure = figure.without_noise();
        let Some((section, own_sign)) = self.section_for(&figure) else {
            return figure.general();
        };
        if section.date {
            return dates::shown(&figure, &section.tokens, date1904)
                .map_or_else(|| figure.general(), |text| text.trim().to_owned());
        }
        let sign = if figure.negative && !own_sign {
            "-"
        } else {
            ""
        };
        let text = figures::shown(&figure.positive(), &section.tokens);
        format!("{sign}{}", text.trim())
    }

    /// What is shown for a text.
    pub(crate) fn shown_text(&self, text: &str) -> String {
        let of_text = |section: &&Section| section.tokens.contains(&Token::Text);
        let section = match self.sections.as_slice() {
            [_, _, _, fourth, ..] => Some(fourth),
            [.., last] => Some(last).filter(of_text),
            [] => None,
        };
        let Some(section) = section else {
            return text.to_owned();
        };
        let mut shown = String::new();
        for token in &section.tokens {
            match token {
                Token::Literal(literal) => shown.push_str(literal),
                Token::Text | Token::General => shown.push_str(text),
                _ => {}
            }
        }
        shown
    }

    /// The section for a figure, and whether it brings its own sign.
    fn section_for(&self, figure: &Digits) -> Option<(&Section, bool)> {
        // The fourth is for texts; so is one with `@` among fewer.
        let figures: Vec<&Section> = self
            .sections
            .iter()
            .take(3)
            .enumerate()
            .filter(|(at, section)| *at == 0 || !section.tokens.contains(&Token::Text))
            .map(|(_, section)| section)
            .collect();
        let first = figures.first()?;
        if figures
            .iter()
            .take(2)
            .any(|section| section.condition.is_some())
        {
            return Some(conditional(&figures, figure));
        }
        Some(match (figures.as_slice(), figure.negative) {
            ([_, negative, ..], true) => (*negative, true),
            ([_, _, zero, ..], false) if figure.is_zero() => (*zero, false),
            _ => (*first, false),
        })
    }
}

/// The section whose condition the figure meets, else the last.
fn conditional<'a>(sections: &[&'a Section], figure: &Digits) -> (&'a Section, bool) {
    static NOTHING: Section = Section {
        tokens: Vec::new(),
        condition: None,
        date: false,
    };
    for (at, section) in sections.iter().enumerate() {
        match &section.condition {
            Some(condition) if condition.admits(figure) => {
                return (section, condition.only_negative());
            }
            Some(_) => {}
            // The second without a condition is for the negative, if a third follows.
            None if at == 1 && sections.len() > 2 && !figure.negative => {}
            None => return (section, at == 1 && sections.len() > 2),
        }
    }
    (sections.last().copied().unwrap_or(&NOTHING), false)
}
