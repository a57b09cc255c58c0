//! A text read as sentences: its figures, what each is, and what is claimed of them.

use super::figures::{Mention, figures};
use super::labels;
use super::stated::{Role, Stated, stated};
use super::statement::{Operand, Statement};
use super::terms::Terms;
use super::{again, change, parts, ratio, told_split, totals};
use crate::form::Year;
use crate::measure::{Label, Measures};
use crate::value::{Quantity, UnitKind};

/// A text with its figures understood as far as its words allow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading<'t> {
    /// The text.
    pub text: &'t str,
    /// Every figure, dates among them.
    pub figures: Vec<Mention<'t>>,
    /// Every quantity with its words.
    pub stated: Vec<Stated>,
    /// What is claimed of them.
    pub statements: Vec<Statement>,
}

/// Reads a text with a vocabulary of measures; `year` is the one that 本年 means.
pub fn read<'t>(text: &'t str, measures: &Measures, year: Option<Year>) -> Reading<'t> {
    read_of(text, measures, (year, ""))
}

/// As [`read`], of a text about the unit of that name.
pub fn read_of<'t>(
    text: &'t str,
    measures: &Measures,
    (year, unit): (Option<Year>, &str),
) -> Reading<'t> {
    let terms = &Terms {
        measures,
        year,
        unit,
    };
    let figures = figures(text);
    let mut stated = stated(text, &figures);
    labels::assign(text, &figures, terms, &mut stated);
    let mut reading = Reading {
        text,
        figures,
        stated,
        statements: Vec::new(),
    };
    let mut statements = parts::find(&reading, terms);
    let ratios = ratio::find(&reading, terms, &statements);
    statements.extend(ratios);
    statements.extend(change::find(&reading, terms));
    statements.extend(totals::find(&reading, terms));
    statements.extend(told_split::find(&reading, terms));
    statements.extend(again::find(&reading, terms));
    reading.statements = statements;
    reading
}

impl<'t> Reading<'t> {
    /// The quantity at a position of [`Reading::stated`].
    pub fn quantity(&self, at: usize) -> Option<&Quantity> {
        self.mention(at)?.quantity()
    }

    /// The figure at a position of [`Reading::stated`].
    pub fn mention(&self, at: usize) -> Option<&Mention<'t>> {
        self.figures.get(self.stated.get(at)?.figure)
    }

    /// The words in front of the figure at a position of [`Reading::stated`].
    pub fn words(&self, at: usize) -> &'t str {
        let words = self.stated.get(at).map(|stated| stated.words.clone());
        words
            .and_then(|words| self.text.get(words))
            .unwrap_or_default()
    }

    /// How many quantities are understood: they name a measure or take part in a claim.
    pub fn understood(&self) -> usize {
        let claimed = |at: usize| {
            self.statements.iter().any(|statement| match statement {
                Statement::Parts(parts) => parts.whole == at || parts.parts.contains(&at),
                Statement::Ratio(ratio) => {
                    let mut operands = ratio.bases.iter().chain([&ratio.part]).chain(&ratio.less);
                    ratio.rate == at || operands.any(|operand| *operand == Operand::Here(at))
                }
                Statement::Change(change) => {
                    let here = Operand::Here(at);
                    change.by == at || change.now == here || change.base == here
                }
                Statement::Again(again) => again.again == at || again.first == at,
                Statement::Worked(worked) => worked.rate == at || worked.figures.contains(&at),
            })
        };
        let named = |stated: &Stated| stated.label.is_some_and(|label| label.measure.is_some());
        self.stated
            .iter()
            .enumerate()
            .filter(|(at, stated)| named(stated) || claimed(*at))
            .count()
    }

    /// The figures of their own in a stretch of the text.
    pub(super) fn amounts(&self) -> impl Iterator<Item = (usize, &Stated)> {
        self.stated
            .iter()
            .enumerate()
            .filter(|(_, stated)| stated.role == Role::Amount)
    }

    /// Whether two figures are told in the same kind of unit.
    pub(super) fn alike(&self, a: usize, b: usize) -> bool {
        match (self.quantity(a), self.quantity(b)) {
            (Some(a), Some(b)) => {
                let money = |quantity: &Quantity| {
                    quantity.unit.kind == UnitKind::Yuan
                        || (quantity.unit.kind == UnitKind::None && quantity.unit.scale.power() > 0)
                };
                (money(a) && money(b)) || a.unit.same_kind(&b.unit)
            }
            _ => false,
        }
    }

    /// Whether two figures are one.
    pub(super) fn same(&self, a: usize, b: usize) -> bool {
        let value = |at| self.quantity(at).and_then(Quantity::base_value);
        a == b || (self.alike(a, b) && value(a) == value(b))
    }

    /// The one figure before `end` that a label names: by its measure and version, or by its
    /// version alone where the label names no measure.
    pub(super) fn named(&self, label: Label, end: usize) -> Option<usize> {
        let wanted = |stated: &Stated, version: bool| {
            let has = stated.label.or(stated.own).unwrap_or_default();
            let measure = label.measure.is_none() || has.measure == label.measure;
            let year = label
                .year
                .is_none_or(|year| has.year.is_none_or(|other| other == year));
            let fits = match label.version {
                None => true,
                Some(wanted) if version => has.version == Some(wanted),
                Some(wanted) => has
                    .version
                    .is_some_and(|has| wanted == super::Version::Budget && has.is_budget()),
            };
            let says = label.measure.is_some() || label.version.is_some();
            says && measure && year && fits
        };
        [true, false].into_iter().find_map(|version| {
            let fitting: Vec<(usize, &Stated)> = self
                .amounts()
                .filter(|(at, stated)| *at < end && wanted(stated, version))
                .collect();
            super::statement::only(&fitting, |a, b| self.same(a, b))
        })
    }
}
