//! The grammar of official Chinese sentences: the figures of a text.
//!
//! Deterministic, without any model: what is not understood is left out, never guessed.
//! Must not know forms, measures or files.

mod figures;

pub use figures::{Mention, figures};
