//! The measured layout: where each glyph, rule and fill of a document stands on its pages.
//! Knows no file format; the PDF and the OFD writer draw what stands here.

mod measure;
mod rows;

#[allow(unused_imports, dead_code, reason = "the workbook writer uses it")]
pub(crate) use measure::row_heights;
