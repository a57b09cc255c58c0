//! Row heights without fonts, for formats that are laid out by others: a full-width character
//! is one em wide, a half-width one half of it.

use super::rows::{self, Need};
use crate::document::{Cell, Table};

/// How a table is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// Font size in tenths of a point where a cell's style tells none.
    pub(crate) size: u16,
    /// How large sizes that styles tell are written, in hundredths.
    pub(crate) scale: i64,
    /// Height of a line in hundredths of the font size.
    pub(crate) line: i64,
    /// Space within a cell at each side, in hundredths of a millimetre.
    pub(crate) beside: i64,
    /// Space within a cell above and below its text together, in hundredths of a millimetre.
    pub(crate) above_and_below: i64,
    /// How much of the least heights that rows tell is kept, in hundredths.
    pub(crate) least: i64,
}

impl Setting {
    /// How programs set a table that do not let us say: free fonts stand in for 宋体 and are
    /// taller.
    pub(crate) fn usual(size: u16) -> Self {
        Self {
            size,
            scale: 100,
            line: 140,
            beside: 70,
            above_and_below: 150,
            least: 100,
        }
    }

    /// The size in which a cell is written.
    fn size_of(&self, cell: &Cell) -> u16 {
        if cell.style.size == 0 {
            return self.size;
        }
        let scaled = i64::from(cell.style.size) * self.scale / 100;
        u16::try_from(scaled).unwrap_or(cell.style.size)
    }

    /// The height of so many lines of text with the space around them.
    fn height(&self, lines: i64, size: u16) -> i64 {
        // Tenths of a point to hundredths of a millimetre: × 2540 ÷ 720.
        lines * i64::from(size) * self.line * 2540 / 72_000 + self.above_and_below
    }
}

/// Heights of the rows in hundredths of a millimetre, for columns of `widths` hundredths of
/// a millimetre. [`crate::document::Row::height`] is the least.
pub(crate) fn row_heights(table: &Table, widths: &[u32], setting: &Setting) -> Vec<u32> {
    let least = table
        .rows
        .iter()
        .map(|row| i64::from(row.height) * setting.least / 100)
        .map(|least| least.max(setting.height(1, setting.size)))
        .collect();
    let needs = table.rows.iter().enumerate().flat_map(|(at, row)| {
        let cells = row.cells.iter().enumerate();
        cells
            .filter(|(_, cell)| !cell.covered)
            .map(move |(column, cell)| Need {
                row: at,
                span: rows::span_within(cell.row_span, at, table.rows.len()),
                height: cell_height(cell, column, widths, setting),
            })
    });
    let heights = rows::heights(least, needs);
    heights
        .into_iter()
        .map(|height| u32::try_from(height).unwrap_or(u32::MAX))
        .collect()
}

/// The height a cell needs that begins in that column.
fn cell_height(cell: &Cell, column: usize, widths: &[u32], setting: &Setting) -> i64 {
    let span = rows::span_within(cell.column_span, column, widths.len());
    let columns = widths.iter().skip(column).take(span);
    let width: i64 = columns.map(|width| i64::from(*width)).sum();
    let size = setting.size_of(cell);
    let lines = text_lines(&cell.text, width - 2 * setting.beside, size);
    setting.height(lines, size)
}

/// How many lines a text takes in a width of hundredths of a millimetre, its size in tenths
/// of a point.
pub(crate) fn text_lines(text: &str, width: i64, size: u16) -> i64 {
    // Half-width characters that stand in a line; at least one full-width one does.
    let room = (width * 2 * 720 / (2540 * i64::from(size.max(1)))).max(2);
    text.split('\n').map(|line| wrapped(line, room)).sum()
}

/// How many lines of so many halves a text takes; a word or figure is cut only where it is
/// longer than a line.
fn wrapped(text: &str, room: i64) -> i64 {
    let (mut lines, mut used, mut word) = (1, 0, 0);
    for character in text.chars() {
        let halves = if character.is_ascii() { 1 } else { 2 };
        word = if halves == 2 || character == ' ' {
            0
        } else {
            word + halves
        };
        used += halves;
        if used > room {
            lines += 1;
            let whole = (1..=room).contains(&word);
            used = if whole { word } else { halves };
            word = used.min(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Row;

    fn one(text: &str, height: u32) -> Table {
        Table {
            rows: vec![Row {
                cells: vec![Cell::new(text)],
                height,
            }],
            ..Table::default()
        }
    }

    #[test]
    fn a_row_is_as_high_as_its_lines() {
        let line = row_heights(&one("满意度", 0), &[3_000], &Setting::usual(105))[0];
        let two = row_heights(
            &one("服务对象满意度指标", 0),
            &[3_000],
            &Setting::usual(105),
        )[0];
        assert_eq!(line, 668);
        assert_eq!(two - line, 519);
        assert_eq!(
            row_heights(&one("一\n二", 0), &[3_000], &Setting::usual(105))[0],
            two
        );
        assert_eq!(
            row_heights(&one("一", 2_000), &[3_000], &Setting::usual(105))[0],
            2_000
        );
    }

    #[test]
    fn figures_are_not_cut() {
        assert_eq!(wrapped("", 10), 1);
        assert_eq!(wrapped("一二三四五", 10), 1);
        assert_eq!(wrapped("一二三四五六", 10), 2);
        assert_eq!(wrapped("一二三12345678", 10), 2);
        assert_eq!(wrapped("一二三四五六七八九1234567890", 10), 3);
        assert_eq!(wrapped("1234567890123456789012345", 10), 3);
    }

    #[test]
    fn no_width_is_no_hang() {
        assert!(row_heights(&one("很窄", 0), &[0], &Setting::usual(105))[0] > 900);
        assert!(row_heights(&one("很窄", 0), &[], &Setting::usual(0))[0] > 0);
    }
}
