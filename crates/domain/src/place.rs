//! Where something stood in a document, in the document's own terms.

use std::fmt;

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
    /// Short neutral form: `t3r7c5`, `12:4`, `Sheet1!F12`, `p2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut gap = "";
        if let Some(t) = self.table {
            write!(f, "t{}r{}c{}", t.table, t.row, t.column)?;
            gap = " ";
        }
        if let Some(s) = &self.sheet {
            write!(f, "{gap}{}!{}", s.sheet, s.cell)?;
            gap = " ";
        }
        if let Some(p) = self.page {
            write!(f, "{gap}p{}", p.page)?;
            gap = " ";
        }
        if let Some(l) = self.line {
            write!(f, "{gap}{}:{}", l.line, l.column)?;
        }
        Ok(())
    }
}
