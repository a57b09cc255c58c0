//! Fund lines: which column is which, and one line at a time.

use super::{cell, convert, doubt};
use crate::labels::{Label, Labels, bracketed_points};
use domain::form::{Cell, Doubt, Form, FundColumn, FundKind, FundLine, MoneyUnit};
use office::Cell as Source;

/// Where the columns of the fund lines stand.
#[derive(Debug, Default)]
pub(super) struct FundHeader {
    columns: Vec<(usize, FundColumn)>,
    /// How many cells its row has.
    width: usize,
    /// The points of execution, where only a heading prints them: 得分（20分*执行率）.
    points: Option<Cell>,
}

impl FundHeader {
    /// The header a row is, when at least two of its cells are fund columns.
    pub(super) fn of(cells: &[Source], labels: &Labels) -> Option<Self> {
        let heading = |source: &Source| {
            let mut meanings = labels.meanings(&source.text).iter();
            meanings.find_map(|label| match label {
                Label::FundColumn(column) => Some(*column),
                _ => None,
            })
        };
        let mut headings: Vec<(&str, Option<FundColumn>)> = cells
            .iter()
            .map(|source| (source.text.as_str(), heading(source)))
            .collect();
        labels.part_changes(&mut headings);
        let headings = headings.into_iter().enumerate();
        let columns: Vec<(usize, FundColumn)> = headings
            .filter_map(|(i, (_, column))| Some((i, column?)))
            .collect();
        let amounts = columns
            .iter()
            .filter(|(_, c)| {
                matches!(
                    c,
                    FundColumn::Initial | FundColumn::Budget | FundColumn::Executed
                )
            })
            .count();
        let in_column = columns
            .iter()
            .any(|(_, column)| *column == FundColumn::Points);
        let points = cells.iter().filter(|_| !in_column).find_map(|source| {
            let (_, points) = bracketed_points(&source.text)?;
            Some(Cell::new(points, convert(&source.place)))
        });
        (columns.len() >= 2 && amounts >= 1).then_some(Self {
            columns,
            width: cells.len(),
            points,
        })
    }

    /// Reads a line whose label stands at `at`.
    pub(super) fn line(&self, cells: &[Source], at: usize, kind: FundKind) -> FundLine {
        let mut line = FundLine {
            label: cell(&cells[at]),
            ..FundLine::empty(kind)
        };
        let first = self.columns.first().map_or(at + 1, |&(i, _)| i);
        // In a row as wide as the headings, with nothing between the label and the first
        // of them, every amount stands below its heading.
        let gap = cells.get(at + 1..first).unwrap_or_default();
        let exact = cells.len() == self.width
            && at < first
            && gap.iter().all(|cell| cell.text.trim().is_empty());
        let behind = if exact { first } else { at + 1 };
        for &(i, column) in &self.columns {
            if let Some(source) = cells.get(behind + i - first) {
                *column_of(&mut line, column) = cell(source);
            }
        }
        if let Some(points) = self.points.as_ref().filter(|_| kind == FundKind::Total) {
            line.points = points.clone();
        }
        line
    }
}

/// The cell of a fund line's column.
pub(super) fn column_of(line: &mut FundLine, column: FundColumn) -> &mut Cell {
    line.cell_mut(column)
}

/// A fund line without columns: its one amount is the budget.
pub(super) fn plain_line(cells: &[Source], at: usize, kind: FundKind, labels: &Labels) -> FundLine {
    let mut line = FundLine {
        label: cell(&cells[at]),
        ..FundLine::empty(kind)
    };
    let amount = cells[at + 1..].iter().find(|c| !c.text.trim().is_empty());
    if let Some(source) = amount.filter(|c| labels.meanings(&c.text).is_empty()) {
        line.budget = cell(source);
    }
    line
}

/// The money unit a label names in brackets.
pub(super) fn money_unit(text: &str) -> Option<MoneyUnit> {
    let inside = text
        .split_once(['（', '(', '：', ':'])
        .map(|(_, rest)| rest)?;
    let inside = inside
        .trim_end_matches(['）', ')', '：', ':', ' ', '\u{3000}'])
        .trim();
    MoneyUnit::ALL
        .into_iter()
        .find(|(_, name)| inside == *name)
        .map(|(unit, _)| unit)
}

/// What is said of amounts behind a label that nobody knows.
pub(super) fn unknown_line(label: &Cell) -> Doubt {
    let name = &label.raw;
    doubt(
        label.place.clone(),
        format!("不认识「{name}」这一行资金，不知道它属于哪一项，请核对"),
        format!("the line of amounts '{name}' is not known, nor what it is part of"),
    )
}

/// Adds a line. A kind that stands there already is kept as it was first read, unless that
/// was silent, or stood in the same row: the medium term comes before the year.
pub(super) fn add(form: &mut Form, line: FundLine) {
    let silent = |line: &FundLine| {
        line.initial.is_empty() && line.budget.is_empty() && line.executed.is_empty()
    };
    let Some((i, old)) = form.fund(line.kind) else {
        form.funds.push(line);
        return;
    };
    let row = |line: &FundLine| line.label.place.table.map(|at| (at.table, at.row));
    let same_row = row(old).is_some() && row(old) == row(&line);
    if silent(old) || same_row && !silent(&line) {
        form.funds[i] = line;
    } else if !silent(&line) {
        form.funds.push(line);
    }
}
