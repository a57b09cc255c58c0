//! Labels and their values in one row: names, fields, fund lines.

use super::Grid;
use crate::labels::Label;
use crate::reading::{cell, convert, fields, funds};
use domain::form::Cell;
use office::Cell as Source;

impl Grid<'_> {
    /// Labels and their values from left to right.
    pub(super) fn labelled_row(&mut self, cells: &[Source]) {
        self.note_money_unit(cells);
        let mut at = 0;
        while at < cells.len() {
            at = self.labelled_cell(cells, at);
        }
    }

    /// Reads the cell at `at` and its value; returns where to go on.
    pub(super) fn labelled_cell(&mut self, cells: &[Source], at: usize) -> usize {
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
                | Label::PartialTotal
                | Label::Task => {}
            }
        }
        if meanings.is_empty() && !self.label_inside(source) {
            self.leave(source);
        }
        at + 1
    }

    /// The next filled cell that is no label itself.
    pub(super) fn value_behind(&self, cells: &[Source], at: usize) -> Option<usize> {
        let next = (at + 1..cells.len()).find(|&i| !cells[i].text.trim().is_empty())?;
        let is_label = self.meanings(&cells[next]).iter().any(|label| {
            matches!(
                label,
                Label::Project | Label::Department | Label::Unit | Label::Field(_) | Label::Plan
            )
        });
        (!is_label).then_some(next)
    }

    pub(super) fn behind_value(&self, cells: &[Source], at: usize) -> usize {
        self.value_behind(cells, at)
            .map_or(at + 1, |value| value + 1)
    }

    /// A label and its value in one cell: `联系电话 1234567`.
    pub(super) fn label_inside(&mut self, source: &Source) -> bool {
        let text = source.text.trim();
        if text.contains(['：', ':'])
            && fields::from_line(text, convert(&source.place), self.labels, &mut self.form)
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
            Cell::new(value, convert(&source.place)),
        );
        true
    }
}
