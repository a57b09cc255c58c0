//! Heights of rows in points: no program fits the heights of merged cells, and a text
//! without room is cut or drawn over its neighbours.

use crate::document::{Cell, Row, Table};
use crate::look;
use crate::page::{Setting, row_heights};

/// What a workbook's row may have at most, in points.
const MOST: f64 = 409.0;
/// The least a row of a table has, in hundredths of a millimetre.
const LEAST: u32 = 650;

/// Heights of a table's rows, whose columns have those widths in hundredths of a millimetre.
pub(super) fn of_table(table: &Table, widths: &[u32]) -> Vec<f64> {
    row_heights(table, widths, &Setting::usual(look::TABLE))
        .into_iter()
        .map(|height| points(height.max(LEAST)))
        .collect()
}

/// The height of a paragraph over that width.
pub(super) fn of_words(text: &str, size: u16, width: u32) -> f64 {
    let alone = Table {
        rows: vec![Row {
            cells: vec![Cell::new(text)],
            ..Row::default()
        }],
        ..Table::default()
    };
    let height = row_heights(&alone, &[width], &Setting::usual(size));
    points(height.first().copied().unwrap_or(LEAST))
}

/// Hundredths of a millimetre in points, as far as a row may have them.
fn points(length: u32) -> f64 {
    (f64::from(length) * 72.0 / 2540.0).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_never_higher_than_a_workbook_allows() {
        let long = "很长".repeat(5_000);
        assert!((of_words(&long, 105, 5_000) - MOST).abs() < 0.01);
        let one = of_words("一行", 105, 5_000);
        assert!((12.0..25.0).contains(&one), "{one}");
    }
}
