//! The neutral document: paragraphs and tables in reading order.

/// A document as it was laid out, whatever its format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Paragraphs and tables in reading order.
    pub blocks: Vec<Block>,
    /// How the text was encoded.
    pub encoding: Encoding,
    /// How tables are told in it.
    pub layout: Layout,
    /// What was not certain while the layout was read: where, and what was assumed
    /// (Chinese, English).
    pub doubts: Vec<(Place, [String; 2])>,
}

/// How a text was encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[default]
    Utf8,
    /// UTF-16 with byte order mark.
    Utf16,
    /// GB18030, GBK or GB2312.
    Gb18030,
}

/// How a text tells its tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Pulled out of a word processor: a cell begins with newline and tab, a row ends with an empty line.
    Word,
    /// One row a line, cells parted by tabs.
    Tabbed,
    /// No tables: columns are lost.
    #[default]
    Lines,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph or a line of text.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph; in a plain text, a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The text without its line end.
    pub text: String,
    /// Where it begins.
    pub place: Place,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Rows from the top.
    pub rows: Vec<Row>,
}

/// A table row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Cells from the left; a cell merged away is present and empty.
    pub cells: Vec<Cell>,
}

/// A table cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text, inner line breaks kept.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Rows it covers, where the format tells; else 1.
    pub row_span: u32,
    /// Columns it covers, where the format tells; else 1.
    pub column_span: u32,
}

/// Where something stands: line and character column, and table, row and column, all from 1;
/// 0 where it does not apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line of the text.
    pub line: u32,
    /// Character column in the line.
    pub column: u32,
    /// Table of the document.
    pub table: u32,
    /// Row of the table.
    pub row: u32,
    /// Column of the row.
    pub cell: u32,
}
