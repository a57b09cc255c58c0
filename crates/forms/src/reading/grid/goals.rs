//! Goals and the plan: blocks of a form that are told in sentences.

use super::{Grid, Part, is_range};
use crate::labels::Label;
use crate::reading::{cell, near_doubt};
use domain::form::{Cell, Goal, PlanStep};
use office::Cell as Source;

impl Grid<'_> {
    /// 预期目标 | 实际完成情况
    pub(super) fn goal_header(&mut self, cells: &[Source]) -> bool {
        let both = cells.iter().any(|c| self.has(c, &Label::GoalExpected))
            && cells.iter().any(|c| self.has(c, &Label::GoalActual));
        if both {
            self.part = Part::Goals;
        }
        both
    }

    pub(super) fn goal_row(&mut self, cells: &[Source]) -> bool {
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
    pub(super) fn plan_row(&mut self, cells: &[Source]) -> bool {
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

    pub(super) fn goal_statement(&mut self, cells: &[Source], at: usize) -> usize {
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

    pub(super) fn plan(&mut self, cells: &[Source], at: usize) -> usize {
        self.part = Part::Plan;
        let mut filled = (at + 1..cells.len()).filter(|&i| !cells[i].text.trim().is_empty());
        let first = filled.next().map(|i| cell(&cells[i]));
        let second = filled.next().map(|i| cell(&cells[i]));
        match (first, second) {
            (Some(period), Some(task)) => {
                if !is_range(&period) {
                    self.form.doubts.push(near_doubt(
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
}
