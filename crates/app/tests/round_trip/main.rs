//! The round trip: a form written as a file in its official layout and read again is the
//! same form, with the same findings. Every family, every place, every format that is read.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "../../../forms/tests/support/filled.rs"]
mod filled;

mod documents;
mod generated;
mod layouts;
mod others;
mod prints;
mod said;
mod trip;
mod whole;
mod witness;
