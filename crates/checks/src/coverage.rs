//! The coverage of numbers: which figures of the forms some check compared, and how they fared.
//!
//! Must not know any single check; only which kinds of checks compare figures with figures.

use crate::engine::Case;
use crate::record::Entry;
use domain::finding::{CellRef, Finding, Level, Outcome};
use domain::form::{Form, FundColumn, IndicatorColumn, Slot, TotalColumn};
use domain::value::Value;
use std::collections::BTreeMap;

/// The kinds of checks that compare figures with figures. What the others find in a cell, a word
/// or a missing reason, does not make its figure right or wrong.
const FIGURES: [&str; 6] = ["RAT", "SCO", "SUM", "TXT001", "WGT", "XTB"];

/// How many numbers of the forms were looked at, and how they fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Figures in the forms.
    pub numbers: usize,
    /// Figures some check compared with something.
    pub checked: usize,
    /// Compared and in order.
    pub right: usize,
    /// Compared; rounding explains the difference.
    pub within_rounding: usize,
    /// Named as the cell at fault by an error.
    pub wrong: usize,
    /// Compared with nothing, or only doubted by a warning.
    pub unexplained: usize,
    /// Cells with digits that make no number.
    pub not_readable: usize,
}

/// How a figure fared; the worst counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Unseen,
    Right,
    WithinRounding,
    Wrong,
}

/// Counts every figure once.
pub(crate) fn count(cases: &[Case<'_>], entries: &[Entry], findings: &[Finding]) -> Coverage {
    let mut marks: Vec<Marks> = cases.iter().map(|case| Marks::of(case.form)).collect();
    let mut mark = |cell: CellRef, fate| {
        if let Some(marks) = marks.get_mut(cell.form) {
            marks.mark(cell.slot, fate);
        }
    };
    for entry in entries.iter().filter(|entry| compares(entry.code)) {
        let primary = match entry.outcome {
            Outcome::Pass => Fate::Right,
            Outcome::WithinRounding => Fate::WithinRounding,
            Outcome::Fail => Fate::Unseen,
            Outcome::NotApplicable(_) | Outcome::NotReadable(_) => continue,
        };
        mark(entry.cell, primary);
        for &slot in &entry.operands {
            mark(CellRef { slot, ..entry.cell }, Fate::Right);
        }
    }
    for finding in findings
        .iter()
        .filter(|finding| finding.level == Level::Error && compares(finding.code))
    {
        mark(finding.cell, Fate::Wrong);
    }
    let mut coverage = Coverage::default();
    for (case, marks) in cases.iter().zip(&marks) {
        tally(case.form, marks, &mut coverage);
    }
    coverage.checked = coverage.right + coverage.within_rounding + coverage.wrong;
    coverage
}

fn compares(code: &str) -> bool {
    FIGURES.iter().any(|kind| code.starts_with(kind))
}

fn tally(form: &Form, marks: &Marks, coverage: &mut Coverage) {
    for slot in form.slots() {
        let Some(cell) = form.cell(slot) else {
            continue;
        };
        if matches!(cell.value, Value::Unreadable(_)) {
            coverage.not_readable += 1;
        }
        if cell.value.number().is_none() {
            continue;
        }
        coverage.numbers += 1;
        match marks.fate(slot) {
            Fate::Unseen => coverage.unexplained += 1,
            Fate::Right => coverage.right += 1,
            Fate::WithinRounding => coverage.within_rounding += 1,
            Fate::Wrong => coverage.wrong += 1,
        }
    }
}

/// One mark a cell; the grids, where nearly all figures stand, lie flat.
struct Marks {
    funds: usize,
    flat: Vec<Fate>,
    other: BTreeMap<Slot, Fate>,
}

impl Marks {
    fn of(form: &Form) -> Self {
        let funds = form.funds.len() * FundColumn::ALL.len();
        let rows = form.indicators.len() * IndicatorColumn::ALL.len();
        let cells = TotalColumn::ALL.len() + funds + rows;
        Self {
            funds,
            flat: vec![Fate::Unseen; cells],
            other: BTreeMap::new(),
        }
    }

    fn index(&self, slot: Slot) -> Option<usize> {
        let totals = TotalColumn::ALL.len();
        match slot {
            Slot::Total(column) => Some(column as usize),
            Slot::Fund(line, column) => {
                Some(totals + line * FundColumn::ALL.len() + column as usize)
            }
            Slot::Indicator(row, column) => {
                Some(totals + self.funds + row * IndicatorColumn::ALL.len() + column as usize)
            }
            _ => None,
        }
    }

    fn mark(&mut self, slot: Slot, fate: Fate) {
        let mark = match self.index(slot) {
            Some(index) => match self.flat.get_mut(index) {
                Some(mark) => mark,
                None => return,
            },
            None => self.other.entry(slot).or_insert(Fate::Unseen),
        };
        *mark = (*mark).max(fate);
    }

    fn fate(&self, slot: Slot) -> Fate {
        let mark = match self.index(slot) {
            Some(index) => self.flat.get(index),
            None => self.other.get(&slot),
        };
        mark.copied().unwrap_or(Fate::Unseen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_fate_of_a_cell_counts() {
        let form = Form {
            indicators: vec![Default::default(); 2],
            ..Form::default()
        };
        let mut marks = Marks::of(&form);
        let score = Slot::Indicator(1, IndicatorColumn::Score);
        marks.mark(score, Fate::Wrong);
        marks.mark(score, Fate::Right);
        assert_eq!(marks.fate(score), Fate::Wrong);
        assert_eq!(
            marks.fate(Slot::Indicator(0, IndicatorColumn::Score)),
            Fate::Unseen
        );
        marks.mark(Slot::Table(0, 1, 2), Fate::WithinRounding);
        assert_eq!(marks.fate(Slot::Table(0, 1, 2)), Fate::WithinRounding);
    }
}
