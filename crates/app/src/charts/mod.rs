//! Charts as SVG: bars with the whole behind the part, and columns over classes.
//!
//! Every figure a chart draws is also printed in it, so it reads in black and white and by
//! a screen reader. Same input, same bytes: lengths are exact decimals, cut to a tenth of a
//! pixel. Must not know web pages. Which figures of forms are drawn stands in [`of_form`].

mod bars;
mod columns;
mod of_checked;
pub mod of_form;
mod svg;

pub use bars::{Bar, Bars};
pub use columns::{Column, Columns};
pub use of_checked::{left_out, of_document, of_one};
pub use of_form::{Losses, add_losses, lost_bars};
pub use svg::as_file;
