//! Files made to do harm, and files that are not what they seem: each ends at once in a
//! document or in a message that says what to do, within the limits. One module a topic;
//! every file is made here.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "../support/archive.rs"]
mod archive;
mod archives;
mod compound;
mod encrypted;
mod entities;
mod grids;
mod kinds;
mod limits;
mod links;
mod made;
mod many;
mod nesting;
mod pdf_bombs;
mod pdf_loops;
mod texts;
