//! PDF files.

mod read;
mod write;

/// What our files say made them.
const CREATOR: &str = "jixiao";

pub(crate) use read::read;
pub(crate) use write::write;
