//! A workbook as its file tells it: one model for every format of workbooks. Knows no file
//! format and no document.

use super::area::Area;
use super::number_format::NumberFormat;
use crate::ReadError;
use crate::limits::{MOST_CELL_TEXT, MOST_PIECES};
use std::collections::BTreeMap;

/// A workbook.
#[derive(Debug)]
pub(super) struct Workbook {
    pub(super) sheets: Vec<Sheet>,
    /// Number formats, by the number that cells name them with.
    pub(super) formats: Vec<CellFormat>,
    /// Whether days are counted from 1904.
    pub(super) date1904: bool,
    /// Whether values are rounded to what is shown before they are computed with.
    pub(super) as_shown: bool,
    /// Cells that may still be added.
    cells_left: usize,
    /// Bytes of text that cells may still hold.
    text_left: u64,
}

/// A number format of cells.
#[derive(Debug)]
pub(super) struct CellFormat {
    /// As the file writes it; empty for the general one.
    pub(super) code: String,
    pub(super) parsed: NumberFormat,
}

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Cells that hold something, in whatever order.
    pub(super) cells: Vec<Found>,
    pub(super) merges: Vec<Area>,
    /// First and last of rows that are hidden.
    pub(super) hidden_rows: Vec<(u32, u32)>,
    /// First and last of columns that are hidden.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// First and last of columns, and their width in hundredths of a millimetre.
    pub(super) widths: Vec<(u32, u32, u32)>,
    /// Heights of rows in hundredths of a millimetre.
    pub(super) heights: BTreeMap<u32, u32>,
    /// Comments by row and column.
    pub(super) comments: Vec<(u32, u32, String)>,
    /// Texts in shapes over the cells.
    pub(super) shapes: Vec<String>,
}

/// A cell that holds something.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) value: Value,
    /// What is shown, where the file tells.
    pub(super) shown: Option<String>,
    /// Without a leading `=`.
    pub(super) formula: Option<String>,
    /// Whether the formula is of a whole area.
    pub(super) array: bool,
    /// The number of its format.
    pub(super) format: usize,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A formula that was never computed.
    Nothing,
    /// A number, as the file writes it.
    Number(String),
    Text(String),
    Truth(bool),
    Error(String),
}

impl Value {
    fn bytes(&self) -> usize {
        match self {
            Self::Number(text) | Self::Text(text) | Self::Error(text) => text.len(),
            Self::Nothing | Self::Truth(_) => 0,
        }
    }
}

impl Default for Workbook {
    fn default() -> Self {
        Self {
            sheets: Vec::new(),
            formats: Vec::new(),
            date1904: false,
            as_shown: false,
            cells_left: MOST_PIECES,
            text_left: MOST_CELL_TEXT,
        }
    }
}

impl CellFormat {
    pub(super) fn new(code: &str) -> Self {
        Self {
            code: if code.eq_ignore_ascii_case("general") {
                String::new()
            } else {
                code.to_owned()
            },
            parsed: NumberFormat::new(code),
        }
    }
}

impl Workbook {
    /// Adds a cell to a sheet that is being read.
    pub(super) fn add(&mut self, sheet: &mut Sheet, cell: Found) -> Result<(), ReadError> {
        self.cells_left = self.cells_left.checked_sub(1).ok_or_else(too_many)?;
        let mut bytes = cell.value.bytes();
        bytes += cell.formula.as_ref().map_or(0, String::len);
        bytes += cell.shown.as_ref().map_or(0, String::len);
        bytes += self
            .formats
            .get(cell.format)
            .map_or(0, |format| format.code.len());
        self.charge(bytes)?;
        sheet.cells.push(cell);
        Ok(())
    }

    /// Counts bytes that are kept: one text may stand in a million cells.
    pub(super) fn charge(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.text_left = self
            .text_left
            .checked_sub(bytes as u64)
            .ok_or(ReadError::Limit {
                zh: "单元格文字的字节数",
                en: "bytes of text in cells",
                most: MOST_CELL_TEXT,
            })?;
        Ok(())
    }
}

/// More cells than any workbook has.
pub(super) fn too_many() -> ReadError {
    ReadError::Limit {
        zh: "工作簿的单元格数",
        en: "cells of a workbook",
        most: MOST_PIECES as u64,
    }
}
