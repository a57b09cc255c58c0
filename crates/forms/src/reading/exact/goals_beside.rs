//! Goals beside their labels: 年度总体目标 | … | 实际完成情况 | …, in one row or in two.

use super::Exact;
use super::line::{Line, Shown};
use crate::labels::Label;
use crate::reading::cell;
use domain::form::{Cell, Goal};

impl<'a> Exact<'a> {
    /// Reads such a row.
    pub(super) fn goal_beside(&mut self, line: &Line<'a>) -> bool {
        let filled: Vec<Shown<'a>> = line.filled().copied().collect();
        let texts = match filled.as_slice() {
            // The label of the block stands in front of that of its first text.
            [side, rest @ ..]
                if rest
                    .first()
                    .is_some_and(|next| self.names_block(side, next)) =>
            {
                rest
            }
            all => all,
        };
        match texts {
            [label, expected, other, actual]
                if self.expects(label)
                    && self.is_text(expected)
                    && self.tells_actual(other)
                    && self.is_text(actual) =>
            {
                self.add_goal(cell(expected.cell), cell(actual.cell));
            }
            // A label that reaches down heads a block, and its texts stand below.
            [label, expected, other]
                if label.cell.row_span <= 1
                    && !self.spanless
                    && self.expects(label)
                    && self.is_text(expected)
                    && self.tells_actual(other) =>
            {
                let empty = line.own().find(|shown| shown.from >= other.to);
                let actual = empty.map_or_else(Cell::default, |shown| cell(shown.cell));
                self.add_goal(cell(expected.cell), actual);
            }
            [label, text] if self.is_text(text) => return self.goal_alone(label, text),
            _ => return false,
        }
        true
    }

    /// 年初设定目标 | …, and below it 目标完成情况 | ….
    fn goal_alone(&mut self, label: &Shown<'a>, text: &Shown<'a>) -> bool {
        let blocks = |label: &Label| matches!(label, Label::GoalStatement | Label::GoalBlock);
        let is_actual = self.tells_actual(label) && label.cell.row_span <= 1;
        if is_actual && let Some(goal) = self.form.goals.last_mut() {
            if goal.actual.is_empty() {
                goal.actual = cell(text.cell);
                return true;
            }
            return false;
        }
        let heads = self.has(label, |label| *label == Label::GoalExpected);
        let fits = heads && label.cell.row_span <= 1 && !self.has(label, blocks);
        if fits {
            self.add_goal(cell(text.cell), Cell::default());
        }
        fits
    }

    fn add_goal(&mut self, expected: Cell, actual: Cell) {
        self.goals = None;
        self.form.goals.push(Goal { expected, actual });
    }

    fn names_block(&self, side: &Shown<'a>, next: &Shown<'a>) -> bool {
        let names =
            |label: &Label| matches!(label, Label::Side | Label::GoalBlock | Label::GoalStatement);
        self.has(side, names) && self.expects(next)
    }

    fn expects(&self, shown: &Shown<'a>) -> bool {
        self.has(shown, |label| {
            matches!(
                label,
                Label::GoalStatement | Label::GoalBlock | Label::GoalExpected
            )
        })
    }

    fn tells_actual(&self, shown: &Shown<'a>) -> bool {
        self.has(shown, |label| *label == Label::GoalActual)
    }

    fn is_text(&self, shown: &Shown<'a>) -> bool {
        self.meanings(shown).is_empty()
    }
}
