//! The grammar of official Chinese sentences: the figures of a text, what each is, and what
//! is claimed of them (parts of a whole, rates, changes).
//!
//! Deterministic, without any model: what is not understood is left out and counted, never
//! guessed. What is measured comes in as [`Measures`]; must not know forms or files, and
//! must not judge what is claimed.

mod again;
mod arithmetic;
mod between;
mod change;
mod figures;
mod formula;
mod labels;
mod near;
mod parts;
mod ratio;
mod reading;
mod shares;
mod signs;
mod stated;
mod statement;
mod terms;
mod told_rate;
mod told_split;
mod totals;
mod worked;

pub(crate) use arithmetic::worth;
pub use figures::{Mention, figures};
pub use reading::{Reading, read, read_of};
pub use stated::{Role, Said, Stated};
pub use statement::{Again, Change, Operand, Parts, Ratio, Statement, Worked};

#[cfg(doc)]
use crate::measure::Measures;
use crate::measure::Version;
