//! PDF files.

mod write;

pub(crate) use write::write;
