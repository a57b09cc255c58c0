//! A section of a data table, its rows classified by their labels.

use super::labels::{
    ColumnKind, RowKind, column_kind, ends_with, is_heading_row, row_kind, squeeze,
};
use crate::form::{Cell, Form, Slot};
use crate::number::Number;
use crate::relation::{Closure, Figure, Formula, Reading, Relation, RelationKind, close};
use crate::rules::Vocabulary;
use std::ops::Range;

/// Words of a column of percentages, of whatever they are.
const PERCENT: &str = "table-percent";
/// Words of a column of rates of change.
const GROWTH: &str = "table-growth";
/// Words of a column of people or things, which no rounding changes.
const COUNT: &str = "table-count";
/// Words of a column of prices and averages.
const AVERAGE: &str = "table-average";
/// How the heading of a column of ratios ends.
const RATIO: &str = "table-ratio-ending";
/// How the heading of a column ends whose total may be no sum.
const SELDOM: &str = "table-seldom-adding-ending";
/// Headings of a column that numbers the rows.
const NUMBERS: &str = "table-row-number";
/// Words for the year before.
const PRIOR_YEAR: &str = "prior-year";
/// Longer sections are lists, not tables with sub-lines.
const LONGEST: usize = 200;
/// A sum that is missed by more than one part in so many is another thing.
const NEAR: i64 = 5;
/// Columns beyond are left alone.
const WIDEST: usize = 40;

/// Rows of one table under one heading row.
pub(super) struct Grid<'a> {
    form: &'a Form,
    table: usize,
    /// The rows of the section, as rows of the table.
    pub rows: Range<usize>,
    /// One for each row of the section.
    pub kinds: Vec<RowKind>,
    /// The first column behind the labels.
    pub first: usize,
    /// One for each column, the label column first.
    pub columns: Vec<ColumnKind>,
    /// The headings of the columns.
    pub heads: Vec<String>,
    /// Whether a column's heading compares with the year before.
    pub since_prior_year: Vec<bool>,
    /// Whether a column's heading says that it holds percentages.
    rates: Vec<bool>,
    /// Whether a column's heading says that it holds rates of change.
    growths: Vec<bool>,
    /// Whether a column's heading says that it counts people or things.
    counts: Vec<bool>,
    /// Whether a column's heading says that it holds prices or averages.
    averages: Vec<bool>,
    /// Whether a column's heading says that its total need not be a sum.
    seldom: Vec<bool>,
}

impl<'a> Grid<'a> {
    /// Cuts a table where a row holds headings instead of figures.
    pub fn sections(form: &'a Form, words: &Vocabulary, table: usize) -> Vec<Self> {
        let Some(data) = form.tables.get(table) else {
            return Vec::new();
        };
        let mut sections = Vec::new();
        let mut heads = data.columns.as_slice();
        let mut from = 0;
        for (index, row) in data.rows.iter().enumerate() {
            if is_heading_row(row) {
                sections.extend(Self::section(form, words, table, heads, from..index));
                heads = row;
                from = index + 1;
            }
        }
        sections.extend(Self::section(
            form,
            words,
            table,
            heads,
            from..data.rows.len(),
        ));
        sections
    }

    fn section(
        form: &'a Form,
        words: &Vocabulary,
        table: usize,
        heads: &[Cell],
        rows: Range<usize>,
    ) -> Option<Self> {
        let data = form.tables.get(table)?.rows.get(rows.clone())?;
        if data.is_empty() || data.len() > LONGEST {
            return None;
        }
        let width = data.iter().map(Vec::len).max()?.min(WIDEST);
        let heads: Vec<String> = (0..width)
            .map(|c| {
                heads
                    .get(c)
                    .map_or_else(String::new, |cell| squeeze(&cell.raw))
            })
            .collect();
        let numbered = width > 2 && heads.first().is_some_and(|head| words.is(NUMBERS, head));
        let label = |row: &Vec<Cell>| {
            // 合计 may stand under 序号.
            let own = row
                .get(usize::from(numbered))
                .filter(|cell| !cell.is_blank());
            let cell = own.or_else(|| row.first());
            row_kind(cell.map_or("", |cell| &cell.raw), words)
        };
        let says = |key: &str| -> Vec<bool> {
            let heads = heads.iter();
            heads
                .map(|head| words.found_in(key, head).is_some())
                .collect()
        };
        Some(Self {
            form,
            table,
            rows,
            first: 1 + usize::from(numbered),
            rates: says(PERCENT),
            growths: says(GROWTH),
            counts: says(COUNT),
            averages: heads
                .iter()
                .map(|head| {
                    words.found_in(AVERAGE, head).is_some() || ends_with(words, RATIO, head)
                })
                .collect(),
            seldom: heads
                .iter()
                .map(|head| ends_with(words, SELDOM, head))
                .collect(),
            kinds: data.iter().map(label).collect(),
            columns: heads.iter().map(|head| column_kind(head, words)).collect(),
            since_prior_year: says(PRIOR_YEAR),
            heads,
        })
    }

    /// The kind of a row of the table.
    pub fn kind(&self, row: usize) -> RowKind {
        row.checked_sub(self.rows.start)
            .and_then(|index| self.kinds.get(index))
            .copied()
            .unwrap_or(RowKind::Plain)
    }

    /// The columns whose figures add up: no changes, no rates, no averages.
    pub fn amounts(&self) -> impl Iterator<Item = usize> + '_ {
        (self.first..self.columns.len())
            .filter(|&c| matches!(self.columns[c], ColumnKind::Plain | ColumnKind::Total))
            .filter(|&c| !self.is_rate(c) && !self.is_percent_column(c))
            .filter(|&c| !self.averages.get(c).copied().unwrap_or(false))
    }

    /// Whether a column's total is as often an average or the last of its rows.
    pub fn seldom_adds(&self, column: usize) -> bool {
        self.seldom.get(column).copied().unwrap_or(false)
    }

    /// The columns of figures that are no percentages.
    pub fn figures(&self) -> impl Iterator<Item = usize> + '_ {
        (self.first..self.columns.len()).filter(|&c| {
            self.columns[c] != ColumnKind::Rate && !self.is_rate(c) && !self.is_percent_column(c)
        })
    }

    /// Whether a column is headed as one of percentages.
    pub fn is_rate(&self, column: usize) -> bool {
        self.rates.get(column).copied().unwrap_or(false)
    }

    /// Whether a column is headed as one of rates of change.
    pub fn is_growth(&self, column: usize) -> bool {
        self.growths.get(column).copied().unwrap_or(false)
    }

    /// The form.
    pub fn form(&self) -> &Form {
        self.form
    }

    /// People and things are counted, not rounded.
    fn reading(&self, columns: &[usize]) -> Reading {
        let count = |column: &usize| self.counts.get(*column).copied().unwrap_or(false);
        if columns.iter().any(count) {
            Reading::Exact
        } else {
            Reading::Rounded
        }
    }

    /// Whether the row holds any figure to add.
    pub fn has_figures(&self, row: usize) -> bool {
        self.amounts()
            .any(|c| self.figure(row, c).value().is_some())
    }

    /// The figure of a cell.
    pub fn figure(&self, row: usize, column: usize) -> Figure {
        Figure::at(self.form, Slot::Table(self.table, row, column))
    }

    /// A sum down one column.
    pub fn down(&self, whole: usize, parts: &[usize], column: usize, formula: Formula) -> Relation {
        Relation {
            kind: RelationKind::TableTotal,
            result: Slot::Table(self.table, whole, column),
            operands: parts
                .iter()
                .map(|&row| Slot::Table(self.table, row, column))
                .collect(),
            formula,
            reading: self.reading(&[column]),
        }
    }

    /// A relation inside one row.
    pub fn across(
        &self,
        kind: RelationKind,
        row: usize,
        result: usize,
        operands: &[usize],
        formula: Formula,
    ) -> Relation {
        Relation {
            kind,
            result: Slot::Table(self.table, row, result),
            operands: operands
                .iter()
                .map(|&column| Slot::Table(self.table, row, column))
                .collect(),
            formula,
            reading: self.reading(operands),
        }
    }

    /// How the relations end.
    pub fn tally(&self, relations: &[Relation]) -> Tally {
        let mut tally = Tally::default();
        for relation in relations {
            match close(relation, self.form) {
                Closure::Open { .. } => tally.open += 1,
                Closure::Exact | Closure::WithinRounding { .. } => {
                    tally.closed += 1;
                    tally.telling += usize::from(self.is_telling(relation));
                }
                _ => {}
            }
        }
        tally
    }

    /// Whether a sum is met, or missed by no more than a fifth.
    pub fn is_near(&self, relation: &Relation) -> bool {
        match close(relation, self.form) {
            Closure::Open {
                computed, found, ..
            } => {
                let off = computed.minus(found).map(Number::abs);
                let five = off.and_then(|off| off.times(Number::from(NEAR)));
                five.is_some_and(|five| five <= computed.abs())
            }
            _ => true,
        }
    }

    /// Whether a total that is missed lies between its rows, as an average or the last does.
    pub fn is_amid(&self, relation: &Relation) -> bool {
        let Closure::Open { found, .. } = close(relation, self.form) else {
            return false;
        };
        let values = || {
            let slots = relation.operands.iter();
            slots.filter_map(|&slot| Figure::at(self.form, slot).value())
        };
        values().count() > 1
            && values().min().is_some_and(|least| least <= found)
            && values().max().is_some_and(|most| found <= most)
    }

    /// Whether the printed rate is the distance of the computed one from 100 %.
    pub fn is_complement(&self, relation: &Relation) -> bool {
        let Closure::Open {
            computed, found, ..
        } = close(relation, self.form)
        else {
            return false;
        };
        let distance = Number::HUNDRED.minus(computed).map(Number::abs);
        distance.is_some_and(|distance| distance.round_half_up(found.parts().1) == found.abs())
    }

    /// A closure proves something only with at least two parts that are not zero.
    fn is_telling(&self, relation: &Relation) -> bool {
        let figures = relation
            .operands
            .iter()
            .filter_map(|&slot| Figure::at(self.form, slot).value());
        figures.filter(|value| !value.is_zero()).count() > 1
    }

    fn is_percent_column(&self, column: usize) -> bool {
        self.rows.clone().any(|row| {
            self.form
                .cell(Slot::Table(self.table, row, column))
                .and_then(|cell| cell.value.quantity())
                .is_some_and(|quantity| quantity.unit.is_percent())
        })
    }
}

/// How a group of relations ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tally {
    /// Closed with at least two parts that are not zero.
    pub telling: usize,
    /// Closed.
    pub closed: usize,
    /// Contradicting figures.
    pub open: usize,
}

impl Tally {
    /// Whether the closures prove the structure although some figures contradict it.
    pub fn proves(self) -> bool {
        self.telling > 0 && self.telling >= self.open
    }
}
