//! Formulas of workbooks: their words, their references moved, and what the simple ones
//! give, in exact decimals. What is not understood is unknown and never guessed.

mod compute;
mod functions;
mod gives_text;
mod lexer;
mod moved;
#[cfg(test)]
mod tests;
mod value;

pub(super) use compute::{Cells, Computer};
pub(super) use gives_text::gives_text;
pub(super) use moved::{moved, shape};
pub(super) use value::Value;
