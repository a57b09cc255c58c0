//! Workbooks: sheets of cells with values, formulas and number formats. What differs from
//! format to format is how a [`workbook::Workbook`] is read from the bytes.

pub(crate) mod area;
mod formula;
mod grid;
mod merges;
mod notes;
mod number_format;
pub(crate) mod ods;
mod recheck;
pub(crate) mod spreadsheetml;
mod typed_over;
mod workbook;
pub(crate) mod write;
pub(crate) mod xls;
pub(crate) mod xlsx;
mod xml;
