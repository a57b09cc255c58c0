//! The figures of a node: added, averaged by funds, or taken from numerators and
//! denominators. Computed from the sources when asked for; nothing is kept that could grow old.

use super::part::{AMOUNTS, Graded};
use super::rolled::{Filing, Indicator, Rollup, Section, Source};
use super::row::Manner;
use crate::finding::Level;
use crate::form::{FundColumn, FundKind, Level1};
use crate::number::Number;
use crate::value::{Comparator, Scale};
use std::collections::BTreeMap;
use std::ops::Range;

/// How a value was put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Added.
    Added,
    /// Averaged with the funds as weights.
    ByFunds,
    /// All numerators by all denominators.
    ByParts,
}

impl How {
    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::ByFunds => "by-funds",
            Self::ByParts => "by-parts",
        }
    }
}

/// A value put together from several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The value; none where there is none, or the figures are too large.
    pub value: Option<Number>,
    /// How many figures it is made of.
    pub count: usize,
}

/// The figures of an indicator at a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its sources, by position in [`Indicator::sources`].
    pub sources: Range<usize>,
    /// How the actual value was put together.
    pub how: How,
    /// The target, in the unit's base.
    pub target: Told,
    /// The actual value, in the unit's base.
    pub actual: Told,
    /// The score averaged by funds.
    pub score: Told,
    /// The points averaged by funds, over the same rows.
    pub points: Option<Number>,
    /// The funds of the rows whose score counts, in 元.
    pub funds: Number,
    /// The comparator all targets have.
    pub comparator: Option<Comparator>,
}

impl Figure {
    /// The score as a share of the points, in percent.
    pub fn share(&self) -> Option<Number> {
        let share = self.score.value?.times(Number::HUNDRED)?;
        share.over(self.points?)
    }
}

/// A sum that remembers when it grew too large.
#[derive(Clone, Copy, Debug)]
struct Sum {
    total: Option<Number>,
    count: usize,
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            total: Some(Number::ZERO),
            count: 0,
        }
    }
}

impl Sum {
    fn add(&mut self, value: Option<Number>) {
        self.total = self.total.and_then(|total| total.plus(value?));
        self.count += 1;
    }

    fn told(self) -> Told {
        Told {
            value: self.total.filter(|_| self.count > 0),
            count: self.count,
        }
    }

    fn over(self, weights: Self) -> Told {
        let value = self.total.zip(weights.total);
        Told {
            value: value.and_then(|(total, weight)| total.over(weight)),
            count: self.count,
        }
    }
}

/// Values with the weights they count by.
#[derive(Clone, Copy, Debug, Default)]
struct Weighted {
    values: Sum,
    weights: Sum,
}

impl Weighted {
    fn add(&mut self, value: Number, weight: Number) {
        self.values.add(value.times(weight));
        self.weights.add(Some(weight));
    }

    fn told(self) -> Told {
        self.values.over(self.weights)
    }
}

impl Rollup {
    /// The figures of an indicator over some of its sources.
    pub fn figure(&self, indicator: &Indicator, range: Range<usize>) -> Figure {
        let sources = indicator.sources.get(range.clone()).unwrap_or_default();
        let (how, target, actual) = match indicator.key.manner {
            Manner::Added => {
                let sum = |of: fn(&Source) -> Option<Number>| {
                    let mut sum = Sum::default();
                    sources
                        .iter()
                        .filter_map(of)
                        .for_each(|value| sum.add(Some(value)));
                    sum.told()
                };
                (
                    How::Added,
                    sum(|source| source.target),
                    sum(|source| source.actual),
                )
            }
            Manner::Averaged | Manner::Scored => {
                let (how, actual) = self.averaged(sources);
                (how, self.by_funds(sources, |source| source.target), actual)
            }
        };
        let (mut scores, mut points) = (Weighted::default(), Weighted::default());
        for source in sources {
            if let (Some((score, of)), Some(weight)) = (source.score, self.weight(source)) {
                scores.add(score, weight);
                points.add(of, weight);
            }
        }
        Figure {
            sources: range,
            how,
            target,
            actual,
            score: scores.told(),
            points: points.told().value,
            funds: scores.weights.total.unwrap_or_default(),
            comparator: common(sources),
        }
    }

    fn weight(&self, source: &Source) -> Option<Number> {
        self.filings.get(source.filing as usize)?.weight
    }

    fn by_funds(&self, sources: &[Source], of: fn(&Source) -> Option<Number>) -> Told {
        let mut sum = Weighted::default();
        for source in sources {
            if let (Some(value), Some(weight)) = (of(source), self.weight(source)) {
                sum.add(value, weight);
            }
        }
        sum.told()
    }

    /// From numerators and denominators where every source tells them, else by funds.
    fn averaged(&self, sources: &[Source]) -> (How, Told) {
        let with_value = || sources.iter().filter(|source| source.actual.is_some());
        let all = with_value().all(|source| source.fraction.is_some());
        if !all || with_value().next().is_none() {
            return (How::ByFunds, self.by_funds(sources, |source| source.actual));
        }
        let (mut parts, mut wholes) = (Sum::default(), Sum::default());
        for (part, whole) in with_value().filter_map(|source| source.fraction.as_deref()) {
            parts.add(part.times(Number::HUNDRED));
            wholes.add(Some(*whole));
        }
        (How::ByParts, parts.over(wholes))
    }

    /// The funds of a kind over some forms: initial, budget and executed in 元.
    pub fn funds(&self, filings: Range<usize>, kind: FundKind) -> Funds {
        let mut sums = [Sum::default(); 3];
        let mut both = [Sum::default(); 2];
        for filing in self.filings.get(filings).unwrap_or_default() {
            for line in filing.funds.iter().filter(|line| line.kind == kind) {
                for (sum, amount) in sums.iter_mut().zip(line.amounts) {
                    amount.into_iter().for_each(|amount| sum.add(Some(amount)));
                }
                // A rate is of forms that tell both.
                if let [_, Some(budget), Some(executed)] = line.amounts {
                    both[0].add(Some(executed));
                    both[1].add(Some(budget));
                }
            }
        }
        let [executed, budget] = both;
        Funds {
            kind,
            amounts: sums.map(Sum::told),
            rate: executed.over(budget),
        }
    }

    /// Scores, grades and findings of some forms.
    pub fn results(&self, filings: Range<usize>) -> Results {
        let mut results = Results::default();
        let mut scores = Weighted::default();
        for filing in self.filings.get(filings).unwrap_or_default() {
            results.add(filing);
            if let (Some((score, _)), Some(weight)) = (filing.score, filing.weight) {
                scores.add(score, weight);
            }
        }
        results.score = scores.told();
        results
    }

    /// The scores of each group as a share of its points in percent, both weighted by funds.
    pub fn by_group(&self, section: &Section, filings: &Range<usize>) -> Vec<(Level1, Number)> {
        let mut groups: BTreeMap<&Level1, (Sum, Sum)> = BTreeMap::new();
        for indicator in &section.indicators {
            let range = Self::sources_of(indicator, filings);
            for source in indicator.sources.get(range).unwrap_or_default() {
                if let (Some((score, points)), Some(weight)) = (source.score, self.weight(source)) {
                    let (scores, of) = groups.entry(&indicator.key.level1).or_default();
                    scores.add(score.times(weight));
                    of.add(points.times(weight));
                }
            }
        }
        let shares = groups.into_iter().filter_map(|(group, (scores, points))| {
            let share = scores.total?.over(points.total?)?;
            Some((group.clone(), share.times(Number::HUNDRED)?))
        });
        shares.collect()
    }

    /// The kinds of money lines of a section.
    pub fn fund_kinds(&self, section: &Section) -> Vec<FundKind> {
        let filings = self
            .filings
            .get(section.filings.clone())
            .unwrap_or_default();
        let lines = filings.iter().flat_map(|filing| &filing.funds);
        let mut kinds: Vec<FundKind> = lines.map(|line| line.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}

/// The money of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Funds {
    /// Which lines.
    pub kind: FundKind,
    /// Initial, budget, executed in 元.
    pub amounts: [Told; 3],
    /// Executed by budget, as a fraction of one, over the forms that tell both.
    pub rate: Told,
}

impl Funds {
    /// The amount of a column.
    pub fn of(&self, column: FundColumn) -> Told {
        let at = AMOUNTS.iter().position(|known| *known == column);
        at.and_then(|at| self.amounts.get(at).copied())
            .unwrap_or_default()
    }
}

/// Scores, grades and findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The forms.
    pub forms: usize,
    /// The score averaged by funds.
    pub score: Told,
    /// The lowest and the highest score.
    pub ends: Option<(Number, Number)>,
    /// Forms without a score.
    pub unscored: usize,
    /// Forms by grade, best first, each with their funds in 元.
    pub grades: BTreeMap<Graded, (usize, Number)>,
    /// Forms without a grade.
    pub ungraded: usize,
    /// Findings by check: errors, warnings, notes.
    pub findings: BTreeMap<&'static str, [usize; 3]>,
}

impl Results {
    fn add(&mut self, filing: &Filing) {
        self.forms += 1;
        match filing.score {
            Some((score, _)) => {
                let (low, high) = self.ends.unwrap_or((score, score));
                self.ends = Some((low.min(score), high.max(score)));
            }
            None => self.unscored += 1,
        }
        match &filing.grade {
            Some(grade) => {
                let entry = self.grades.entry(grade.clone()).or_default();
                entry.0 += 1;
                let funds = filing.budget.unwrap_or_default();
                entry.1 = entry.1.plus(funds).unwrap_or(entry.1);
            }
            None => self.ungraded += 1,
        }
        for (code, level) in &filing.findings {
            let counts = self.findings.entry(code).or_default();
            match level {
                Level::Error => counts[0] += 1,
                Level::Warning => counts[1] += 1,
                Level::Note => counts[2] += 1,
            }
        }
    }
}

/// The comparator that all targets have.
fn common(sources: &[Source]) -> Option<Comparator> {
    let mut found = sources.iter().filter(|source| source.target.is_some());
    let first = found.next()?.comparator?;
    found
        .all(|source| source.comparator == Some(first))
        .then_some(first)
}

impl Indicator {
    /// The scale most of its sources are printed in.
    pub fn scale(&self) -> Scale {
        let mut counts: BTreeMap<Scale, usize> = BTreeMap::new();
        for source in &self.sources {
            *counts.entry(source.scale).or_default() += 1;
        }
        let most = counts
            .into_iter()
            .max_by_key(|(scale, count)| (*count, *scale));
        most.map_or(Scale::One, |(scale, _)| scale)
    }

    /// How many nodes tell it.
    pub fn units(&self, filings: &[Filing]) -> usize {
        let mut last = None;
        let nodes = self
            .sources
            .iter()
            .filter_map(|source| filings.get(source.filing as usize));
        nodes
            .filter(|filing| last.replace(filing.node) != Some(filing.node))
            .count()
    }
}
