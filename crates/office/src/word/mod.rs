//! Word documents.

pub(crate) mod doc;
pub(crate) mod docx;
mod symbol;
pub(crate) mod write;
