//! The items of an evaluation told in a table: group, item, points, score, and what else
//! stands beside them.

use super::rows::View;
use crate::labels::{Column, Label, Labels};
use domain::form::{Cell, EvaluatedItem, Form, IndicatorColumn};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Group,
    Name,
    Points,
    Score,
    /// What the item asks for: the system's words, not the unit's.
    Criteria,
    Basis,
    /// Why points were taken.
    Reason,
}

/// Where the columns stand.
#[derive(Clone, Debug)]
pub(super) struct Scored {
    columns: Vec<(u64, u64, Holds)>,
    group: Cell,
}

impl Scored {
    /// The columns a row heads, if items are scored below it.
    pub(super) fn of(row: &[View], labels: &Labels) -> Option<Self> {
        let mut columns: Vec<(u64, u64, Holds)> = row
            .iter()
            .filter(|view| !view.cell.is_empty())
            .map(|view| (view.from, view.to, holds(view, labels)))
            .collect();
        let has = |columns: &[(u64, u64, Holds)], wanted: Holds| {
            columns.iter().any(|&(_, _, holds)| holds == wanted)
        };
        let scored = has(&columns, Holds::Points) && has(&columns, Holds::Score);
        // Of several levels the last names the item, the first its group.
        let names = columns
            .iter()
            .rposition(|&(_, _, holds)| holds == Holds::Name);
        let names = names.filter(|_| scored)?;
        for (at, column) in columns.iter_mut().enumerate() {
            if column.2 == Holds::Name && at != names {
                column.2 = Holds::Group;
            }
        }
        let group = has(&columns, Holds::Group) || names > 0;
        group.then(|| Self {
            columns,
            group: Cell::default(),
        })
    }

    /// Reads a row; what stands under no heading is handed back.
    pub(super) fn row(&mut self, row: &[View], labels: &Labels, form: &mut Form) -> Vec<Cell> {
        let mut item = EvaluatedItem::default();
        let mut basis: Vec<Cell> = Vec::new();
        let mut reason: Vec<Cell> = Vec::new();
        let mut criteria: Vec<Cell> = Vec::new();
        let mut left = Vec::new();
        let mut first_group = true;
        let is_total = |cell: &Cell| {
            let total = |label: &Label| matches!(label, Label::Total | Label::OpenTotal);
            labels.meanings(&cell.raw).iter().any(total)
        };
        let total = row
            .iter()
            .any(|view| view.is_filled() && is_total(&view.cell));
        for view in row.iter().filter(|view| !view.cell.is_empty()) {
            match self.above(view) {
                Some(Holds::Group) => {
                    if std::mem::take(&mut first_group) {
                        self.group = view.cell.clone();
                    }
                }
                _ if !view.own => {}
                Some(Holds::Name) => item.name = view.cell.clone(),
                Some(Holds::Points) => item.points = view.cell.clone(),
                Some(Holds::Score) => item.score = view.cell.clone(),
                Some(Holds::Criteria) => criteria.push(view.cell.clone()),
                Some(Holds::Basis) => basis.push(view.cell.clone()),
                Some(Holds::Reason) => reason.push(view.cell.clone()),
                None => left.push(view.cell.clone()),
            }
        }
        if total {
            form.total.points = item.points;
            form.total.score = item.score;
        } else {
            item.group = self.group.clone();
            item.basis = joined(basis);
            item.reason = joined(reason);
            form.items.push(item);
        }
        form.notes.extend(criteria);
        left
    }

    /// What the heading says under which most of a cell stands.
    fn above(&self, view: &View) -> Option<Holds> {
        let share = |&&(from, to, _): &&(u64, u64, Holds)| view.overlap(from, to);
        let best = self.columns.iter().rev().max_by_key(share)?;
        (share(&best) > 0).then_some(best.2)
    }
}

fn holds(view: &View, labels: &Labels) -> Holds {
    let words = &labels.report;
    let name = crate::labels::key(&view.cell.raw);
    if words.item_name.iter().any(|word| *word == name) {
        return Holds::Name;
    }
    if words.item_reason.iter().any(|word| *word == name) {
        return Holds::Reason;
    }
    let known = labels.meanings(&view.cell.raw).iter();
    let told = known.filter_map(|label| match label {
        Label::Column(Column::Level1) => Some(Holds::Group),
        Label::Column(Column::Level2 | Column::Cell(IndicatorColumn::Name)) => Some(Holds::Name),
        Label::Column(Column::Cell(IndicatorColumn::Points)) => Some(Holds::Points),
        Label::Column(Column::Cell(IndicatorColumn::Score)) => Some(Holds::Score),
        Label::Column(Column::Cell(IndicatorColumn::Note | IndicatorColumn::Method)) => {
            Some(Holds::Criteria)
        }
        _ => None,
    });
    let mut told = told;
    told.next().unwrap_or(Holds::Basis)
}

fn joined(cells: Vec<Cell>) -> Cell {
    let mut cells = cells.into_iter();
    let Some(first) = cells.next() else {
        return Cell::default();
    };
    let more: Vec<String> = cells.map(|cell| cell.raw).collect();
    if more.is_empty() {
        return first;
    }
    Cell::new(format!("{}\n{}", first.raw, more.join("\n")), first.place)
}
