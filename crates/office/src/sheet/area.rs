//! Cells and areas of a sheet, counted from 1, and their names: `C5`, `$A$1:B3`.

/// Rows of the largest sheet.
pub(crate) const ROWS: u32 = 1_048_576;
/// Columns of the largest sheet.
pub(crate) const COLUMNS: u32 = 16_384;

/// A rectangle of cells, all four sides within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) top: u32,
    pub(crate) left: u32,
    pub(crate) bottom: u32,
    pub(crate) right: u32,
}

impl Area {
    /// The area between two corners, whichever they are.
    pub(crate) fn between((top, left): (u32, u32), (bottom, right): (u32, u32)) -> Self {
        Self {
            top: top.min(bottom),
            left: left.min(right),
            bottom: top.max(bottom),
            right: left.max(right),
        }
    }

    /// `A1` or `A1:B3`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        Some(Self::between(cell(first)?, cell(last)?))
    }

    pub(crate) fn rows(&self) -> u32 {
        self.bottom - self.top + 1
    }

    pub(crate) fn columns(&self) -> u32 {
        self.right - self.left + 1
    }

    #[cfg(test)]
    pub(crate) fn holds(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// Row and column of a cell's name.
pub(crate) fn cell(name: &str) -> Option<(u32, u32)> {
    let name = name.strip_prefix('$').unwrap_or(name);
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = name.split_at_checked(letters)?;
    let digits = digits.strip_prefix('$').unwrap_or(digits);
    Some((row(digits)?, column(letters)?))
}

/// The number of a row.
pub(crate) fn row(digits: &str) -> Option<u32> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|row| (1..=ROWS).contains(row))
}

/// The number of a column's letters.
pub(crate) fn column(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0;
    for byte in letters.bytes() {
        if !byte.is_ascii_alphabetic() {
            return None;
        }
        column = column * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    }
    (column <= COLUMNS).then_some(column)
}

/// The letters of a column.
pub(crate) fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        let digit = (column - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        column = (column - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The name of a cell.
pub(crate) fn name(row: u32, column: u32) -> String {
    format!("{}{row}", letters(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_of_cells_are_the_same_thing() {
        for (name_of, at) in [
            ("A1", (1, 1)),
            ("Z9", (9, 26)),
            ("AA10", (10, 27)),
            ("XFD1048576", (ROWS, COLUMNS)),
        ] {
            assert_eq!(cell(name_of), Some(at));
            assert_eq!(name(at.0, at.1), name_of);
        }
        assert_eq!(cell("$B$3"), Some((3, 2)));
        for none in ["", "A", "1", "A0", "XFE1", "A1048577", "A-1", "甲1", "A1B"] {
            assert_eq!(cell(none), None, "{none}");
        }
    }

    #[test]
    fn an_area_has_its_corners_in_order() {
        let area = Area::parse("C9:B3").unwrap();
        assert_eq!((area.top, area.left, area.bottom, area.right), (3, 2, 9, 3));
        assert_eq!((area.rows(), area.columns()), (7, 2));
        assert_eq!(Area::parse("A1:"), None);
    }
}
