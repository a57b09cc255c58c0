//! Indicator rows: groups, names and values, whether or not the columns stayed in line.

mod in_line;
mod kinds;
mod out_of_line;

pub(super) use kinds::infer_kinds;

use out_of_line::beside;

use super::alternatives::{self, Alternative};
use super::{Unread, convert, group_doubt};
use crate::labels::{Column, Label, Labels, bracketed_points, weigh};
use domain::form::{Cell, Form, Heading, Indicator, IndicatorColumn, Level1, Level2};
use domain::place::Place;
use domain::value::Value;
use office::{Cell as Source, Layout};

/// The state of reading a grid: its columns and the groups last seen.
pub(super) struct Indicators {
    layout: Layout,
    scored: bool,
    header: Vec<(usize, Column)>,
    width: usize,
    level1: Option<Level1>,
    level2: Level2,
    /// For every row read: whether the row itself printed its kind's label.
    printed: Vec<bool>,
    kind_on_row: bool,
    alternatives: Vec<Alternative>,
}

impl Indicators {
    pub(super) fn new(layout: Layout, scored: bool) -> Self {
        Self {
            layout,
            scored,
            header: Vec::new(),
            width: 0,
            level1: None,
            level2: Level2::Missing,
            printed: Vec::new(),
            kind_on_row: false,
            alternatives: Vec::new(),
        }
    }

    /// Takes a header row; a level-1 label that slipped into it counts.
    pub(super) fn header(&mut self, cells: &[Source], labels: &Labels, form: &mut Form) {
        self.header.clear();
        self.width = cells.len();
        for (i, source) in cells.iter().enumerate() {
            for label in labels.meanings(&source.text) {
                match label {
                    Label::Column(Column::Cell(IndicatorColumn::Name))
                        if self.at(Column::Cell(IndicatorColumn::Name)).is_some() =>
                    {
                        self.turn_to_annual(i);
                    }
                    Label::Column(column) if self.at(*column).is_none() => {
                        self.header.push((i, *column));
                    }
                    Label::Level1(level) => self.enter_group(level, source, form),
                    _ => {}
                }
            }
        }
        weigh(self.header.iter_mut().map(|(_, column)| column));
        let scores = |column| self.header.iter().any(|&(_, c)| c == Column::Cell(column));
        self.scored |= scores(IndicatorColumn::Score) || scores(IndicatorColumn::Actual);
    }

    /// Where the names stand twice, the first half of the grid is of the medium term and the
    /// second, which begins with a kind of its own, of the year.
    fn turn_to_annual(&mut self, name: usize) {
        let group = self.at(Column::Level1);
        self.header.clear();
        self.header.extend(group.map(|at| (at, Column::Level1)));
        self.header.push((name - 1, Column::Level2));
        self.header
            .push((name, Column::Cell(IndicatorColumn::Name)));
    }

    /// Reads one row of the grid.
    pub(super) fn row(
        &mut self,
        cells: &[Source],
        labels: &Labels,
        form: &mut Form,
        unread: &mut Vec<Unread>,
    ) {
        self.kind_on_row = false;
        if is_second_header(cells, labels) {
            return;
        }
        if let Some((mut row, group)) = beside(cells, labels).filter(|_| self.scored) {
            row.level1 = group;
            form.indicators.push(row);
            self.printed.push(true);
            return;
        }
        let indicator = if self.in_line(cells, labels) {
            self.enter_groups_in_line(cells, labels, form);
            self.row_in_line(cells)
        } else {
            self.row_out_of_line(cells, labels, form, unread)
        };
        let Some(mut indicator) = indicator else {
            return;
        };
        if is_placeholder(&indicator, labels) {
            return;
        }
        self.settle_groups(&mut indicator, form);
        form.indicators.push(indicator);
        self.printed.push(self.kind_on_row);
    }

    /// Ends the grid: gives rows whose label was lost the kind their content tells.
    pub(super) fn finish(&mut self, form: &mut Form) {
        alternatives::settle(std::mem::take(&mut self.alternatives), form);
        if self.layout != Layout::Word {
            infer_kinds(&self.printed, form);
        }
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.header
            .iter()
            .find(|(_, c)| *c == column)
            .map(|&(i, _)| i)
    }

    fn enter_group(&mut self, level: &Level1, source: &Source, form: &mut Form) {
        if self.level1.as_ref() != Some(level) {
            self.level2 = Level2::Missing;
        }
        self.level1 = Some(level.clone());
        self.heading(source, Level2::Missing, form);
    }

    fn enter_kind(&mut self, level: Level2, source: &Source, form: &mut Form) {
        self.kind_on_row = true;
        self.level2 = level.clone();
        self.heading(source, level, form);
    }

    /// Keeps the points that a group label prints.
    fn heading(&self, source: &Source, level2: Level2, form: &mut Form) {
        if let Some((_, points)) = bracketed_points(&source.text) {
            let level1 = self
                .level1
                .clone()
                .or_else(|| level2.group())
                .unwrap_or_default();
            if form
                .headings
                .iter()
                .any(|h| h.level1 == level1 && h.level2 == level2)
            {
                return;
            }
            form.headings.push(Heading {
                level1,
                level2,
                points: Cell::new(points, convert(&source.place)),
                with: Labels::shipped().included(&source.text),
            });
        }
    }

    /// Gives the row its groups; where a label was lost, says what was assumed.
    fn settle_groups(&mut self, indicator: &mut Indicator, form: &mut Form) {
        let place = &indicator.name.place;
        // Some places keep satisfaction among the outcome, without a group of its own.
        let within_outcome =
            self.level2 == Level2::Satisfaction && self.level1 == Some(Level1::Outcome);
        if let Some(group) = self.level2.group()
            && self.level1.as_ref() != Some(&group)
            && !within_outcome
        {
            if self.level1.is_some() || self.layout != Layout::Word {
                form.doubts.push(lost_group(place, &self.level2, &group));
            }
            self.level1 = Some(group);
        }
        indicator.level1 = self.level1.clone().unwrap_or_default();
        indicator.level2 = self.level2.clone();
    }
}

fn lost_group(place: &Place, kind: &Level2, group: &Level1) -> domain::form::Doubt {
    group_doubt(
        place.clone(),
        format!(
            "一级指标标签缺失，「{}」按所属归入{}",
            kind.name(),
            group.name()
        ),
        format!(
            "the level-1 label is missing; '{}' was put under {}",
            kind.name(),
            group.name()
        ),
    )
}

/// A printed group name without 指标 and points.
pub(in crate::reading) fn named(text: &str) -> String {
    let key = crate::labels::key(text);
    key.strip_suffix("指标").unwrap_or(&key).to_owned()
}

fn is_value_like(source: &Source) -> bool {
    matches!(
        Value::parse(&source.text),
        Value::Quantity(_) | Value::Deadline(_)
    )
}

/// A second row of column headings: every filled cell is a label that says nothing by itself.
fn is_second_header(cells: &[Source], labels: &Labels) -> bool {
    let mut filled = cells
        .iter()
        .filter(|cell| !cell.text.trim().is_empty())
        .peekable();
    filled.peek().is_some()
        && filled.all(|cell| {
            let meanings = labels.meanings(&cell.text);
            meanings
                .iter()
                .any(|label| matches!(label, Label::Side | Label::Column(_)))
                && !meanings
                    .iter()
                    .any(|label| matches!(label, Label::Level1(_) | Label::Level2(_)))
        })
}

/// A row of a template that nobody filled: 数量1：, …… and nothing else.
pub(super) fn is_placeholder(indicator: &Indicator, labels: &Labels) -> bool {
    let name = crate::labels::key(&indicator.name.raw);
    let dots = name.chars().all(|c| labels.placeholder.contains(c));
    let numbered = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_kind = labels
        .of_key(numbered)
        .iter()
        .any(|label| matches!(label, Label::Level1(_) | Label::Level2(_) | Label::Side));
    let filled = [
        &indicator.target,
        &indicator.actual,
        &indicator.points,
        &indicator.score,
    ]
    .into_iter()
    .any(|cell| !cell.is_empty() && !cell.raw.chars().all(|c| labels.placeholder.contains(c)));
    (dots || is_kind) && !filled
}

/// The cell of an indicator's column.
pub(super) fn cell_of(indicator: &mut Indicator, column: IndicatorColumn) -> &mut Cell {
    indicator.cell_mut(column)
}
