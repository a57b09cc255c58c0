//! The arithmetic a form claims: which printed cell should follow from which others.
//!
//! One definition serves the checks (does it hold?), the search for the wrong
//! cell (what would make it hold?) and the reader (does this segmentation close?).
//!
//! How digits are read: amounts and rates stand for intervals (± half their last
//! digit), points and scores are exact numbers as entered, and an execution score
//! is judged as its [`Reading`] says. Must not know any rule by itself: bases,
//! rounding and words come in with the rules.

mod beside;
mod close;
mod figure;
mod funds;
mod nest;
mod own_rule;
mod points;
mod ratio;
mod split;
mod tables;
#[cfg(test)]
mod tests;
mod weighted;

pub use beside::with_beside;
pub use close::{close, closing_score};
pub use figure::Figure;
pub use own_rule::{OwnRule, PrintedRule, printed_rule};
pub use points::{execution_row, execution_stands_apart, rows_take_all_points};

use crate::form::{Form, Slot};
use crate::number::{Interval, Number};
use crate::rules::{RulesInForce, Vocabulary};

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
    /// A row's points × its rating out of a hundred = its score.
    WeightedScore,
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
    /// The result is earned by first ÷ second as the form itself says, of third points.
    OwnRule(OwnRule),
    /// The result is first × second ÷ 100.
    ShareOfHundred,
    /// The result is first − second.
    Difference,
    /// The result, in percent, is (first − second) ÷ second.
    Growth,
}

/// How the digits of a result are to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Exactly as entered: points and sums of scores.
    Exact,
    /// Rounded at its last printed digit: amounts and rates.
    Rounded,
    /// A score computed from a rate: rounded at its last printed decimal; a whole
    /// figure counts as showing so many decimals, since whole points are no
    /// rounding that a rule allows.
    Score {
        /// The decimals the rules ask for.
        decimals: u32,
    },
    /// A score where whole points are the habit: a whole figure may be the
    /// rounded or the cut one.
    WholeScore {
        /// The decimals the rules ask for.
        decimals: u32,
    },
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
    /// How the digits of the result are taken.
    pub reading: Reading,
}

impl Relation {
    /// Every cell of the relation, the result first.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        std::iter::once(self.result).chain(self.operands.iter().copied())
    }
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

impl Closure {
    /// How a printed figure, exact or rounded, stands to what the operands give.
    pub(crate) fn of(
        (computed, allowed): (Number, Interval),
        (found, printed): (Number, Interval),
    ) -> Self {
        if computed == found {
            Self::Exact
        } else if allowed.meets(printed) {
            Self::WithinRounding { computed }
        } else {
            Self::Open {
                computed,
                allowed,
                found,
            }
        }
    }

    /// Whether the printed figures contradict each other.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open { .. })
    }

    /// Whether figures were there and they fit.
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Exact | Self::WithinRounding { .. })
    }
}

/// The relations of a form's data tables alone: they need no rules, only words.
pub fn of_tables(form: &Form, words: &Vocabulary) -> Vec<Relation> {
    let mut found = Vec::new();
    tables::relations(form, words, &mut found);
    found
}

/// Every relation the form claims, in printed order; none of a blank template.
pub fn relations(form: &Form, rules: &RulesInForce) -> Vec<Relation> {
    if form.blank {
        return Vec::new();
    }
    let mut found = Vec::new();
    funds::relations(form, rules, &mut found);
    points::relations(form, rules, &mut found);
    found.extend(weighted::relations(form));
    tables::relations(form, &rules.vocabulary, &mut found);
    found
}
