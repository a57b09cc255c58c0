//! Word documents.

#[allow(dead_code, reason = "called by the front door of the writers")]
pub(crate) mod write;
