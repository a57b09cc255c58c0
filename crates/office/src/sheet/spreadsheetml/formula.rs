//! Formulas whose cells are told from the formula's own (`RC[-1]`), by the names of the cells.

use crate::limits::LONGEST_FORMULA;
use crate::sheet::area::{COLUMNS, ROWS, letters};

/// What stands for a formula that is not understood.
const UNKNOWN: &str = "?";

/// A formula of a cell with its cells by name, without the sign in front.
pub(super) fn named(formula: &str, at: (u32, u32)) -> String {
    let formula = formula.trim().trim_start_matches('=');
    if formula.len() > LONGEST_FORMULA {
        return UNKNOWN.to_owned();
    }
    rewritten(formula, at).unwrap_or_else(|| UNKNOWN.to_owned())
}

fn rewritten(formula: &str, at: (u32, u32)) -> Option<String> {
    let mut text = String::with_capacity(formula.len());
    let mut rest = formula;
    while let Some(char) = rest.chars().next() {
        let length = match char {
            // Texts and names of sheets, up to the same mark.
            '"' | '\'' => rest.get(1..)?.find(char)? + 2,
            _ if is_word(char) => {
                let (name, length) = word(rest, at)?;
                text.push_str(&name);
                rest = rest.get(length..)?;
                continue;
            }
            other => other.len_utf8(),
        };
        text.push_str(rest.get(..length)?);
        rest = rest.get(length..)?;
    }
    Some(text)
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || "_.$".contains(char)
}

/// The word in front, a cell by its name, and how much of the formula it takes.
fn word(rest: &str, at: (u32, u32)) -> Option<(String, usize)> {
    let word_length = rest.find(|char| !is_word(char)).unwrap_or(rest.len());
    let plain = |length: usize| Some((rest.get(..length)?.to_owned(), length));
    let Some(after) = rest.strip_prefix(['R', 'r']) else {
        // Whole columns are told without a row.
        return match rest
            .strip_prefix(['C', 'c'])
            .map(|after| part(after, at.1, COLUMNS))
        {
            Some(Some((_, after))) if ends(after) => None,
            _ => plain(word_length),
        };
    };
    let Some((row, after)) = part(after, at.0, ROWS) else {
        return plain(word_length);
    };
    let Some(columns) = after.strip_prefix(['C', 'c']) else {
        return if ends(after) {
            None
        } else {
            plain(word_length)
        };
    };
    match part(columns, at.1, COLUMNS) {
        Some((column, after)) if ends(after) => {
            let ((row, held_row), (column, held_column)) = (row?, column?);
            let mark = |held| if held { "$" } else { "" };
            let name = format!(
                "{}{}{}{row}",
                mark(held_column),
                letters(column),
                mark(held_row)
            );
            Some((name, rest.len() - after.len()))
        }
        _ => plain(word_length),
    }
}

/// Whether a cell's name may end before what follows.
fn ends(after: &str) -> bool {
    !after.starts_with(|char| is_word(char) || "([!".contains(char))
}

/// The number of a row or column with whether it is held, and what follows it. None within
/// where it is not on the sheet.
#[allow(clippy::type_complexity, reason = "read once, above")]
fn part(text: &str, own: u32, most: u32) -> Option<(Option<(u32, bool)>, &str)> {
    let on_sheet = |number: i64| {
        let number = u32::try_from(number).ok();
        number.filter(|number| (1..=most).contains(number))
    };
    if let Some(inner) = text.strip_prefix('[') {
        let (step, after) = inner.split_once(']')?;
        let step: i32 = step.parse().ok()?;
        let number = on_sheet(i64::from(own) + i64::from(step));
        return Some((number.map(|number| (number, false)), after));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, after) = text.split_at_checked(digits)?;
    if digits.is_empty() {
        return Some((Some((own, false)), after));
    }
    let number = digits.parse::<i64>().ok().and_then(on_sheet);
    Some((number.map(|number| (number, true)), after))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn cells_are_named() {
        for (from, to) in [
            ("=RC[-1]/R3C", "D5/E$3"),
            ("=SUM(R[-3]C:R[-1]C)", "SUM(E2:E4)"),
            (
                "=IF(RC1=\"RC[-1]\",ROUND(RC[2],2),0)",
                "IF($A5=\"RC[-1]\",ROUND(G5,2),0)",
            ),
            ("='R C'!R1C1+表2!R[1]C[1]", "'R C'!$A$1+表2!F6"),
            ("=RATE*COUNT(R1C1)+CR", "RATE*COUNT($A$1)+CR"),
            ("=R[-9]C", "?"),
            ("=SUM(C[-1])", "?"),
            ("=SUM(R2)", "?"),
            ("=\"open", "?"),
        ] {
            assert_eq!(named(from, (5, 5)), to, "{from}");
        }
    }
}
