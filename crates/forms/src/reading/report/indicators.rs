//! The rows of a report's completion table: group, kind, indicator, target, what became of it.

use super::rows::View;
use crate::labels::{Column, Label, Labels, key};
use crate::reading::indicators::named;
use domain::form::{Cell, Form, Indicator, IndicatorColumn, Level1, Level2, Slot};

/// Where the columns stand.
#[derive(Clone, Debug)]
pub(super) struct Completion {
    /// The heading above the names and their groups.
    name: (u64, u64),
    /// The columns right of it; none where the heading is not known.
    behind: Vec<(u64, u64, Option<IndicatorColumn>)>,
    level1: Level1,
    level2: Level2,
}

impl Completion {
    /// The columns a row heads, if it heads such a table.
    pub(super) fn of(row: &[View], labels: &Labels) -> Option<Self> {
        let heads: Vec<(&View, Option<IndicatorColumn>)> = row
            .iter()
            .filter(|view| view.is_filled())
            .map(|view| (view, meaning(view, labels)))
            .collect();
        let at = heads
            .iter()
            .rposition(|&(_, column)| column == Some(IndicatorColumn::Name))?;
        let (name, behind) = (heads.get(at)?, heads.get(at + 1..)?);
        let has = |wanted| behind.iter().any(|&(_, column)| column == Some(wanted));
        (has(IndicatorColumn::Target) && has(IndicatorColumn::Actual)).then(|| Self {
            name: (name.0.from, name.0.to),
            behind: behind
                .iter()
                .map(|&(view, column)| (view.from, view.to, column))
                .collect(),
            level1: Level1::Other,
            level2: Level2::Missing,
        })
    }

    /// Reads a row; what is no part of it is handed back.
    pub(super) fn row(
        &mut self,
        row: &[View],
        in_text: bool,
        labels: &Labels,
        form: &mut Form,
    ) -> Vec<Cell> {
        let parted = if in_text {
            self.by_position(row)
        } else {
            self.by_columns(row)
        };
        let Some((front, name, cells)) = parted else {
            let filled = row.iter().filter(|view| view.is_filled());
            return filled.map(|view| view.cell.clone()).collect();
        };
        let mut left = self.groups(&front, labels);
        if name.is_empty() && cells.iter().all(Cell::is_empty) {
            return left;
        }
        let satisfaction = self.level2 == Level2::Satisfaction;
        form.indicators.push(Indicator {
            level1: if satisfaction {
                Level1::Satisfaction
            } else {
                self.level1.clone()
            },
            level2: self.level2.clone(),
            name,
            ..Indicator::default()
        });
        let at = form.indicators.len() - 1;
        for (&(_, _, column), cell) in self.behind.iter().zip(cells) {
            match column.and_then(|column| form.cell_mut(Slot::Indicator(at, column))) {
                Some(slot) => *slot = cell,
                None if cell.is_empty() => {}
                None => left.push(cell),
            }
        }
        left
    }

    /// The cells under each heading; groups stand left of the names.
    fn by_columns(&self, row: &[View]) -> Option<(Vec<View>, Cell, Vec<Cell>)> {
        let under = |(from, to): (u64, u64)| {
            let most = row
                .iter()
                .filter(move |view| view.overlap(from, to) * 2 > view.to - view.from);
            most.collect::<Vec<&View>>()
        };
        let name = *under(self.name).last()?;
        let cells = self.behind.iter().map(|&(from, to, _)| {
            let first = under((from, to)).first().map(|view| view.own_cell());
            first.unwrap_or_default()
        });
        let front = row.iter().filter(|view| view.to <= name.from).cloned();
        Some((front.collect(), name.own_cell(), cells.collect()))
    }

    /// A text has lost its spans, but every row ends with what stands behind the name.
    fn by_position(&self, row: &[View]) -> Option<(Vec<View>, Cell, Vec<Cell>)> {
        let name = row.len().checked_sub(self.behind.len() + 1)?;
        let behind = row.get(name + 1..)?.iter().map(View::own_cell);
        Some((
            row.get(..name)?.to_vec(),
            row.get(name)?.own_cell(),
            behind.collect(),
        ))
    }

    /// Takes the labels in front of the names; words that are none stay for the block.
    fn groups(&mut self, front: &[View], labels: &Labels) -> Vec<Cell> {
        let mut left = Vec::new();
        let mut filled = front.iter().filter(|view| !view.cell.is_empty());
        let last = filled.clone().next_back().map(|view| view.from);
        for view in &mut filled {
            let meanings = labels.meanings(&view.cell.raw);
            let level1 = meanings.iter().find_map(|label| match label {
                Label::Level1(level) => Some(level.clone()),
                _ => None,
            });
            let level2 = meanings.iter().find_map(|label| match label {
                Label::Level2(level) => Some(level.clone()),
                _ => None,
            });
            match (level1, level2) {
                (Some(level1), None) => {
                    if view.own {
                        self.level2 = Level2::Missing;
                    }
                    self.level1 = level1;
                }
                (_, Some(level2)) => self.level2 = level2,
                // Several kinds in one: 数量、质量、时效指标.
                (None, None) if Some(view.from) == last && view.from > 0 => {
                    self.level2 = Level2::from_name(&named(&view.cell.raw));
                }
                (None, None) if view.own && view.from > 0 => left.push(view.cell.clone()),
                (None, None) => {}
            }
        }
        left
    }
}

/// The column a heading names.
fn meaning(view: &View, labels: &Labels) -> Option<IndicatorColumn> {
    let name = key(&view.cell.raw);
    let is = |words: &[String]| words.iter().any(|word| *word == name);
    if is(&labels.report.indicator_name) {
        return Some(IndicatorColumn::Name);
    }
    if is(&labels.report.indicator_target) {
        return Some(IndicatorColumn::Target);
    }
    let mut known = labels.meanings(&view.cell.raw).iter();
    known.find_map(|label| match label {
        Label::Column(Column::Cell(column)) => Some(*column),
        _ => None,
    })
}
