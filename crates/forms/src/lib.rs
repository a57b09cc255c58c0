//! Document to form with doubts, form to its text notation, and the data files
//! (labels, rule sets) both need.

pub mod notation;
pub mod rulesets;
