//! The two figures behind a printed rate: 96%（48人÷50人）. Taken only where they give the
//! printed rate, so that no date or number of a clause is taken for a fraction.

use super::words::narrow;
use crate::number::{Number, Printed};

/// Signs of division tried in one text.
const MOST_SIGNS: usize = 16;
/// Characters of a unit between a figure and the sign.
const UNIT: usize = 4;
/// Digits of a figure.
const DIGITS: usize = 18;

/// Numerator and denominator of a rate in percent, printed in a text.
pub(super) fn fraction(text: &str, rate: Printed) -> Option<(Number, Number)> {
    if !text.contains(['÷', '/', '／']) {
        return None;
    }
    let chars: Vec<char> = text.chars().map(narrow).collect();
    let signs = chars.iter().enumerate();
    signs
        .filter(|(_, c)| matches!(c, '÷' | '/'))
        .take(MOST_SIGNS)
        .find_map(|(at, _)| {
            let part = before(chars.get(..at)?)?;
            let whole = behind(chars.get(at + 1..)?)?;
            closes(part, whole, rate).then_some((part, whole))
        })
}

/// Whether part ÷ whole gives the printed rate.
fn closes(part: Number, whole: Number, rate: Printed) -> bool {
    if whole <= Number::ZERO {
        return false;
    }
    let percent = part.times(Number::HUNDRED).and_then(|n| n.over(whole));
    percent.is_some_and(|percent| rate.interval().contains(percent))
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

fn before(chars: &[char]) -> Option<Number> {
    let unit = chars.iter().rev().take_while(|c| !is_figure(**c)).count();
    if unit > UNIT {
        return None;
    }
    let chars = chars.get(..chars.len() - unit)?;
    let digits = chars.iter().rev().take_while(|c| is_figure(**c)).count();
    number(chars.get(chars.len() - digits..)?)
}

fn behind(chars: &[char]) -> Option<Number> {
    let blanks = chars.iter().take_while(|c| c.is_whitespace()).count();
    let chars = chars.get(blanks..)?;
    let digits = chars.iter().take_while(|c| is_figure(**c)).count();
    number(chars.get(..digits)?)
}

fn number(chars: &[char]) -> Option<Number> {
    if chars.is_empty() || chars.len() > DIGITS {
        return None;
    }
    let text: String = chars.iter().filter(|c| **c != ',').collect();
    text.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, rate: &str) -> Option<(String, String)> {
        let rate = Printed::of(rate.parse().unwrap());
        fraction(text, rate).map(|(a, b)| (a.to_string(), b.to_string()))
    }

    #[test]
    fn figures_that_give_the_rate_are_its_parts() {
        let parts = Some(("48".to_owned(), "50".to_owned()));
        assert_eq!(of("96%（48人÷50人×100%）", "96"), parts);
        assert_eq!(of("48／50", "96"), parts);
        assert_eq!(of("满意48份 / 50份", "96.00"), parts);
        assert_eq!(
            of("2/3完成，66.67%", "66.67"),
            Some(("2".into(), "3".into()))
        );
    }

    #[test]
    fn figures_that_do_not_are_left_alone() {
        for text in [
            "2022/12/31",
            "48÷0",
            "÷",
            "/",
            "48人次以上参加/50",
            "45/50",
            "1.2.3/5",
        ] {
            assert_eq!(of(text, "96"), None, "{text}");
        }
    }
}
