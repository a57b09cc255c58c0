//! Names, fund lines and goals above the grid of a form that lost its columns.

use super::{Line, broken_label, joined_labels};
use crate::labels::{Label, Labels};
use crate::reading::funds::{self, column_of};
use crate::reading::{Unread, doubt, fields};
use domain::form::{Cell, Form, FundColumn, FundKind, FundLine, Goal};

/// Reads the lines above the grid.
pub(super) fn read(
    lines: &[Line<'_>],
    labels: &Labels,
    form: &mut Form,
    narrative: &mut Vec<Unread>,
) {
    Head {
        labels,
        form,
        narrative,
        columns: Vec::new(),
    }
    .read(lines);
}

struct Head<'a> {
    labels: &'a Labels,
    form: &'a mut Form,
    narrative: &'a mut Vec<Unread>,
    columns: Vec<FundColumn>,
}

impl Head<'_> {
    fn read(&mut self, lines: &[Line<'_>]) {
        let goals = lines.iter().position(|line| {
            let labels = joined_labels(line.text, self.labels);
            labels.contains(&&Label::GoalExpected) && labels.contains(&&Label::GoalActual)
        });
        let (head, goal_lines) = match goals {
            Some(at) => (&lines[..at], &lines[at + 1..]),
            None => (lines, &lines[..0]),
        };
        let mut at = 0;
        while at < head.len() {
            at += self.line(&head[at..]);
        }
        self.goals(goal_lines);
    }

    /// Reads the first of the lines; returns how many it took.
    fn line(&mut self, lines: &[Line<'_>]) -> usize {
        let line = &lines[0];
        if line.text.is_empty() {
            return 1;
        }
        if let Some(unit) = funds::money_unit(line.text) {
            self.form.money_unit = unit;
        }
        if self.fund_header(line) || self.fund_line(line) {
            return 1;
        }
        if line.text.contains(['：', ':'])
            && fields::from_line(line.text, line.place.clone(), self.labels, self.form)
        {
            return 1 + self.unit_continued(&lines[1..]);
        }
        if self.label_and_value(line) {
            return 1;
        }
        let taken = broken_label(lines, self.labels).map_or(0, |(count, _)| count);
        if taken == 0 {
            self.narrative.push(Unread {
                place: line.place.clone(),
                text: line.text.to_owned(),
            });
        }
        taken.max(1)
    }

    fn fund_header(&mut self, line: &Line<'_>) -> bool {
        let columns: Vec<FundColumn> = joined_labels(line.text, self.labels)
            .into_iter()
            .filter_map(|label| {
                if let Label::FundColumn(column) = label {
                    Some(*column)
                } else {
                    None
                }
            })
            .collect();
        if columns.len() >= 2 {
            self.columns = columns;
            return true;
        }
        false
    }

    fn fund_line(&mut self, line: &Line<'_>) -> bool {
        let tokens: Vec<&str> = line.text.split_whitespace().collect();
        let kind = |n: usize| -> Option<FundKind> {
            self.labels
                .meanings(&tokens.get(..n)?.concat())
                .iter()
                .find_map(|label| {
                    if let Label::FundLine(kind) = label {
                        Some(*kind)
                    } else {
                        None
                    }
                })
        };
        let Some((n, kind)) = (1..=4).rev().find_map(|n| kind(n).map(|kind| (n, kind))) else {
            return false;
        };
        let values = &tokens[n..];
        let mut fund = FundLine {
            label: line.cell(&tokens[..n].concat()),
            ..FundLine::empty(kind)
        };
        if self.columns.is_empty() {
            if let [amount, ..] = values {
                fund.budget = line.cell(amount);
            }
        } else if values.len() >= self.columns.len() {
            for (column, value) in self.columns.iter().zip(values) {
                *column_of(&mut fund, *column) = line.cell(value);
            }
        } else {
            // Dashes fill the columns at the right end; blanks in front left no trace.
            let dashes = values
                .iter()
                .rev()
                .take_while(|v| line.cell(v).value.is_blank())
                .count();
            let figures = &values[..values.len() - dashes];
            for (column, value) in self.columns.iter().zip(figures) {
                *column_of(&mut fund, *column) = line.cell(value);
            }
            for (column, value) in self
                .columns
                .iter()
                .rev()
                .zip(values.iter().rev().take(dashes))
            {
                *column_of(&mut fund, *column) = line.cell(value);
            }
        }
        funds::add(self.form, fund);
        true
    }

    /// `主管部门 某局 实施单位 某站`: labels and values parted by blanks.
    fn label_and_value(&mut self, line: &Line<'_>) -> bool {
        let is_field = |l: &&Label| {
            matches!(
                l,
                Label::Project | Label::Department | Label::Unit | Label::Field(_)
            )
        };
        let tokens: Vec<&str> = line.text.split_whitespace().collect();
        let label = |token: &str| self.labels.meanings(token).iter().find(is_field);
        if tokens.len() < 2 || label(tokens[0]).is_none() {
            return false;
        }
        let mut found: Vec<(&Label, Vec<&str>)> = Vec::new();
        for token in tokens {
            match label(token) {
                Some(label) => found.push((label, Vec::new())),
                None => {
                    if let Some((_, value)) = found.last_mut() {
                        value.push(token);
                    }
                }
            }
        }
        for (label, value) in found.into_iter().filter(|(_, value)| !value.is_empty()) {
            fields::put(self.form, label, line.cell(&value.join(" ")));
        }
        true
    }

    /// A unit's name broken over lines goes on in the next line that no label claims.
    fn unit_continued(&mut self, rest: &[Line<'_>]) -> usize {
        let Some(at) = rest.iter().take(2).position(|line| !line.text.is_empty()) else {
            return 0;
        };
        let text = rest[at].text;
        let free = !text.contains(['：', ':', ' ']) && self.labels.meanings(text).is_empty();
        let short = text.chars().count() <= 8;
        let ends_name = self
            .labels
            .organisation_endings()
            .iter()
            .any(|e| text.ends_with(e.as_str()));
        if !(free && short && ends_name) || self.form.unit.is_empty() {
            return 0;
        }
        let name = format!("{}{text}", self.form.unit.raw);
        self.form.unit = Cell::new(name, self.form.unit.place.clone());
        at + 1
    }

    /// Expected and actual stand one behind the other; the second begins as the first did.
    fn goals(&mut self, lines: &[Line<'_>]) {
        let mut lines: Vec<&Line<'_>> = lines.iter().filter(|line| !line.text.is_empty()).collect();
        // The side label of the grid below may be broken into single characters.
        for count in (1..=lines.len().min(6)).rev() {
            let tail: String = lines[lines.len() - count..]
                .iter()
                .map(|line| line.text)
                .collect();
            if self.labels.meanings(&tail).contains(&Label::Side) {
                lines.truncate(lines.len() - count);
                break;
            }
        }
        let Some(first) = lines.first() else { return };
        let beginning: String = first.text.chars().take(12).collect();
        let second = lines
            .iter()
            .skip(1)
            .position(|line| line.text.starts_with(&beginning))
            .map(|at| at + 1);
        let text = |lines: &[&Line<'_>]| lines.iter().map(|line| line.text).collect::<String>();
        let mut goal = Goal {
            expected: Cell::new(text(&lines), first.place.clone()),
            actual: Cell::default(),
        };
        match second {
            Some(at) => {
                goal.expected = Cell::new(text(&lines[..at]), first.place.clone());
                goal.actual = Cell::new(text(&lines[at..]), lines[at].place.clone());
            }
            None => self.form.doubts.push(doubt(
                first.place.clone(),
                "预期目标与实际完成情况连在一起，无法分开，全部作为预期目标读取",
                "expected and actual goal run together and could not be parted; all was read as expected",
            )),
        }
        self.form.goals.push(goal);
    }
}
