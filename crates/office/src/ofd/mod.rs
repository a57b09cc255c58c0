//! OFD files (GB/T 33190).

mod write;

pub(crate) use write::write;
