//! Addresses of cells as formulas write them.

use crate::document::{Formula, Piece};
use std::fmt::Write;

/// Where a table of the document stands in the workbook.
pub(super) struct Placed<'a> {
    /// Its sheet.
    pub sheet: &'a str,
    /// Where its rows begin.
    pub rows: &'a [u32],
    /// Where its columns begin.
    pub edges: &'a [u16],
}

/// The formula with its cells at their addresses, where the table and the others stand where
/// they do. None where it
/// names cells by addresses of another workbook.
pub(super) fn formula(
    formula: &Formula,
    own: &Placed<'_>,
    others: &[Placed<'_>],
) -> Option<String> {
    let mut out = String::from("=");
    let placed = formula
        .0
        .iter()
        .any(|piece| !matches!(piece, Piece::Text(_)));
    for piece in &formula.0 {
        match piece {
            Piece::Text(text) if !placed && names_a_cell(text) => return None,
            Piece::Text(text) => out.push_str(text),
            &Piece::Cell(row, column) => cell(&mut out, own, row, column)?,
            &Piece::Range((row, column), (last_row, last_column)) => {
                cell(&mut out, own, row, column)?;
                out.push(':');
                cell(&mut out, own, last_row, last_column)?;
            }
            &Piece::Elsewhere(table, (row, column), (last_row, last_column)) => {
                let other = others.get(usize::try_from(table).ok()?)?;
                write!(out, "'{}'!", other.sheet.replace('\'', "''")).ok()?;
                cell(&mut out, other, row, column)?;
                out.push(':');
                cell(&mut out, other, last_row, last_column)?;
            }
        }
    }
    (out.len() > 1).then_some(out)
}

fn cell(out: &mut String, table: &Placed<'_>, row: u32, column: u32) -> Option<()> {
    let column = *table.edges.get(usize::try_from(column).ok()?)?;
    let row = table.rows.get(usize::try_from(row).ok()?)?.checked_add(1)?;
    write!(out, "{}{row}", letters(column)).ok()
}

/// The letters of a column, from 0.
pub(super) fn letters(column: u16) -> String {
    let mut left = u32::from(column) + 1;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(char::from_digit(left % 26 + 10, 36).unwrap_or('a'));
        left /= 26;
    }
    letters.iter().rev().map(char::to_ascii_uppercase).collect()
}

/// Whether a letter is followed by a digit, as in every address.
fn names_a_cell(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(2).any(|pair| {
        matches!(pair, [a, b] if (a.is_ascii_alphabetic() || *a == b'$') && b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at<'a>(rows: &'a [u32], edges: &'a [u16]) -> Placed<'a> {
        Placed {
            sheet: "表",
            rows,
            edges,
        }
    }

    #[test]
    fn columns_have_their_letters() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn cells_of_a_table_get_the_addresses_of_the_sheet() {
        let sum = Formula(vec![
            Piece::Text("ROUND(".into()),
            Piece::Cell(0, 1),
            Piece::Text("+SUM(".into()),
            Piece::Range((1, 1), (3, 1)),
            Piece::Text("),2)".into()),
        ]);
        assert_eq!(
            formula(&sum, &at(&[2, 3, 4, 5], &[0, 2, 3]), &[]).as_deref(),
            Some("=ROUND(C3+SUM(C4:C6),2)")
        );
    }

    #[test]
    fn rows_that_take_several_of_the_sheet_shift_what_is_below() {
        let range = Formula(vec![Piece::Range((0, 0), (2, 0))]);
        let table = at(&[1, 2, 6, 7], &[0, 1]);
        assert_eq!(formula(&range, &table, &[]).as_deref(), Some("=A2:A7"));
    }

    #[test]
    fn addresses_of_another_workbook_are_not_taken_over() {
        let read = Formula(vec![Piece::Text("SUM(B2:B5)".into())]);
        assert_eq!(formula(&read, &at(&[2, 3], &[0, 1]), &[]), None);
    }

    #[test]
    fn cells_of_another_table_are_named_with_their_sheet() {
        let others = [Placed {
            sheet: "甲's 表",
            rows: &[4, 5, 6, 7, 8],
            edges: &[0, 1, 3],
        }];
        let sum = |table| {
            Formula(vec![
                Piece::Text("SUM(".into()),
                Piece::Elsewhere(table, (1, 1), (3, 1)),
                Piece::Text(")".into()),
            ])
        };
        assert_eq!(
            formula(&sum(0), &at(&[0], &[0]), &others).as_deref(),
            Some("=SUM('甲''s 表'!B6:B8)")
        );
        assert_eq!(formula(&sum(1), &at(&[0], &[0]), &others), None);
    }
}
