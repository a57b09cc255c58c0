//! References moved with their formula: shared formulas written out, and the shape of a
//! formula that is the same in every row it was copied to.

use super::lexer::{Corner, Reference, Word, words};
use crate::sheet::area::{COLUMNS, ROWS, letters};
use std::fmt::Write;

/// A formula as it reads so many rows and columns away.
pub(crate) fn moved(formula: &str, rows: i64, columns: i64) -> String {
    rewritten(formula, |corner| {
        let column = step(corner.column, columns, COLUMNS)?;
        let row = step(corner.row, rows, ROWS)?;
        let mut text = String::new();
        if let Some((column, held)) = column {
            text.push_str(if held { "$" } else { "" });
            text.push_str(&letters(column));
        }
        if let Some((row, held)) = row {
            text.push_str(if held { "$" } else { "" });
            let _ = write!(text, "{row}");
        }
        Some(text)
    })
}

/// A formula with its references told from its own cell.
pub(crate) fn shape(formula: &str, row: u32, column: u32) -> String {
    let told = |letter: char, part: Option<(u32, bool)>, own: u32| match part {
        None => String::new(),
        Some((number, true)) => format!("{letter}{number}"),
        Some((number, false)) => format!("{letter}[{}]", i64::from(number) - i64::from(own)),
    };
    rewritten(formula, |corner| {
        Some(told('R', corner.row, row) + &told('C', corner.column, column))
    })
}

type Part = Option<(u32, bool)>;

/// A part of a corner moved, if it is still on the sheet.
#[allow(
    clippy::option_option,
    reason = "whole rows and columns have no such part"
)]
fn step(part: Part, by: i64, most: u32) -> Option<Part> {
    match part {
        Some((number, false)) => {
            let number = u32::try_from(i64::from(number) + by).ok()?;
            (1..=most)
                .contains(&number)
                .then_some(Some((number, false)))
        }
        other => Some(other),
    }
}

fn rewritten(formula: &str, corner: impl Fn(Corner) -> Option<String>) -> String {
    let mut text = String::with_capacity(formula.len() + 8);
    for (word, place) in words(formula) {
        let source = formula.get(place).unwrap_or("");
        let Word::Reference(reference) = word else {
            text.push_str(source);
            continue;
        };
        // The sheet's name as it is written, with its quotes.
        let sheet = match &reference.sheet {
            Some(_) => source.rfind('!').and_then(|at| source.get(..=at)),
            None => None,
        };
        text.push_str(sheet.unwrap_or(""));
        text.push_str(&corners(&reference, &corner).unwrap_or_else(|| "#REF!".to_owned()));
    }
    text
}

fn corners(reference: &Reference, corner: impl Fn(Corner) -> Option<String>) -> Option<String> {
    let first = corner(reference.first)?;
    match reference.last {
        Some(last) => Some(format!("{first}:{}", corner(last)?)),
        None => Some(first),
    }
}
