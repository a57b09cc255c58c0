//! What sentences claim about their figures. Must not judge the claims.

use super::stated::Stated;
use crate::measure::Label;
use crate::number::{Interval, Number};
use std::ops::Range;

/// An operand of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A figure of the same text, by its position in [`super::Reading::stated`].
    Here(usize),
    /// A measure that the text names without its figure.
    Elsewhere(Label),
    /// What a figure was before it changed by another.
    Before {
        /// The figure.
        now: usize,
        /// What it changed by.
        by: usize,
        /// Whether it grew.
        up: bool,
    },
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// A whole and its parts: 共17人，其中：甲9人，乙8人.
    Parts(Parts),
    /// A rate and its operands: 13.72÷65.25×100%＝21.03%.
    Ratio(Ratio),
    /// A change and its operands: 较上年增加71.22万元.
    Change(Change),
    /// One amount in two units: 600万元，即6,000,000元.
    Again(Again),
    /// A formula written in figures, and its result.
    Worked(Worked),
}

/// A formula of more than a part and its base, written in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// The result, by its position in [`super::Reading::stated`].
    pub rate: usize,
    /// The printed formula, in bytes of the text.
    pub formula: Range<usize>,
    /// What it gives, in percent.
    pub value: Number,
    /// What it may give by what its figures may have been before they were rounded.
    pub allowed: Interval,
    /// The figures in it, each by its position in [`super::Reading::stated`].
    pub figures: Vec<usize>,
    /// Whether it stands in front of its result and not only in brackets behind it.
    pub certain: bool,
}

/// A whole and its parts, each by its position in [`super::Reading::stated`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The whole.
    pub whole: usize,
    /// The parts, in printed order.
    pub parts: Vec<usize>,
    /// The parts that, by the vocabulary or by the words, make the whole and nothing less.
    pub complete: Vec<usize>,
    /// Whether the list stands in brackets of its own.
    pub bracketed: bool,
    /// Other figures of the text; the claim is wrong only if none of them makes it right.
    pub others: Vec<usize>,
}

/// A rate and its operands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// The rate, by its position in [`super::Reading::stated`].
    pub rate: usize,
    /// What is divided.
    pub part: Operand,
    /// What is taken off before dividing, in a rate of change.
    pub less: Option<Operand>,
    /// What it is divided by; several where the words leave open which budget is meant.
    pub bases: Vec<Operand>,
    /// The printed formula, in bytes of the text; empty where there is none.
    pub formula: Range<usize>,
    /// Whether the words leave no doubt whose rate it is.
    pub certain: bool,
    /// Other figures of the text; the claim is wrong only if none of them makes it right.
    pub others: Vec<usize>,
    /// Whether the base may be another figure too.
    pub free: bool,
}

impl Ratio {
    /// The rate at `rate` of a part and its base.
    pub(super) fn of(rate: usize, part: Operand, base: Operand) -> Self {
        Self {
            rate,
            part,
            less: None,
            bases: vec![base],
            formula: 0..0,
            certain: true,
            others: Vec::new(),
            free: false,
        }
    }
}

/// A change and its operands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The size of the change, by its position in [`super::Reading::stated`].
    pub by: usize,
    /// Whether the words say that it grew.
    pub up: bool,
    /// What it is now.
    pub now: Operand,
    /// What it was.
    pub base: Operand,
    /// Whether only its direction is told against: 减少50万元，增长8% goes two ways.
    pub size_open: bool,
    /// Whether the words leave no doubt what has changed.
    pub certain: bool,
    /// Other figures of the text; the claim is wrong only if none of them makes it right.
    pub others: Vec<usize>,
}

/// One amount told twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// The second figure, by its position in [`super::Reading::stated`].
    pub again: usize,
    /// The first.
    pub first: usize,
}

impl Statement {
    /// The figure that follows from the others.
    pub fn result(&self) -> usize {
        match self {
            Self::Parts(parts) => parts.whole,
            Self::Ratio(ratio) => ratio.rate,
            Self::Change(change) => change.by,
            Self::Again(again) => again.again,
            Self::Worked(worked) => worked.rate,
        }
    }
}

/// The one figure of those that fit a label; none where several that differ do.
pub(super) fn only(
    candidates: &[(usize, &Stated)],
    same: impl Fn(usize, usize) -> bool,
) -> Option<usize> {
    let (first, _) = candidates.first()?;
    candidates
        .iter()
        .all(|(other, _)| same(*first, *other))
        .then_some(*first)
}
