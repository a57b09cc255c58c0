//! Forms of many units put together along a tree of units: amounts added, rates and scores
//! averaged by funds, what is missing counted, and every figure with its sources.
//!
//! Knows no file. Nothing is dropped: a form or figure that cannot be used is kept with the
//! reason.

mod coverage;
mod figure;
mod fraction;
mod gather;
mod order;
mod order_of_units;
mod part;
mod rolled;
mod row;
mod standing;
mod units;
mod words;

pub use coverage::{Coverage, Covered, Missing};
pub use figure::{Figure, Funds, How, Results, Told};
pub use gather::Gather;
pub use part::{AMOUNTS, FundPart, Graded, Part};
pub use rolled::{Aside, Filing, Indicator, LeftOut, Rollup, Section, SetAside, Source};
pub use row::{Key, Left, Manner, RowPart};
pub use standing::{Node, Standing};
pub use units::{Expected, TreeName, UnitSpan, Units, UnitsFault};
pub use words::Words;
