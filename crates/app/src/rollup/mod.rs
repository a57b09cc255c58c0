//! Rolling up many documents along a tree of units: reading them, putting them together,
//! and telling it as tables.
//!
//! Must not know terminals or wire formats.

mod book;
mod drawn;
mod notice;
mod rest;
mod run;
mod sheet;
mod shown;
mod sources;
mod tables;

pub use book::{Detail, book};
pub use drawn::drawings;
pub use notice::{Notice, notices};
pub use run::{RolledDocument, RolledUp, Units, Wish, roll_up};
pub use shown::{amount, manner, unit_of, value};
