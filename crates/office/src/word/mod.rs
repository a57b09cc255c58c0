//! Word documents.

pub(crate) mod doc;
mod symbol;
#[allow(dead_code, reason = "called by the front door of the writers")]
pub(crate) mod write;
