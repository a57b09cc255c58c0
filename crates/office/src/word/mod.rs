//! Word documents.

mod boxes;
pub(crate) mod doc;
pub(crate) mod docx;
pub(crate) mod odt;
mod symbol;
pub(crate) mod write;

pub(crate) use boxes::in_cells;
