//! The executable as its users meet it: run as a program, judged by what it prints,
//! writes and returns.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod answers;
mod commands;
mod evaluations;
mod formats;
mod golden;
mod inputs;
mod language;
mod marks;
mod narrative;
mod outputs;
mod packages;
mod places;
mod reports;
mod rollup;
mod selection;
mod support;
mod waivers;
