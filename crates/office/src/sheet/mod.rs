//! Workbooks: sheets of cells with values, formulas and number formats.

#[allow(dead_code, unused_imports, reason = "for the readers of workbooks")]
mod number_format;
pub(crate) mod write;
