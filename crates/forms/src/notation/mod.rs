//! The text notation of forms: TOML that is pleasant to read and to keep in git.
//!
//! A file holds one form at its top level, or many as `[[form]]`. Keys are those of
//! the machine output `reading/1`. Every cell is a string, exactly as printed. Only
//! what is not empty is written, so the smallest form is a few lines:
//!
//! ```toml
//! family = "project-self-evaluation"
//! indicators = [
//!   { level1 = "产出", level2 = "数量", name = "会议场次", target = "≥4次", actual = "4次", points = "50", score = "50" },
//! ]
//! total = { points = "50", score = "50" }
//! ```
//!
//! Form to text to form is the identity. Must not know where a form came from.

mod doubts;
mod error;
mod read;
mod refuse;
mod write;

#[cfg(test)]
mod tests;

pub use error::NotationError;
pub use read::{forms_from_toml, from_toml};
pub use write::{forms_to_toml, to_toml};

/// Whether a form's text says where each cell stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    /// A last table `[places]` names the place of every cell.
    Keep,
    /// Places are left out.
    Drop,
}
