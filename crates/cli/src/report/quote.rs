//! The rows of a form that a finding speaks of, as small tables.

use crate::words;
use domain::finding::Finding;
use domain::form::{Form, FundColumn, IndicatorColumn, Slot, TotalColumn};
use domain::text::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Rows of operands are quoted up to this many; a longer sum is told by its formula.
const OPERAND_ROWS: usize = 3;

/// What a cell is to the finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Nothing.
    None,
    /// One of the figures it follows from.
    Operand,
    /// Probably the wrong one.
    Suspect,
    /// The cell the finding is about.
    Wrong,
}

/// A small table; the first row holds the headings where there are any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Column headings.
    pub head: Vec<String>,
    /// Rows of cells.
    pub rows: Vec<Vec<(String, Mark)>>,
}

/// A row of a form, in the order rows are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum RowRef {
    Fund(usize),
    Heading(usize),
    Indicator(usize),
    Total,
    Table(usize, usize),
    Lone(Slot),
}

fn row_of(slot: Slot) -> RowRef {
    match slot {
        Slot::Fund(i, _) => RowRef::Fund(i),
        Slot::Heading(i) => RowRef::Heading(i),
        Slot::Indicator(i, _) => RowRef::Indicator(i),
        Slot::Total(_) => RowRef::Total,
        Slot::Table(t, r, _) => RowRef::Table(t, r),
        other => RowRef::Lone(other),
    }
}

/// The marks of a finding on the cells of one form.
pub fn marks(finding: &Finding, form: usize) -> BTreeMap<Slot, Mark> {
    let mut marks = BTreeMap::new();
    let mut mark = |slot, what| {
        let best = marks.entry(slot).or_insert(Mark::None);
        *best = (*best).max(what);
    };
    for at in finding.related.iter().filter(|at| at.form == form) {
        mark(at.slot, Mark::Operand);
    }
    if let Some(first) = finding.suspects.first().filter(|s| s.cell.form == form) {
        mark(first.cell.slot, Mark::Suspect);
    }
    if finding.cell.form == form {
        mark(finding.cell.slot, Mark::Wrong);
    }
    marks
}

/// The rows a finding speaks of.
pub fn quotes(form: &Form, finding: &Finding, language: Language) -> Vec<Quote> {
    let marks = marks(finding, finding.cell.form);
    let rows = rows_to_quote(&marks);
    let quoting = Quoting {
        form,
        marks: &marks,
        language,
    };
    let mut quotes = Vec::new();
    let funds: Vec<usize> = rows
        .iter()
        .filter_map(|row| match row {
            RowRef::Fund(i) => Some(*i),
            _ => None,
        })
        .collect();
    quotes.extend(quoting.funds(&funds));
    quotes.extend(quoting.grid(&rows));
    let tables: BTreeSet<usize> = rows
        .iter()
        .filter_map(|row| match row {
            RowRef::Table(t, _) => Some(*t),
            _ => None,
        })
        .collect();
    quotes.extend(tables.into_iter().filter_map(|t| quoting.table(t, &rows)));
    for row in &rows {
        if let RowRef::Lone(slot) = row {
            quotes.extend(quoting.lone(*slot));
        }
    }
    quotes
}

fn rows_to_quote(marks: &BTreeMap<Slot, Mark>) -> BTreeSet<RowRef> {
    let chosen = |least: Mark| -> BTreeSet<RowRef> {
        marks
            .iter()
            .filter(|(_, mark)| **mark >= least)
            .map(|(slot, _)| row_of(*slot))
            .collect()
    };
    let main = chosen(Mark::Suspect);
    let all = chosen(Mark::Operand);
    if all.len() <= main.len() + OPERAND_ROWS {
        all
    } else {
        main
    }
}

struct Quoting<'a> {
    form: &'a Form,
    marks: &'a BTreeMap<Slot, Mark>,
    language: Language,
}

impl Quoting<'_> {
    fn cell(&self, slot: Slot) -> (String, Mark) {
        let text = self.form.cell(slot).map(|cell| cell.raw.clone());
        let mark = self.marks.get(&slot).copied().unwrap_or(Mark::None);
        (text.unwrap_or_default(), mark)
    }

    fn funds(&self, rows: &[usize]) -> Option<Quote> {
        let wanted = |column: &FundColumn| {
            rows.iter().any(|&i| {
                let (text, mark) = self.cell(Slot::Fund(i, *column));
                !text.is_empty() || mark >= Mark::Suspect
            })
        };
        let columns: Vec<FundColumn> = FundColumn::ALL.iter().copied().filter(wanted).collect();
        (!rows.is_empty()).then(|| Quote {
            head: columns
                .iter()
                .map(|&c| words::fund_column(c, self.language).to_owned())
                .collect(),
            rows: rows
                .iter()
                .map(|&i| {
                    columns
                        .iter()
                        .map(|&c| self.cell(Slot::Fund(i, c)))
                        .collect()
                })
                .collect(),
        })
    }

    /// Headings, indicators and the total share their columns.
    fn grid(&self, rows: &BTreeSet<RowRef>) -> Option<Quote> {
        let rows: Vec<RowRef> = rows
            .iter()
            .copied()
            .filter(|row| {
                matches!(
                    row,
                    RowRef::Heading(_) | RowRef::Indicator(_) | RowRef::Total
                )
            })
            .collect();
        let side = |column: IndicatorColumn| {
            !matches!(
                column,
                IndicatorColumn::Name
                    | IndicatorColumn::Target
                    | IndicatorColumn::Actual
                    | IndicatorColumn::Points
                    | IndicatorColumn::Score
            )
        };
        let wanted = |column: &IndicatorColumn| {
            rows.iter().any(|&row| {
                let (text, mark) = self.grid_cell(row, *column);
                mark != Mark::None || (!text.is_empty() && !side(*column))
            })
        };
        let columns: Vec<_> = IndicatorColumn::ALL
            .iter()
            .copied()
            .filter(wanted)
            .collect();
        (!rows.is_empty()).then(|| Quote {
            head: columns
                .iter()
                .map(|&c| words::indicator_column(c, self.language).to_owned())
                .collect(),
            rows: rows
                .iter()
                .map(|&row| columns.iter().map(|&c| self.grid_cell(row, c)).collect())
                .collect(),
        })
    }

    fn grid_cell(&self, row: RowRef, column: IndicatorColumn) -> (String, Mark) {
        let nothing = (String::new(), Mark::None);
        match (row, column) {
            (RowRef::Indicator(i), column) => self.cell(Slot::Indicator(i, column)),
            (RowRef::Total, IndicatorColumn::Name) => (
                words::say(self.language, "总分", "total").to_owned(),
                Mark::None,
            ),
            (RowRef::Total, IndicatorColumn::Points) => self.cell(Slot::Total(TotalColumn::Points)),
            (RowRef::Total, IndicatorColumn::Score) => self.cell(Slot::Total(TotalColumn::Score)),
            (RowRef::Heading(i), IndicatorColumn::Points) => self.cell(Slot::Heading(i)),
            (RowRef::Heading(i), IndicatorColumn::Name) => {
                self.form.headings.get(i).map_or(nothing, |heading| {
                    let kind = heading.level2.name();
                    let name = if kind.is_empty() {
                        heading.level1.name()
                    } else {
                        kind
                    };
                    let group = words::say(self.language, "（组）", " (group)");
                    (format!("{name}{group}"), Mark::None)
                })
            }
            _ => nothing,
        }
    }

    fn table(&self, table: usize, rows: &BTreeSet<RowRef>) -> Option<Quote> {
        let data = self.form.tables.get(table)?;
        let rows: Vec<usize> = rows
            .iter()
            .filter_map(|row| match row {
                RowRef::Table(t, r) if *t == table => Some(*r),
                _ => None,
            })
            .collect();
        let wide = rows
            .iter()
            .filter_map(|&r| data.rows.get(r))
            .map(Vec::len)
            .max()?;
        Some(Quote {
            head: (0..wide)
                .map(|c| {
                    data.columns
                        .get(c)
                        .map_or(String::new(), |cell| cell.raw.clone())
                })
                .collect(),
            rows: rows
                .iter()
                .map(|&r| {
                    (0..wide)
                        .map(|c| self.cell(Slot::Table(table, r, c)))
                        .collect()
                })
                .collect(),
        })
    }

    fn lone(&self, slot: Slot) -> Option<Quote> {
        let cell = self.cell(slot);
        (!cell.0.is_empty()).then(|| Quote {
            head: vec![words::slot_column(slot, self.language)],
            rows: vec![vec![cell]],
        })
    }
}
