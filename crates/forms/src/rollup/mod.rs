//! What a roll-up is told in files: the units (`units.toml`), and the words by which
//! indicators are matched (`rulesets/_common/rollup.toml`).

mod due;
mod error;
mod file;
mod words;

pub use error::UnitsError;
pub use file::{Told, units};
pub use words::words;
