//! What a check says about a form.

use crate::form::Slot;
use crate::number::Number;
use crate::rules::SourceRef;
use crate::text::Text;
use std::sync::Arc;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Good to know.
    Note,
    /// Needs an answer.
    Warning,
    /// A figure or rule is certainly wrong.
    Error,
}

impl Level {
    /// The name used in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How one (check, place) ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// In order.
    Pass,
    /// At fault; a finding tells more.
    Fail,
    /// Different, but the rounding of printed figures explains it.
    WithinRounding,
    /// The check does not apply here, and why.
    NotApplicable(&'static str),
    /// Something needed could not be read, and why.
    NotReadable(&'static str),
}

/// A cell of one of the document's forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRef {
    /// The form's position in the document, from 0.
    pub form: usize,
    /// The cell.
    pub slot: Slot,
}

/// A cell that is probably the wrong one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// The cell.
    pub cell: CellRef,
    /// Why.
    pub why: Text,
    /// What it should read, when one value makes everything fit.
    pub should_be: Option<Number>,
}

/// How far a suggestion can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// Follows from the rules alone.
    Certain,
    /// The most probable of several.
    Likely,
    /// A person must look.
    LookAtIt,
}

impl Trust {
    /// The name used in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::LookAtIt => "look-at-it",
        }
    }
}

/// What to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The advice.
    pub text: Text,
    /// How far it goes.
    pub trust: Trust,
}

/// How much difference would have been allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// The amount.
    pub value: Number,
    /// Where it comes from.
    pub why: Text,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `SUM001`
    pub code: &'static str,
    /// `total-not-sum-of-rows`
    pub name: &'static str,
    /// How grave.
    pub level: Level,
    /// One sentence with the figures in it.
    pub message: Text,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
    /// found − expected, where both are numbers.
    pub difference: Option<Number>,
    /// The unit of the three.
    pub unit: String,
    /// What would have been allowed.
    pub tolerance: Option<Tolerance>,
    /// The formula with the figures in it.
    pub formula: String,
    /// The rule.
    pub clause: Option<Arc<SourceRef>>,
    /// The cell at fault.
    pub cell: CellRef,
    /// Every operand.
    pub related: Vec<CellRef>,
    /// The most likely wrong cells, likeliest first.
    pub suspects: Vec<Suspect>,
    /// What to do.
    pub suggestion: Option<Suggestion>,
    /// The position, in the report, of the finding this one follows from.
    pub consequence_of: Option<usize>,
}
