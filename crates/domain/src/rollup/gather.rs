//! Forms taken in one after the other, and put in the order of the tree.
//!
//! Keeps figures and positions, no texts of cells: every name once.

use super::part::Part;
use super::rolled::{Filing, Indicator, LeftOut, Rollup, Section, Source};
use super::row::{Key, Left, Manner, RowPart};
use super::standing::Standing;
use super::words::Words;
use crate::form::{Family, FundColumn, Level1, Level2, Year};
use crate::value::{Period, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// A key with its name by number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    level1: Level1,
    level2: Level2,
    name: u32,
    manner: Manner,
    unit: Unit,
    period: Option<Period>,
}

/// A printed name: by what number it is matched.
#[derive(Clone, Debug)]
struct Named {
    printed: String,
    matched: u32,
}

/// A form with the rows it brought, by position.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) part: Part,
    pub(super) rows: std::ops::Range<usize>,
}

/// Forms on their way into a roll-up.
#[derive(Debug, Default)]
pub struct Gather {
    words: Words,
    pub(super) taken: Vec<Taken>,
    pub(super) rows: Vec<(u32, Source)>,
    left: Vec<(usize, u32, Left)>,
    known: BTreeMap<Known, u32>,
    names: BTreeMap<String, u32>,
    name_list: Vec<Named>,
    matched: BTreeMap<String, u32>,
    matched_list: Vec<String>,
}

impl Gather {
    /// Begins, with the words it goes by.
    pub fn new(words: Words) -> Self {
        Self {
            words,
            ..Self::default()
        }
    }

    /// The words it goes by.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The years of the forms taken.
    pub fn years(&self) -> BTreeSet<Year> {
        self.taken
            .iter()
            .filter_map(|taken| taken.part.year)
            .collect()
    }

    /// The names the forms' units are printed with, the nearest of each form.
    pub fn unit_names(&self) -> BTreeSet<&str> {
        let names = self
            .taken
            .iter()
            .filter_map(|taken| taken.part.units.first());
        names.map(|(_, name)| name.as_str()).collect()
    }

    /// Takes a form.
    pub fn add(&mut self, mut part: Part) {
        let taken = self.taken.len();
        let first = self.rows.len();
        for row in std::mem::take(&mut part.rows) {
            self.row(taken, row);
        }
        part.rows.shrink_to_fit();
        self.taken.push(Taken {
            part,
            rows: first..self.rows.len(),
        });
    }

    fn row(&mut self, taken: usize, row: RowPart) {
        let at = u32::try_from(row.row).unwrap_or(u32::MAX);
        for &left in &row.left {
            self.left.push((taken, at, left));
        }
        if row.name.is_empty() {
            return;
        }
        let name = self.name(row.name);
        let matched = self
            .name_list
            .get(name as usize)
            .map_or(0, |named| named.matched);
        let known = Known {
            level1: row.level1,
            level2: row.level2,
            name: matched,
            manner: row.manner,
            unit: row.unit,
            period: row.period,
        };
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        let key = *self.known.entry(known).or_insert(next);
        let source = Source {
            filing: 0,
            row: at,
            name,
            scale: row.scale,
            comparator: row.comparator,
            target: row.target,
            actual: row.actual,
            fraction: row.fraction.map(Box::new),
            score: row.score.zip(row.points),
        };
        self.rows.push((key, source));
    }

    fn name(&mut self, printed: String) -> u32 {
        if let Some(&known) = self.names.get(&printed) {
            return known;
        }
        let plain = self.words.name(&printed);
        let next = u32::try_from(self.matched_list.len()).unwrap_or(u32::MAX);
        let matched = *self.matched.entry(plain.clone()).or_insert(next);
        if matched == next {
            self.matched_list.push(plain);
        }
        let number = u32::try_from(self.name_list.len()).unwrap_or(u32::MAX);
        self.names.insert(printed.clone(), number);
        self.name_list.push(Named { printed, matched });
        number
    }

    /// Puts everything in the order of the tree. Forms of another year, of a unit that is
    /// not in the tree, and forms given twice are set aside, each with its reason.
    pub fn roll_up(mut self, standing: Standing, year: Option<Year>, by: FundColumn) -> Rollup {
        let mut aside = Vec::new();
        let order = self.order(&standing, year, &mut aside);
        let filings = self.filings(&order, by);
        let mut sections: BTreeMap<Family, Vec<Vec<Source>>> = BTreeMap::new();
        let keys = self.known.len();
        let mut places = vec![None; self.taken.len()];
        for (filing, &(_, _, at)) in order.iter().enumerate() {
            if let Some(place) = places.get_mut(at) {
                *place = u32::try_from(filing).ok();
            }
            let Some(taken) = self.taken.get(at) else {
                continue;
            };
            let buckets = sections
                .entry(taken.part.family)
                .or_insert_with(|| vec![Vec::new(); keys]);
            for (key, source) in self.rows.get_mut(taken.rows.clone()).into_iter().flatten() {
                if let Some(bucket) = buckets.get_mut(*key as usize) {
                    let mut source = std::mem::take(source);
                    source.filing = u32::try_from(filing).unwrap_or(u32::MAX);
                    bucket.push(source);
                }
            }
        }
        self.rows = Vec::new();
        let keys = self.keys();
        let sections = sections
            .into_iter()
            .map(|(family, buckets)| self.section(family, buckets, &keys, &filings))
            .collect();
        let mut rollup = Rollup {
            standing,
            year,
            by,
            sections,
            left: self.left_out(&places),
            names: self
                .name_list
                .into_iter()
                .map(|named| named.printed)
                .collect(),
            filings,
            aside,
        };
        rollup.without_funds();
        rollup
    }

    /// Every key with its name, by number.
    fn keys(&self) -> Vec<Key> {
        let mut keys: Vec<(u32, Key)> = self
            .known
            .iter()
            .map(|(known, &number)| {
                let key = Key {
                    level1: known.level1.clone(),
                    level2: known.level2.clone(),
                    name: self
                        .matched_list
                        .get(known.name as usize)
                        .cloned()
                        .unwrap_or_default(),
                    manner: known.manner,
                    unit: known.unit.clone(),
                    period: known.period,
                };
                (number, key)
            })
            .collect();
        keys.sort_by_key(|(number, _)| *number);
        keys.into_iter().map(|(_, key)| key).collect()
    }

    fn section(
        &self,
        family: Family,
        buckets: Vec<Vec<Source>>,
        keys: &[Key],
        filings: &[Filing],
    ) -> Section {
        let mut indicators: Vec<Indicator> = buckets
            .into_iter()
            .zip(keys)
            .filter(|(sources, _)| !sources.is_empty())
            .map(|(sources, key)| self.indicator(key, sources))
            .collect();
        indicators.sort_by(|one, other| one.key.cmp(&other.key));
        let first = filings.partition_point(|filing| filing.family < family);
        let last = filings.partition_point(|filing| filing.family <= family);
        Section {
            family,
            filings: first..last,
            indicators,
        }
    }

    /// An indicator is called as most forms print it.
    fn indicator(&self, key: &Key, mut sources: Vec<Source>) -> Indicator {
        sources.shrink_to_fit();
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for source in &sources {
            *counts.entry(source.name).or_default() += 1;
        }
        let printed = |name: u32| {
            self.name_list
                .get(name as usize)
                .map_or("", |named| &named.printed)
        };
        let mut names: Vec<(usize, &str)> = counts
            .into_iter()
            .map(|(name, count)| (count, printed(name)))
            .collect();
        names.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
        Indicator {
            key: key.clone(),
            names: names.into_iter().map(|(_, name)| name.to_owned()).collect(),
            sources,
        }
    }

    fn left_out(&self, places: &[Option<u32>]) -> Vec<LeftOut> {
        let mut left: Vec<LeftOut> = self
            .left
            .iter()
            .filter_map(|&(taken, row, reason)| {
                let filing = (*places.get(taken)?)?;
                Some(LeftOut {
                    filing,
                    row,
                    reason,
                })
            })
            .collect();
        left.sort_by_key(|left| (left.filing, left.row, left.reason));
        left
    }
}
