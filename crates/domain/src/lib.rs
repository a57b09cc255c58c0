//! What performance management is about, and nothing else: exact numbers, printed
//! values, indicators, forms, places, rule sets, scoring and findings.
//!
//! This crate knows no file, clock, chance, float, hash order or wire format;
//! its `clippy.toml` forbids them.

pub mod fact;
pub mod finding;
pub mod form;
pub mod measure;
pub mod number;
pub mod package;
pub mod place;
pub mod prose;
pub mod relation;
pub mod rollup;
pub mod rules;
pub mod scoring;
pub mod text;
pub mod value;
