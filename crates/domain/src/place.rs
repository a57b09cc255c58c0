//! Where something stood in a document, in the document's own terms.

use std::fmt;
use std::str::FromStr;

/// A position; several kinds may stand together (a table cell and its line).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line and column of a text, both from 1.
    pub line: Option<LinePlace>,
    /// Table, row and column of a document, all from 1.
    pub table: Option<TablePlace>,
    /// Sheet and cell of a workbook.
    pub sheet: Option<SheetPlace>,
    /// Page and box of a page description.
    pub page: Option<PagePlace>,
}

/// Line and column, from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinePlace {
    /// Line from 1.
    pub line: u32,
    /// Character column from 1.
    pub column: u32,
}

/// Table, row and column, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TablePlace {
    /// Table of the document, from 1.
    pub table: u32,
    /// Row of the table, from 1.
    pub row: u32,
    /// Column of the row, from 1.
    pub column: u32,
}

/// A workbook cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetPlace {
    /// The sheet's name.
    pub sheet: String,
    /// The cell in A1 notation.
    pub cell: String,
}

/// A box on a page, in hundredths of a point from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PagePlace {
    /// Page from 1.
    pub page: u32,
    /// Left, top, right, bottom.
    pub bounds: [i32; 4],
}

impl Place {
    /// Whether nothing is known of the position.
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }

    /// A position in a text.
    pub fn at_line(line: u32, column: u32) -> Self {
        Self {
            line: Some(LinePlace { line, column }),
            ..Self::default()
        }
    }
}

impl fmt::Display for Place {
    /// Short neutral form: `t3r7c5`, `12:4`, `Sheet1!F12`, `p2`. The alternate form `{:#}`
    /// adds the box of a page (`p2[0,0,100,40]`), so that it can be read back without loss.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut gap = "";
        if let Some(t) = self.table {
            write!(f, "t{}r{}c{}", t.table, t.row, t.column)?;
            gap = " ";
        }
        if let Some(s) = &self.sheet {
            write!(f, "{gap}{s}")?;
            gap = " ";
        }
        if let Some(p) = self.page {
            write!(f, "{gap}p{}", p.page)?;
            if f.alternate() {
                let [x0, y0, x1, y1] = p.bounds;
                write!(f, "[{x0},{y0},{x1},{y1}]")?;
            }
            gap = " ";
        }
        if let Some(l) = self.line {
            write!(f, "{gap}{}:{}", l.line, l.column)?;
        }
        Ok(())
    }
}

impl fmt::Display for SheetPlace {
    /// As a workbook writes it: `Sheet1!F12`, `'自评 表'!F12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
        let begins_plain = |c: char| plain(c) && !c.is_ascii_digit();
        if self.sheet.starts_with(begins_plain) && self.sheet.chars().all(plain) {
            write!(f, "{}!{}", self.sheet, self.cell)
        } else {
            write!(f, "'{}'!{}", self.sheet.replace('\'', "''"), self.cell)
        }
    }
}

/// A text that is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPlace;

impl FromStr for Place {
    type Err = NotAPlace;

    /// Reads what [`fmt::Display`] writes, parts in any order.
    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let mut place = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let end = part_end(rest);
            let (part, tail) = rest.split_at(end);
            let known = if let Some(sheet) = sheet_part(part) {
                place.sheet.replace(sheet).is_some()
            } else if let Some(table) = table_part(part) {
                place.table.replace(table).is_some()
            } else if let Some(page) = page_part(part) {
                place.page.replace(page).is_some()
            } else if let Some(line) = line_part(part) {
                place.line.replace(line).is_some()
            } else {
                return Err(NotAPlace);
            };
            if known {
                return Err(NotAPlace);
            }
            rest = tail.trim_start();
        }
        Ok(place)
    }
}

/// Where the first part ends: at the first blank outside quotes.
fn part_end(text: &str) -> usize {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

fn sheet_part(part: &str) -> Option<SheetPlace> {
    let (sheet, cell) = part.rsplit_once('!')?;
    let sheet = match sheet.strip_prefix('\'') {
        Some(quoted) => quoted.strip_suffix('\'')?.replace("''", "'"),
        None => sheet.to_owned(),
    };
    (!cell.is_empty()).then(|| SheetPlace {
        sheet,
        cell: cell.to_owned(),
    })
}

fn table_part(part: &str) -> Option<TablePlace> {
    let (table, rest) = part.strip_prefix('t')?.split_once('r')?;
    let (row, column) = rest.split_once('c')?;
    Some(TablePlace {
        table: table.parse().ok()?,
        row: row.parse().ok()?,
        column: column.parse().ok()?,
    })
}

fn page_part(part: &str) -> Option<PagePlace> {
    let text = part.strip_prefix('p')?;
    let Some((page, bounds)) = text.split_once('[') else {
        return Some(PagePlace {
            page: text.parse().ok()?,
            bounds: [0; 4],
        });
    };
    let bounds: Vec<i32> = bounds
        .strip_suffix(']')?
        .split(',')
        .map(|figure| figure.parse().ok())
        .collect::<Option<_>>()?;
    Some(PagePlace {
        page: page.parse().ok()?,
        bounds: bounds.try_into().ok()?,
    })
}

fn line_part(part: &str) -> Option<LinePlace> {
    let (line, column) = part.split_once(':')?;
    Some(LinePlace {
        line: line.parse().ok()?,
        column: column.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back_from_its_text() {
        for text in [
            "t3r7c5",
            "12:4",
            "Sheet1!F12",
            "p2[0,-5,100,40]",
            "t7r12c8 1459:2",
            "'自评 表''一'!F12 3:1",
            "自评表!F12",
            "'2022'!A1",
            "'自评表（一）'!A1",
            "",
        ] {
            let place: Place = text.parse().unwrap();
            assert_eq!(format!("{place:#}"), text);
        }
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for text in [
            "x",
            "t3r7",
            "12",
            "1:2 3:4",
            "p2[1,2,3]",
            "Sheet1!",
            "t1r-2c3",
        ] {
            assert_eq!(text.parse::<Place>(), Err(NotAPlace), "{text}");
        }
    }
}
