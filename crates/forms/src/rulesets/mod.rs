//! Rule sets: read from `rulesets/`, refused when they are not sound, chosen for a form,
//! and told to a person.
//!
//! Must not hold any value of a rule set: weights, thresholds and words are data.

mod choose;
mod common;
mod dates;
mod describe;
mod diff;
mod error;
mod evaluation;
mod folder;
mod in_force;
mod library;
mod measures;
mod notation;
mod parameter;
mod place;
mod render;
mod shape;
mod typed;
mod validate;
mod year;

pub(crate) use dates::parse as day;

pub use choose::{Choice, Overrides, choose, texts};
pub use diff::{Edition, diff};
pub use error::{RulesError, RulesErrorKind};
pub use library::Library;
pub use parameter::parameters;
pub use render::{render, render_in_force};
