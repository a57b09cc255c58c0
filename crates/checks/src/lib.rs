//! Every check and the engine that runs them.
//!
//! Knows no jurisdiction and no file format: what differs by place comes in with the rules.

mod above;
mod around;
mod claim;
mod coverage;
mod disputes;
mod engine;
mod look;
mod naming;
mod pairing;
mod record;
// The path makes `registry.rs` look for the checks' folders beside itself.
#[path = "registry.rs"]
mod registry;
mod rows;
mod ruled;
mod sentences;
mod suspect;

pub use around::Around;
pub use coverage::Coverage;
pub use engine::{Case, Report, Selection, check, check_package, check_with};
pub use record::Record;
pub use registry::{CHECKS, by_code, is_across};
pub use sentences::Sentences;
pub use suspect::{Diagnosis, diagnose};

use domain::finding::Level;
use domain::form::Form;
use domain::relation::{Closure, Relation};
use domain::rules::RulesInForce;
use domain::scoring::FormScore;

/// One check: a fault that a form can have, and how to see it.
#[derive(Debug)]
pub struct Check {
    /// Its code, never reused: `SUM001`.
    pub code: &'static str,
    /// The fault in the field's words: `total-not-sum-of-rows`.
    pub name: &'static str,
    /// The level of its findings unless the check itself says otherwise.
    pub level: Level,
    /// What it finds, in one line of Chinese.
    pub title_zh: &'static str,
    /// The same in English.
    pub title_en: &'static str,
    /// New checks are previews: shown on request, never blocking.
    pub preview: bool,
    /// Its page, with examples that run as tests.
    pub page: &'static str,
    /// Looks at one form and records how every place ended.
    pub run: fn(&Subject<'_>, &mut Record),
}

/// What a check looks at: one form, its rules and scores, and the forms beside it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The form.
    pub form: &'a Form,
    /// Its position in the document, from 0.
    pub index: usize,
    /// The rules in force for it.
    pub rules: &'a RulesInForce,
    /// Its scores by the rules.
    pub score: &'a FormScore,
    /// The arithmetic it claims and how each relation ended.
    pub relations: &'a [(Relation, Closure)],
    /// All forms of the document, or of the package, this one among them.
    pub cases: &'a [Case<'a>],
    /// Which of them are of the same unit, and of which year.
    pub around: &'a Around<'a>,
    /// What the texts of all these forms say, and the facts of all of them.
    pub sentences: &'a Sentences<'a>,
}
