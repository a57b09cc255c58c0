//! What was expected and what is there: units, forms, funds, and what is missing by name.

use super::rolled::{Rollup, Section};
use super::standing::Node;
use super::units::Expected;
use super::words::folded;
use crate::form::Family;
use crate::number::Number;
use std::collections::BTreeSet;

/// How much of what was expected is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Units that should file.
    pub units: usize,
    /// Units that filed something.
    pub filed: usize,
    /// Units that filed everything.
    pub complete: usize,
    /// Forms expected.
    pub forms: usize,
    /// Expected forms that are not there.
    pub forms_missing: usize,
    /// Forms that count, expected or not.
    pub forms_there: usize,
    /// Funds expected in 元; none where the tree tells no funds of anybody.
    pub funds: Option<Number>,
    /// Expected funds that no form accounts for, in 元.
    pub funds_missing: Number,
    /// Funds of the forms that count, in 元.
    pub funds_there: Number,
}

impl Coverage {
    /// The share of the expected funds that is accounted for, in percent.
    pub fn funds_share(&self) -> Option<Number> {
        let expected = self.funds?;
        let there = expected.minus(self.funds_missing)?;
        there.times(Number::HUNDRED)?.over(expected)
    }

    fn add(&mut self, other: &Self) {
        self.units += other.units;
        self.filed += other.filed;
        self.complete += other.complete;
        self.forms += other.forms;
        self.forms_missing += other.forms_missing;
        self.forms_there += other.forms_there;
        self.funds = match (self.funds, other.funds) {
            (Some(one), Some(other)) => one.plus(other),
            (one, other) => one.or(other),
        };
        let plus = |one: Number, other: Number| one.plus(other).unwrap_or(one);
        self.funds_missing = plus(self.funds_missing, other.funds_missing);
        self.funds_there = plus(self.funds_there, other.funds_there);
    }
}

/// What one unit did not file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The unit.
    pub node: usize,
    /// How many forms are expected of it.
    pub forms: usize,
    /// How many of them are missing.
    pub forms_missing: usize,
    /// Its missing projects, where they are named.
    pub projects: Vec<String>,
    /// Expected funds that no form accounts for, in 元.
    pub funds_missing: Number,
}

/// The coverage of a section, of every unit by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    own: Vec<Coverage>,
    /// Who did not file everything, in the order of the tree.
    pub missing: Vec<Missing>,
    /// Whether the tree tells what is expected; if not, one form of every unit that has
    /// none below it.
    pub told: bool,
}

impl Covered {
    /// The coverage of a node with those below it.
    pub fn of(&self, standing: &super::Standing, node: usize) -> Coverage {
        let end = standing.nodes.get(node).map_or(0, |node| node.end);
        let mut sum = Coverage::default();
        for own in self.own.get(node..end).unwrap_or_default() {
            sum.add(own);
        }
        sum
    }
}

impl Rollup {
    /// What was expected of a family of forms, and what is there.
    pub fn covered(&self, section: &Section) -> Covered {
        let nodes = &self.standing.nodes;
        let told = nodes
            .iter()
            .any(|node| self.expected(node, section.family).is_some());
        let mut covered = Covered {
            own: Vec::with_capacity(nodes.len()),
            missing: Vec::new(),
            told,
        };
        let mut at = section.filings.start;
        for (place, node) in nodes.iter().enumerate() {
            let first = at;
            while self
                .filings
                .get(at)
                .is_some_and(|filing| at < section.filings.end && filing.node == place)
            {
                at += 1;
            }
            let expected = if told {
                self.expected(node, section.family).cloned()
            } else {
                let last = node.end == place + 1 && !node.closed;
                last.then(|| Expected {
                    year: None,
                    family: section.family,
                    forms: 1,
                    projects: Vec::new(),
                    funds: None,
                })
            };
            let (own, missing) = self.own(place, first..at, expected.as_ref());
            covered.own.push(own);
            covered.missing.extend(missing);
        }
        covered
    }

    /// What a unit is expected to file: what is said of the year goes before what is said
    /// of every year.
    fn expected<'a>(&self, node: &'a Node, family: Family) -> Option<&'a Expected> {
        let of_family = || {
            node.expected
                .iter()
                .filter(move |expected| expected.family == family)
        };
        let this_year =
            of_family().find(|expected| expected.year.is_some() && expected.year == self.year);
        this_year.or_else(|| of_family().find(|expected| expected.year.is_none()))
    }

    fn own(
        &self,
        node: usize,
        filings: std::ops::Range<usize>,
        expected: Option<&Expected>,
    ) -> (Coverage, Option<Missing>) {
        let filings = self.filings.get(filings).unwrap_or_default();
        let budgets = filings.iter().filter_map(|filing| filing.budget);
        let there = Number::sum(budgets).unwrap_or_default();
        let mut own = Coverage {
            forms_there: filings.len(),
            funds_there: there,
            ..Coverage::default()
        };
        let Some(expected) = expected.filter(|expected| expected.forms > 0) else {
            return (own, None);
        };
        let filed: BTreeSet<String> = filings
            .iter()
            .map(|filing| folded(&filing.project, &[]))
            .collect();
        let projects: Vec<String> = expected
            .projects
            .iter()
            .filter(|project| !filed.contains(&folded(project, &[])))
            .cloned()
            .collect();
        let by_number = expected.forms.saturating_sub(filings.len());
        let missing = by_number.max(projects.len());
        own.units = 1;
        own.filed = usize::from(!filings.is_empty());
        own.complete = usize::from(missing == 0);
        own.forms = expected.forms;
        own.forms_missing = missing;
        own.funds = expected.funds;
        own.funds_missing = expected
            .funds
            .and_then(|funds| funds.minus(there))
            .map_or(Number::ZERO, |short| short.max(Number::ZERO));
        let lacking = missing > 0 || own.funds_missing > Number::ZERO;
        let told = lacking.then_some(Missing {
            node,
            forms: expected.forms,
            forms_missing: missing,
            projects,
            funds_missing: own.funds_missing,
        });
        (own, told)
    }
}
