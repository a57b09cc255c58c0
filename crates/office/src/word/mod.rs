//! Word documents.

pub(crate) mod doc;
pub(crate) mod docx;
pub(crate) mod odt;
mod symbol;
pub(crate) mod write;
