//! A form laid out as table rows: recognises each row by its labels.

use super::funds::{self, FundHeader};
use super::indicators::Indicators;
use super::{Unread, cell, convert, doubt, fields};
use crate::labels::{Label, Labels};
use domain::form::{Cell, Form, Goal, PlanStep, Total};
use domain::value::{DeadlineBound, Value};
use office::{Cell as Source, Layout, Row};

/// Where in the form the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Names and other labelled values.
    Head,
    /// Below 预期目标 / 实际完成情况.
    Goals,
    /// Below the plan's label.
    Plan,
    /// In the indicator grid.
    Indicators,
    /// Below the total row.
    Tail,
}

/// Reads the rows of one form.
pub(super) struct Grid<'a> {
    labels: &'a Labels,
    form: Form,
    part: Part,
    funds: Option<FundHeader>,
    indicators: Indicators,
    /// The last 合计 of the grid: the total, should no other follow.
    open_total: Option<Total>,
    unread: Vec<Unread>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(layout: Layout, labels: &'a Labels, form: Form) -> Self {
        let indicators = Indicators::new(layout, form.family.is_scored());
        Self {
            labels,
            form,
            part: Part::Head,
            funds: None,
            indicators,
            open_total: None,
            unread: Vec::new(),
        }
    }

    /// The finished form; hands over what was not understood.
    pub(super) fn finish(mut self, unread: &mut Vec<Unread>) -> Form {
        self.indicators.finish(&mut self.form);
        self.take_open_total();
        unread.extend(self.unread);
        self.form
    }

    /// A grid that ends with 合计 has that for its total.
    fn take_open_total(&mut self) {
        if let Some(total) = self
            .open_total
            .take()
            .filter(|_| self.part == Part::Indicators)
        {
            self.form.total = total;
        }
    }

    /// Reads one row; the caller knows whether it heads an indicator grid.
    pub(super) fn row(&mut self, row: &Row, heads_grid: bool) {
        let cells = row.cells.as_slice();
        if cells.iter().all(|cell| cell.text.trim().is_empty()) {
            return;
        }
        if heads_grid {
            self.part = Part::Indicators;
            self.indicators.header(cells, self.labels, &mut self.form);
            return;
        }
        if self.total_row(cells) {
            return;
        }
        if self.part == Part::Indicators {
            if !self.closing_row(cells) {
                self.indicators
                    .row(cells, self.labels, &mut self.form, &mut self.unread);
            }
            return;
        }
        if let Some(header) = FundHeader::of(cells, self.labels) {
            self.note_money_unit(cells);
            self.funds = Some(header);
            return;
        }
        if self.goal_header(cells) || self.goal_row(cells) || self.plan_row(cells) {
            return;
        }
        self.labelled_row(cells);
    }

    fn meanings(&self, cell: &Source) -> &'a [Label] {
        self.labels.meanings(&cell.text)
    }

    fn has(&self, cell: &Source, label: &Label) -> bool {
        self.meanings(cell).contains(label)
    }

    /// 总分 | points | score; 小计 and 合计 in the middle of the grid are no indicators.
    fn total_row(&mut self, cells: &[Source]) -> bool {
        if self.part != Part::Indicators {
            return false;
        }
        let filled: Vec<&Source> = cells.iter().filter(|c| !c.text.trim().is_empty()).collect();
        let Some(at) = filled.iter().position(|c| !self.is_side(c)) else {
            return false;
        };
        let is_total = self.has(filled[at], &Label::Total);
        let is_open = self.has(filled[at], &Label::OpenTotal);
        let is_partial = self.has(filled[at], &Label::PartialTotal);
        if !(is_total || is_open || is_partial || self.is_group_sum(&filled)) {
            return false;
        }
        let figures: Vec<Cell> = filled[at + 1..]
            .iter()
            .map(|c| cell(c))
            .filter(|c| c.value.number().is_some())
            .collect();
        let mut total = Total::default();
        match figures.as_slice() {
            [] => {}
            [score] => total.score = score.clone(),
            [points, score, ..] => (total.points, total.score) = (points.clone(), score.clone()),
        }
        if is_total {
            self.form.total = total;
            self.part = Part::Tail;
        } else if is_open {
            self.open_total = Some(total);
        }
        true
    }

    /// 产出指标小计 | 50 | 49: a scored row with a sum's name and nothing but figures.
    fn is_group_sum(&self, filled: &[&Source]) -> bool {
        let Some((label, figures)) = filled.split_first() else {
            return false;
        };
        self.form.family.is_scored()
            && figures.len() >= 2
            && self.labels.ends_with_sum(&label.text)
            && figures
                .iter()
                .all(|figure| cell(figure).value.number().is_some())
    }

    /// Whether a cell only names the side or the group of its row.
    fn is_side(&self, cell: &Source) -> bool {
        self.meanings(cell)
            .iter()
            .any(|label| matches!(label, Label::Side | Label::Level1(_) | Label::Level2(_)))
    }

    /// A labelled value (conclusion, opinion) behind a grid without total row.
    fn closing_row(&mut self, cells: &[Source]) -> bool {
        let first = cells.iter().find(|c| !c.text.trim().is_empty());
        let closes = first.is_some_and(|c| {
            self.meanings(c)
                .iter()
                .any(|label| matches!(label, Label::Field(_) | Label::Department | Label::Unit))
        });
        if closes {
            self.part = Part::Tail;
            self.labelled_row(cells);
        }
        closes
    }

    /// 预期目标 | 实际完成情况
    fn goal_header(&mut self, cells: &[Source]) -> bool {
        let both = cells.iter().any(|c| self.has(c, &Label::GoalExpected))
            && cells.iter().any(|c| self.has(c, &Label::GoalActual));
        if both {
            self.part = Part::Goals;
        }
        both
    }

    fn goal_row(&mut self, cells: &[Source]) -> bool {
        if self.part != Part::Goals {
            return false;
        }
        let filled: Vec<(usize, &Source)> = cells
            .iter()
            .enumerate()
            .filter(|(_, c)| {
                !c.text.trim().is_empty()
                    && !self.has(c, &Label::Side)
                    && !self.has(c, &Label::GoalBlock)
            })
            .collect();
        if filled.iter().any(|(_, c)| {
            self.meanings(c)
                .iter()
                .any(|l| matches!(l, Label::Field(_) | Label::Project))
        }) {
            self.part = Part::Head;
            return false;
        }
        match filled.as_slice() {
            [] => {}
            // One text alone is the actual only where it stands in the last of several cells.
            [(at, only)] if *at + 1 == cells.len() && cells.len() > 2 => {
                self.form.goals.push(Goal {
                    expected: Cell::default(),
                    actual: cell(only),
                });
            }
            [(_, only)] => {
                self.form.goals.push(Goal {
                    expected: cell(only),
                    actual: Cell::default(),
                });
            }
            [(_, expected), (_, actual), rest @ ..] => {
                self.form.goals.push(Goal {
                    expected: cell(expected),
                    actual: cell(actual),
                });
                for (_, extra) in rest {
                    self.leave(extra);
                }
            }
        }
        true
    }

    /// A row of the plan below the plan's first: it begins with a range of dates.
    fn plan_row(&mut self, cells: &[Source]) -> bool {
        if self.part != Part::Plan {
            return false;
        }
        let filled: Vec<&Source> = cells.iter().filter(|c| !c.text.trim().is_empty()).collect();
        match filled.as_slice() {
            [period, task] if is_range(&cell(period)) => {
                self.form.steps.push(PlanStep {
                    period: cell(period),
                    task: cell(task),
                });
                true
            }
            _ => false,
        }
    }

    fn note_money_unit(&mut self, cells: &[Source]) {
        if let Some(unit) = cells.iter().find_map(|c| funds::money_unit(&c.text)) {
            self.form.money_unit = unit;
        }
    }

    /// Labels and their values from left to right.
    fn labelled_row(&mut self, cells: &[Source]) {
        self.note_money_unit(cells);
        let mut at = 0;
        while at < cells.len() {
            at = self.labelled_cell(cells, at);
        }
    }

    /// Reads the cell at `at` and its value; returns where to go on.
    fn labelled_cell(&mut self, cells: &[Source], at: usize) -> usize {
        let source = &cells[at];
        if source.text.trim().is_empty() {
            return at + 1;
        }
        let meanings = self.meanings(source);
        for label in meanings {
            match label {
                Label::FundLine(kind) => {
                    let line = match &self.funds {
                        Some(header) => header.line(cells, at, *kind),
                        None => funds::plain_line(cells, at, *kind, self.labels),
                    };
                    let wide = self.funds.is_some();
                    funds::add(&mut self.form, line);
                    return if wide {
                        cells.len()
                    } else {
                        self.behind_value(cells, at)
                    };
                }
                Label::Project | Label::Department | Label::Unit | Label::Field(_) => {
                    if let Some(value) = self.value_behind(cells, at) {
                        fields::put(&mut self.form, label, cell(&cells[value]));
                        return value + 1;
                    }
                    return at + 1;
                }
                Label::GoalStatement | Label::GoalBlock => return self.goal_statement(cells, at),
                Label::Plan => return self.plan(cells, at),
                Label::Side | Label::FundColumn(_) | Label::GoalExpected | Label::GoalActual => {
                    return at + 1;
                }
                Label::Level1(_)
                | Label::Level2(_)
                | Label::Column(_)
                | Label::Total
                | Label::OpenTotal
                | Label::PartialTotal => {}
            }
        }
        if meanings.is_empty() && !self.label_inside(source) {
            self.leave(source);
        }
        at + 1
    }

    /// The next filled cell that is no label itself.
    fn value_behind(&self, cells: &[Source], at: usize) -> Option<usize> {
        let next = (at + 1..cells.len()).find(|&i| !cells[i].text.trim().is_empty())?;
        let is_label = self.meanings(&cells[next]).iter().any(|label| {
            matches!(
                label,
                Label::Project | Label::Department | Label::Unit | Label::Field(_) | Label::Plan
            )
        });
        (!is_label).then_some(next)
    }

    fn behind_value(&self, cells: &[Source], at: usize) -> usize {
        self.value_behind(cells, at)
            .map_or(at + 1, |value| value + 1)
    }

    /// A label and its value in one cell: `联系电话 8261896`.
    fn label_inside(&mut self, source: &Source) -> bool {
        let text = source.text.trim();
        if text.contains(['：', ':'])
            && fields::from_line(text, convert(source.place), self.labels, &mut self.form)
        {
            return true;
        }
        let Some((label, value)) = text.split_once([' ', '\u{3000}']) else {
            return false;
        };
        let Some(label) = self.labels.meanings(label).iter().find(|l| {
            matches!(
                l,
                Label::Project | Label::Department | Label::Unit | Label::Field(_)
            )
        }) else {
            return false;
        };
        fields::put(
            &mut self.form,
            label,
            Cell::new(value, convert(source.place)),
        );
        true
    }

    fn goal_statement(&mut self, cells: &[Source], at: usize) -> usize {
        // The last filled cell is the statement; a bare ordinal in front of it numbers it.
        let filled: Vec<usize> = (at + 1..cells.len())
            .filter(|&i| !cells[i].text.trim().is_empty())
            .collect();
        let Some(&last) = filled.last() else {
            return cells.len();
        };
        if self.meanings(&cells[last]).is_empty() {
            self.form.goals.push(Goal {
                expected: cell(&cells[last]),
                actual: Cell::default(),
            });
        }
        cells.len()
    }

    fn plan(&mut self, cells: &[Source], at: usize) -> usize {
        self.part = Part::Plan;
        let mut filled = (at + 1..cells.len()).filter(|&i| !cells[i].text.trim().is_empty());
        let first = filled.next().map(|i| cell(&cells[i]));
        let second = filled.next().map(|i| cell(&cells[i]));
        match (first, second) {
            (Some(period), Some(task)) => {
                if !is_range(&period) {
                    self.form.doubts.push(doubt(
                        period.place.clone(),
                        format!("「{}」不是起止日期，按计划时间读取", period.raw),
                        format!(
                            "'{}' is no range of dates; read as the plan's time",
                            period.raw
                        ),
                    ));
                }
                self.form.steps.push(PlanStep { period, task });
            }
            (Some(task), None) => self.form.steps.push(PlanStep {
                period: Cell::default(),
                task,
            }),
            _ => {}
        }
        cells.len()
    }

    fn leave(&mut self, source: &Source) {
        self.unread.push(Unread {
            place: convert(source.place),
            text: source.text.clone(),
        });
    }
}

fn is_range(cell: &Cell) -> bool {
    match &cell.value {
        Value::Deadline(deadline) => {
            deadline.bound == DeadlineBound::Within || deadline.until.is_some()
        }
        _ => false,
    }
}
