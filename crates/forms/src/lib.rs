//! Document to form with doubts, form to its text notation, and the data files
//! (labels, layouts, rule sets) both need.

mod labels;
pub mod layout;
pub mod notation;
mod reading;
pub mod report;
pub mod rollup;
pub mod rulesets;

pub use labels::labels_taught;
pub use reading::{Notice, Reading, Unread, place, read};
