//! The arithmetic a form claims: which printed cell should follow from which others.
//!
//! One definition serves the checks (does it hold?), the search for the wrong
//! cell (what would make it hold?) and the reader (does this segmentation close?).

use crate::form::Slot;
use crate::number::{Interval, Number};

/// What a relation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationKind {
    /// Fund lines by source add to the fund total (one column).
    FundsBySource,
    /// Fund lines by nature add to the fund total (one column).
    FundsByNature,
    /// 上级补助 + 本级安排 = 财政拨款 (one column).
    AppropriationParts,
    /// All points and the execution points add to the total's points.
    PointsTotal,
    /// The rows of a group add to the heading's points.
    HeadingPoints,
    /// Row scores and the execution score add to the total's score.
    ScoreTotal,
    /// executed ÷ budget = rate.
    ExecutionRate,
    /// rate × points = execution score.
    ExecutionScore,
    /// Lines of a data table add to their total (one column).
    TableTotal,
    /// A change column is this − that.
    TableChange,
    /// A rate column is this ÷ that.
    TableRate,
}

/// How the operands make the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// The result is the sum of the operands.
    Sum,
    /// The operands are some of the parts: their sum is at most the result.
    PartsOf,
    /// The result, in percent, is first ÷ second.
    Percent,
    /// The result is first ÷ second × third, at most the third.
    ShareOfPoints,
    /// The result is first − second.
    Difference,
}

/// One relation of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// What it says.
    pub kind: RelationKind,
    /// The cell that follows.
    pub result: Slot,
    /// The cells it follows from, in formula order.
    pub operands: Vec<Slot>,
    /// How.
    pub formula: Formula,
}

/// How a relation ended on the printed figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closure {
    /// The printed figures fit exactly.
    Exact,
    /// They differ by no more than rounding explains.
    WithinRounding {
        /// What the operands give.
        computed: Number,
    },
    /// They cannot fit.
    Open {
        /// What the operands give, exact.
        computed: Number,
        /// What the operands may give, rounding considered.
        allowed: Interval,
        /// What is printed.
        found: Number,
    },
    /// A cell is blank.
    Blank,
    /// A cell is no number.
    Unreadable(Slot),
    /// The rule does not apply (a zero budget).
    NotApplicable,
}

/// Every relation the form claims, in printed order.
pub fn relations(_form: &crate::form::Form, _rules: &crate::rules::RulesInForce) -> Vec<Relation> {
    Vec::new()
}

/// How a relation ends on the form's printed figures.
pub fn close(_relation: &Relation, _form: &crate::form::Form) -> Closure {
    Closure::Blank
}
