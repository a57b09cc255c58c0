//! What a roll-up holds: the forms in the order of the tree, and for every indicator its
//! sources in that order, so that what belongs to a unit is one run of them.

use super::part::{FundPart, Graded, Part};
use super::row::{Key, Left, Manner};
use super::standing::Standing;
use crate::finding::Level;
use crate::form::{Family, FundColumn, Slot, Year};
use crate::number::Number;
use crate::value::{Comparator, Scale};
use std::ops::Range;

/// Everything rolled up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rollup {
    /// The units.
    pub standing: Standing,
    /// The year.
    pub year: Option<Year>,
    /// The amounts that averages are weighted with.
    pub by: FundColumn,
    /// The forms that count, by family, then in the order of the tree.
    pub filings: Vec<Filing>,
    /// What is rolled up, by family.
    pub sections: Vec<Section>,
    /// Rows of which a figure could not be used.
    pub left: Vec<LeftOut>,
    /// Forms that do not count.
    pub aside: Vec<SetAside>,
    /// Printed names of indicators, by number.
    pub names: Vec<String>,
}

/// A form that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    /// The document it stands in.
    pub document: usize,
    /// Its position in the document, from 0.
    pub form: usize,
    /// Which form it is.
    pub family: Family,
    /// What it is about.
    pub subject: String,
    /// The project; empty in a department's form.
    pub project: String,
    /// The name and cell by which its unit was found.
    pub unit: Option<(Slot, String)>,
    /// Whether its own unit is not in the tree and it counts for the one above.
    pub by_superior: bool,
    /// Its unit in the tree.
    pub node: usize,
    /// The funds its figures count by, in 元; none where it tells none.
    pub weight: Option<Number>,
    /// Its annual budget in 元.
    pub budget: Option<Number>,
    /// Its year.
    pub year: Option<Year>,
    /// Its money lines.
    pub funds: Vec<FundPart>,
    /// Its score and the cell it stands in.
    pub score: Option<(Number, Option<Slot>)>,
    /// Its grade.
    pub grade: Option<Graded>,
    /// What the checks found.
    pub findings: Vec<(&'static str, Level)>,
}

/// All of one family of forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which forms.
    pub family: Family,
    /// The forms, by position in [`Rollup::filings`].
    pub filings: Range<usize>,
    /// The indicators, by group, kind and name.
    pub indicators: Vec<Indicator>,
}

/// An indicator with all its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// What makes it one indicator.
    pub key: Key,
    /// Its printed names, the most frequent first.
    pub names: Vec<String>,
    /// Its sources in the order of the tree.
    pub sources: Vec<Source>,
}

/// One row of one form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The form, by position in [`Rollup::filings`].
    pub filing: u32,
    /// The row, from 0.
    pub row: u32,
    /// Its printed name, by position in [`Rollup::names`].
    pub name: u32,
    /// The scale it is printed in.
    pub scale: Scale,
    /// The comparator of its target.
    pub comparator: Option<Comparator>,
    /// The target in the unit's base.
    pub target: Option<Number>,
    /// The actual value in the unit's base.
    pub actual: Option<Number>,
    /// Numerator and denominator behind the actual value.
    pub fraction: Option<Box<(Number, Number)>>,
    /// Its score and points.
    pub score: Option<(Number, Number)>,
}

/// A row of which a figure could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The form, by position in [`Rollup::filings`].
    pub filing: u32,
    /// The row, from 0.
    pub row: u32,
    /// Why.
    pub reason: Left,
}

/// Why a form does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// Its unit is not in the tree.
    Unplaced,
    /// It is about another year.
    OtherYear(Year),
    /// The same form counts already: document and form.
    Repeated(usize, usize),
    /// Another form of the unit about the same project says something else: document and form.
    Conflicting(usize, usize),
}

impl Aside {
    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unplaced => "unplaced",
            Self::OtherYear(_) => "other-year",
            Self::Repeated(..) => "repeated",
            Self::Conflicting(..) => "conflicting",
        }
    }

    /// How grave it is.
    pub fn level(self) -> Level {
        match self {
            Self::Unplaced | Self::Conflicting(..) => Level::Error,
            Self::OtherYear(_) => Level::Note,
            Self::Repeated(..) => Level::Warning,
        }
    }
}

/// A form that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The document it stands in.
    pub document: usize,
    /// Its position in the document, from 0.
    pub form: usize,
    /// Which form it is.
    pub family: Family,
    /// What it is about.
    pub subject: String,
    /// The unit's name as printed.
    pub unit: String,
    /// Its annual budget in 元.
    pub budget: Option<Number>,
    /// Why.
    pub why: Aside,
}

impl SetAside {
    pub(super) fn of(part: &Part, why: Aside) -> Self {
        Self {
            document: part.document,
            form: part.form,
            family: part.family,
            subject: part.subject.clone(),
            unit: part
                .units
                .first()
                .map_or(String::new(), |(_, name)| name.clone()),
            budget: part.funds_of(FundColumn::Budget),
            why,
        }
    }
}

impl Rollup {
    /// The section of a family.
    pub fn section(&self, family: Family) -> Option<&Section> {
        self.sections
            .iter()
            .find(|section| section.family == family)
    }

    /// The forms of a section that belong to a node and those below it, by position.
    pub fn filings_of(&self, section: &Section, node: usize) -> Range<usize> {
        let end = self.standing.nodes.get(node).map_or(0, |node| node.end);
        let all = self
            .filings
            .get(section.filings.clone())
            .unwrap_or_default();
        let from = all.partition_point(|filing| filing.node < node);
        let to = all.partition_point(|filing| filing.node < end);
        let first = section.filings.start;
        first + from..first + to.max(from)
    }

    /// The sources of an indicator that belong to those forms, by position.
    pub fn sources_of(indicator: &Indicator, filings: &Range<usize>) -> Range<usize> {
        let before = |end: usize| {
            indicator
                .sources
                .partition_point(|source| (source.filing as usize) < end)
        };
        before(filings.start)..before(filings.end)
    }

    /// Rows that should be averaged in forms that tell no funds.
    pub(super) fn without_funds(&mut self) {
        let mut left: Vec<LeftOut> = Vec::new();
        for section in &self.sections {
            for indicator in &section.indicators {
                let averaged = indicator.key.manner != Manner::Added;
                for source in indicator.sources.iter().filter(|_| averaged) {
                    let filing = self.filings.get(source.filing as usize);
                    let value = source.actual.is_some() || source.score.is_some();
                    if value && filing.is_some_and(|filing| filing.weight.is_none()) {
                        left.push(LeftOut {
                            filing: source.filing,
                            row: source.row,
                            reason: Left::NoFunds,
                        });
                    }
                }
            }
        }
        self.left.extend(left);
        self.left
            .sort_by_key(|left| (left.filing, left.row, left.reason));
    }
}
