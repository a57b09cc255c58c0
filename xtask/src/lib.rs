//! Tasks of the workshop. Knows the repository's files, not the product's types:
//! a broken crate must not keep tidy from telling why.

pub mod bench;
pub mod docs;
pub mod impact;
pub mod source;
pub mod suite;
pub mod tidy;
pub mod tree;
pub mod witness;

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}
