//! Small packages of forms rolled up, with results worked out by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod figures;
mod files;
mod generated;
mod missing;
mod support;
mod time;
