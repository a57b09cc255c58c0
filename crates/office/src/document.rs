//! The neutral document: paragraphs and tables in reading order, as they were read or as
//! they are to be written.

use crate::format::Format;
pub use crate::paper::{PageSetup, Section};
use std::ops::Range;
use std::sync::Arc;

/// A document as it was laid out, whatever its format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Paragraphs and tables in reading order.
    pub blocks: Vec<Block>,
    /// The kind of file it was read from.
    pub format: Format,
    /// How the text was encoded.
    pub encoding: Encoding,
    /// How tables are told in it.
    pub layout: Layout,
    /// The page it is to be written on.
    pub page: PageSetup,
    /// What is written on other pages than that, in the order of the blocks.
    pub sections: Vec<Section>,
    /// What was not certain while the layout was read: where, and what was assumed
    /// (Chinese, English).
    pub doubts: Vec<(Place, [String; 2])>,
    /// What a reader should know though nothing is uncertain: tracked changes taken as
    /// accepted, hidden rows, a formula whose kept value is stale (Chinese, English).
    pub notes: Vec<(Place, [String; 2])>,
}

impl Document {
    /// The page that block is to be written on.
    pub fn page_of(&self, block: usize) -> &PageSetup {
        let before = |section: &&Section| section.from <= block;
        let section = self.sections.iter().rev().find(before);
        section.map_or(&self.page, |section| &section.page)
    }

    /// Whether other pages begin with that block.
    pub fn begins_section(&self, block: usize) -> bool {
        self.sections.iter().any(|section| section.from == block)
    }
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

/// How a document tells its tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Pulled out of a word processor: a cell begins with newline and tab, a row ends with an empty line.
    Word,
    /// One row a line, cells parted by tabs.
    Tabbed,
    /// No tables: columns are lost.
    #[default]
    Lines,
    /// Real tables: every row holds a cell for every column of its table, merged ones too,
    /// so that a column is the same thing in every row.
    Grid,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph or a line of text.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// What follows begins on a new page (in a workbook, on a new sheet).
    PageBreak,
}

/// A paragraph; in a plain text, a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The text without its line end; inner line breaks are `\n`.
    pub text: String,
    /// Where it begins.
    pub place: Place,
    /// What it is in the document.
    pub role: Role,
    /// How it looks.
    pub style: Style,
    /// What only lines of forms to be filled have.
    pub extra: Option<Box<Extra>>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// The title of a form or of the document.
    Title,
    /// A section heading of that level, from 1.
    Heading(u8),
    /// In the header of every page.
    Header,
    /// In the footer of every page.
    Footer,
    /// In a text box or a shape.
    TextBox,
    /// A footnote, an endnote or a comment; the place is where it refers to.
    Note,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Rows from the top. In [`Layout::Grid`] all are equally wide.
    pub rows: Vec<Row>,
    /// Widths of the columns in hundredths of a millimetre; empty where unknown.
    pub widths: Vec<u32>,
    /// Rows at the top that are repeated on every page.
    pub head_rows: u32,
    /// Rows further down that head a part of the table, and are repeated on the pages on
    /// which that part goes on.
    pub heads: Vec<Head>,
    /// The name of its sheet in a workbook; else empty.
    pub sheet: String,
    /// Whether its rows were pieced together from what is drawn on pages: the first row of a
    /// page may be the rest of the row before.
    pub pieced: bool,
    /// Whether no lines showed its cells: columns and rows were told by where the text
    /// stands, and any cell may hold what belongs to another.
    pub guessed: bool,
}

/// Rows that head a part of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The rows, from 0.
    pub rows: Range<u32>,
    /// The first row behind the part that they head.
    pub until: u32,
}

/// A table row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Cells from the left; a cell merged away is present, empty, and covered.
    pub cells: Vec<Cell>,
    /// The least height in hundredths of a millimetre; 0 where the text decides.
    pub height: u32,
}

/// A table cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text as shown, inner line breaks kept as `\n`.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Rows it covers, where the format tells; else 1.
    pub row_span: u32,
    /// Columns it covers, where the format tells; else 1.
    pub column_span: u32,
    /// Whether another cell's span covers it.
    pub covered: bool,
    /// How it looks.
    pub style: Style,
    /// What only workbooks and forms to be filled have.
    pub extra: Option<Box<Extra>>,
}

/// What a cell, or a line that is to be filled, has besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra {
    /// The formula; on reading, as the file has it.
    pub formula: Option<Formula>,
    /// The value a workbook holds behind the shown text: `0.926` behind `92.6%`. Also where
    /// figures are kept as text.
    pub stored: Option<Stored>,
    /// The number format of a workbook: `0.0%`.
    pub number_format: String,
    /// What may be entered.
    pub entry: Entry,
    /// What belongs here, told to who fills the cell; empty where nothing is to be said.
    pub prompt: String,
    /// What is told of stretches of the text to who points at them, by bytes and in order:
    /// where a figure comes from.
    pub told: Vec<(Range<usize>, String)>,
    /// A drawing (SVG) that says the same as the text, where drawings can be shown.
    pub drawing: String,
    /// Whether its row, column or sheet is hidden.
    pub hidden: bool,
    /// What the formula really gives, as it would be shown; set only where the kept value
    /// shows otherwise.
    pub recomputed: Option<String>,
    /// Whether a figure was typed where its neighbours on both sides all have the same formula.
    pub typed_over: bool,
}

/// A workbook's value behind the shown text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// A number, as the file writes it.
    Number(String),
    /// A text.
    Text(String),
    /// An error value: `#DIV/0!`.
    Error(String),
}

/// A formula: pieces of text and references to cells of the same table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formula(pub Vec<Piece>);

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Function names, operators, numbers, without a leading `=`; on reading, all of it.
    Text(String),
    /// A cell by row and column of its table, from 0.
    Cell(u32, u32),
    /// A range, both corners by row and column, from 0.
    Range((u32, u32), (u32, u32)),
    /// A range of another table, by its position among the document's tables that have
    /// rows, from 0.
    Elsewhere(u32, (u32, u32), (u32, u32)),
}

/// What may be entered in a cell of a form that is to be filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Entry {
    /// Nothing: a label.
    #[default]
    Fixed,
    /// Any text.
    Text,
    /// A figure, within bounds where they are told.
    Figure {
        /// The least, as an exact decimal.
        least: Option<String>,
        /// The most, as an exact decimal.
        most: Option<String>,
    },
    /// One of these words.
    Choice(Vec<String>),
    /// Nothing: it is computed by its formula.
    Computed,
}

/// How a text looks. The default is what the format's writer finds fitting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The typeface.
    pub face: Face,
    /// Size in tenths of a point; 0 for the default (body 小四 120, table 五号 105, title 小二 180).
    pub size: u16,
    /// Bold.
    pub bold: bool,
    /// Where the lines stand.
    pub align: Align,
    /// Background, red, green, blue.
    pub fill: Option<[u8; 3]>,
}

/// The official typefaces, by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// 宋体: tables.
    #[default]
    Song,
    /// 黑体: headings and labels.
    Hei,
    /// 仿宋: running text of official documents.
    FangSong,
    /// 楷体: second headings.
    Kai,
    /// 方正小标宋: titles.
    XiaoBiaoSong,
}

/// Where the lines of a text stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// As fits: titles and figures in the middle, text at the left.
    #[default]
    Auto,
    /// Left.
    Left,
    /// Middle.
    Centre,
    /// Right.
    Right,
}

/// Where something stands, in the file's own terms; 0 where it does not apply.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line of the text, from 1.
    pub line: u32,
    /// Character column in the line, from 1.
    pub column: u32,
    /// Table of the document, from 1.
    pub table: u32,
    /// Row of the table or sheet, from 1.
    pub row: u32,
    /// Column of the row, from 1. In [`Layout::Grid`] the column of the grid.
    pub cell: u32,
    /// The name of the sheet.
    pub sheet: Option<Arc<str>>,
    /// Page, from 1.
    pub page: u32,
    /// Left, top, right, bottom on the page, in hundredths of a point from the top left.
    pub bounds: [i32; 4],
}

impl Cell {
    /// A cell of one row and column.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            row_span: 1,
            column_span: 1,
            ..Self::default()
        }
    }

    /// A cell that covers several rows and columns.
    #[must_use]
    pub fn spanning(mut self, rows: u32, columns: u32) -> Self {
        self.row_span = rows;
        self.column_span = columns;
        self
    }

    /// The cell that stands where another cell's span covers the grid.
    pub fn hidden_by_span() -> Self {
        Self {
            covered: true,
            ..Self::new("")
        }
    }

    /// What it has besides its text, to be changed.
    pub fn extra_mut(&mut self) -> &mut Extra {
        self.extra.get_or_insert_default()
    }

    /// What may be entered.
    pub fn entry(&self) -> &Entry {
        entry(self.extra.as_deref())
    }
}

impl Paragraph {
    /// What may be entered.
    pub fn entry(&self) -> &Entry {
        entry(self.extra.as_deref())
    }
}

fn entry(extra: Option<&Extra>) -> &Entry {
    extra.map_or(&Entry::Fixed, |extra| &extra.entry)
}

impl Entry {
    /// Whether a person may enter something.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Fixed | Self::Computed => false,
            Self::Text | Self::Figure { .. } | Self::Choice(_) => true,
        }
    }
}

impl Table {
    /// The head of its longest part, where it has any.
    pub fn longest_part(&self) -> Option<&Head> {
        let parts = self.heads.iter().rev();
        parts.max_by_key(|head| head.until.saturating_sub(head.rows.end))
    }

    /// The number of columns.
    pub fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }
}
