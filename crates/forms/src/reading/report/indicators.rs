//! The rows of a report's completion table: group, kind, indicator, target, what became of it.

use super::rows::View;
use crate::labels::{Column, Label, Labels, key};
use crate::reading::indicators::named;
use domain::form::{Cell, Form, Indicator, IndicatorColumn, Level1, Level2};

/// Where the columns stand.
#[derive(Clone, Debug)]
pub(super) struct Completion {
    /// The heading above the names and their groups.
    name: (u64, u64),
    target: (u64, u64),
    actual: (u64, u64),
    level1: Level1,
    level2: Level2,
}

impl Completion {
    /// The columns a row heads, if it heads such a table.
    pub(super) fn of(row: &[View], labels: &Labels) -> Option<Self> {
        let is = |view: &View, column: IndicatorColumn, words: &[String]| {
            let known = labels.meanings(&view.cell.raw);
            known.contains(&Label::Column(Column::Cell(column)))
                || words.iter().any(|word| *word == key(&view.cell.raw))
        };
        let at = |column: IndicatorColumn, words: &[String]| {
            let mut filled = row.iter().filter(|view| view.is_filled());
            let found = filled.rfind(|view| is(view, column, words))?;
            Some((found.from, found.to))
        };
        Some(Self {
            name: at(IndicatorColumn::Name, &labels.report.indicator_name)?,
            target: at(IndicatorColumn::Target, &labels.report.indicator_target)?,
            actual: at(IndicatorColumn::Actual, &[])?,
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
        let Some((front, [name, target, actual])) = (if in_text {
            from_the_right(row)
        } else {
            self.by_columns(row)
        }) else {
            return row
                .iter()
                .filter(|view| view.is_filled())
                .map(|view| view.cell.clone())
                .collect();
        };
        let left = self.groups(&front, labels);
        if !(name.is_empty() && target.is_empty() && actual.is_empty()) {
            let satisfaction = self.level2 == Level2::Satisfaction;
            form.indicators.push(Indicator {
                level1: if satisfaction {
                    Level1::Satisfaction
                } else {
                    self.level1.clone()
                },
                level2: self.level2.clone(),
                name,
                target,
                actual,
                ..Indicator::default()
            });
        }
        left
    }

    /// The cells under each heading; groups stand left of the names.
    fn by_columns(&self, row: &[View]) -> Option<(Vec<View>, [Cell; 3])> {
        let under = |(from, to): (u64, u64)| {
            let most = row
                .iter()
                .filter(move |view| view.overlap(from, to) * 2 > view.to - view.from);
            most.collect::<Vec<&View>>()
        };
        let name = *under(self.name).last()?;
        let target = *under(self.target).first()?;
        let actual = *under(self.actual).first()?;
        let front = row
            .iter()
            .filter(|view| view.to <= name.from)
            .cloned()
            .collect();
        Some((front, [name, target, actual].map(View::own_cell)))
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

/// A text has lost its spans, but every row ends with name, target and actual.
fn from_the_right(row: &[View]) -> Option<(Vec<View>, [Cell; 3])> {
    let [front @ .., name, target, actual] = row else {
        return None;
    };
    Some((front.to_vec(), [name, target, actual].map(View::own_cell)))
}
