//! Exact numbers: no binary floats anywhere, half-up rounding only, and printed
//! figures that remember how many digits they showed.
//!
//! Must not know where a number came from or what it measures.

mod exact;
mod interval;
mod printed;
mod units;

pub use exact::{Number, NumberError};
pub use interval::Interval;
pub use printed::Printed;
pub use units::{Money, Points, Rate};
