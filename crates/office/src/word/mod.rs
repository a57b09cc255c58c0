//! Word documents.

pub(crate) mod doc;
mod symbol;
pub(crate) mod write;
