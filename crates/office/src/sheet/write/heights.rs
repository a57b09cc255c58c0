//! Heights of rows in points: no program fits the heights of merged cells, and a text
//! without room is cut or drawn over its neighbours.

use crate::document::{Cell, Row, Table};
use crate::look;
use crate::page::{Setting, row_heights};

/// What a workbook's row may have at most, in points.
const MOST: f64 = 409.0;
/// What each of the rows has at most over which a higher one is parted, in points: a page
/// ends only between rows.
const PART: f64 = 200.0;
/// The least a row of a table has, in hundredths of a millimetre.
const LEAST: u32 = 650;

/// For each row of a table, whose columns have those widths in hundredths of a millimetre,
/// the heights of the sheet's rows it takes.
pub(super) fn of_table(table: &Table, widths: &[u32]) -> impl Iterator<Item = Vec<f64>> {
    row_heights(table, widths, &Setting::usual(look::TABLE))
        .into_iter()
        .map(|height| parts(height.max(LEAST)))
}

/// The heights of the rows a paragraph takes over that width.
pub(super) fn of_words(text: &str, size: u16, width: u32) -> Vec<f64> {
    let alone = Table {
        rows: vec![Row {
            cells: vec![Cell::new(text)],
            ..Row::default()
        }],
        ..Table::default()
    };
    let height = row_heights(&alone, &[width], &Setting::usual(size));
    parts(height.first().copied().unwrap_or(LEAST))
}

/// Hundredths of a millimetre as rows of a sheet, in points; one where one may be as high.
fn parts(length: u32) -> Vec<f64> {
    let height = f64::from(length) * 72.0 / 2540.0;
    if height <= MOST {
        return vec![height];
    }
    let rows = (height / PART).ceil();
    vec![height / rows; rows as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_never_higher_than_a_workbook_allows() {
        let heights = of_words(&"很长".repeat(5_000), 105, 5_000);
        assert!(heights.iter().all(|height| *height <= PART), "{heights:?}");
        // 10 000 characters, 13 in a line of 14.7 points.
        assert!(heights.iter().sum::<f64>() > 11_000.0, "{heights:?}");
        let one = of_words("一行", 105, 5_000);
        assert!(one.len() == 1 && (12.0..25.0).contains(&one[0]), "{one:?}");
    }
}
