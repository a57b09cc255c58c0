//! Labels and their values in one row: a value is the cell at the label's right, be it empty
//! or worded like a label.

use super::line::{Line, Shown};
use super::{Exact, Part, is_field};
use crate::labels::{Label, key};
use crate::reading::{cell, convert, fields, funds};
use domain::form::{Cell, FundKind, FundLine};
use domain::value::Value;
use office::Cell as Source;

impl<'a> Exact<'a> {
    /// Labels and their values from left to right.
    pub(super) fn labelled_row(&mut self, line: &Line<'a>) {
        self.note_money_unit(line);
        let years = |shown: &Shown<'a>| {
            self.labels
                .half
                .goals
                .iter()
                .any(|one| *one == key(shown.text()))
        };
        self.beside_years = line.filled().any(years);
        let own: Vec<Shown<'a>> = line.own().copied().collect();
        let mut rest = own.as_slice();
        while let Some((first, behind)) = rest.split_first() {
            let taken = self.labelled_cell(line, first, behind);
            rest = behind.get(taken..).unwrap_or_default();
        }
    }

    /// Reads a cell and what belongs to it; gives how many cells behind it that were.
    fn labelled_cell(&mut self, line: &Line<'a>, first: &Shown<'a>, behind: &[Shown<'a>]) -> usize {
        if first.is_empty() {
            return 0;
        }
        if let Some(taken) = self.head_total(line, first, behind) {
            return taken;
        }
        let meanings = self.meanings(first);
        for label in meanings {
            match label {
                Label::FundLine(kind) => {
                    return self.labelled_funds(line, first, behind, *kind);
                }
                Label::Project | Label::Department | Label::Unit | Label::Field(_) => {
                    let Some((value, taken)) = self.value_of(behind) else {
                        return 0;
                    };
                    let value = cell(value.cell);
                    self.prefer_table(label, &value);
                    fields::put(&mut self.form, label, value);
                    return taken;
                }
                Label::GoalStatement | Label::GoalBlock => {
                    return self.goal_statement(first, behind);
                }
                Label::Plan => {
                    self.step(behind.to_vec());
                    return behind.len();
                }
                Label::Side
                | Label::Task
                | Label::FundColumn(_)
                | Label::GoalExpected
                | Label::GoalActual => {
                    return 0;
                }
                Label::Level1(_)
                | Label::Level2(_)
                | Label::Column(_)
                | Label::Total
                | Label::OpenTotal
                | Label::PartialTotal => {}
            }
        }
        let says_nothing = matches!(Value::parse(&first.cell.text), Value::Dash);
        if meanings.is_empty() && !says_nothing && self.label_inside(first.cell) {
            self.understood.add(first.cell);
        } else if meanings.is_empty() && !says_nothing {
            if self.unnamed_funds(line, first) {
                return behind.len();
            }
            self.leave(first.cell);
        }
        0
    }

    /// A money line below its headings; without headings the amount behind its label.
    fn labelled_funds(
        &mut self,
        line: &Line<'a>,
        label: &Shown<'a>,
        behind: &[Shown<'a>],
        kind: FundKind,
    ) -> usize {
        if self.fund_line(line, label, kind) {
            return behind.len();
        }
        let mut fund = FundLine {
            label: cell(label.cell),
            ..FundLine::empty(kind)
        };
        let value = behind
            .first()
            .filter(|next| !self.has(next, is_label_of_money));
        if let Some(value) = value {
            fund.budget = cell(value.cell);
        }
        let taken = usize::from(value.is_some());
        funds::add(&mut self.form, fund);
        taken
    }

    /// Amounts behind a label that nobody knows: they are kept, and that is said.
    fn unnamed_funds(&mut self, line: &Line<'a>, label: &Shown<'a>) -> bool {
        let Some(header) = self
            .funds
            .clone()
            .filter(|header| label.to <= header.begins())
        else {
            return false;
        };
        let mut amounts = line.own().filter(|shown| {
            shown.from >= label.to
                && header.is_known(shown)
                && cell(shown.cell).value.number().is_some()
        });
        let is_line = self.part == Part::Head && amounts.next().is_some();
        if is_line {
            let name = cell(label.cell);
            self.form.doubts.push(funds::unknown_line(&name));
            let fund = FundLine {
                label: name,
                ..FundLine::empty(FundKind::Unnamed)
            };
            self.take_amounts(line, label.to, &header, fund);
        }
        is_line
    }

    /// The cell behind a label, unless that is the next label: where labels and values come
    /// in pairs, what stands in a value's place is a value whatever it says. Also how many
    /// cells it takes.
    fn value_of<'s>(&self, behind: &'s [Shown<'a>]) -> Option<(&'s Shown<'a>, usize)> {
        let next = behind.first()?;
        let like_a_label = self.has(next, |label| is_field(label) || *label == Label::Plan);
        let open = next.text().ends_with(['：', ':']);
        let paired = behind.len() % 2 == 1;
        if next.is_empty() && self.spanless {
            // A label of two columns leaves an empty cell where spans are not told.
            let at = behind.iter().position(|shown| !shown.is_empty())?;
            let found = behind.get(at)?;
            let value = self.meanings(found).is_empty() && !found.text().contains(['：', ':']);
            return value.then_some((found, at + 1));
        }
        (!like_a_label || paired && !open).then_some((next, 1))
    }

    /// A goal behind its label; where nothing stands there, it is looked for below.
    fn goal_statement(&mut self, label: &Shown<'a>, behind: &[Shown<'a>]) -> usize {
        let filled: Vec<Shown<'a>> = behind
            .iter()
            .filter(|shown| !shown.is_empty())
            .copied()
            .collect();
        if filled
            .iter()
            .any(|shown| self.has(shown, |label| *label == Label::GoalStatement))
        {
            return 0;
        }
        // 年度目标 | 中期目标, and the texts below.
        let is_side = |shown: &Shown<'a>| self.has(shown, |label| *label == Label::Side);
        if behind.is_empty() || !filled.is_empty() && filled.iter().all(is_side) {
            self.below = Some((label.from, label.to));
        }
        if filled
            .last()
            .is_some_and(|last| self.meanings(last).is_empty())
        {
            self.goal(filled);
        }
        behind.len()
    }

    /// A label and its value in one cell: `联系电话 1234567`.
    fn label_inside(&mut self, source: &Source) -> bool {
        let text = source.text.trim();
        if text.contains(['：', ':'])
            && fields::from_line(text, convert(&source.place), self.labels, &mut self.form)
        {
            return true;
        }
        let Some((label, value)) = text.split_once([' ', '\u{3000}']) else {
            return false;
        };
        let Some(label) = self
            .labels
            .meanings(label)
            .iter()
            .find(|label| is_field(label))
        else {
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

fn is_label_of_money(label: &Label) -> bool {
    matches!(label, Label::FundLine(_)) || is_field(label)
}
