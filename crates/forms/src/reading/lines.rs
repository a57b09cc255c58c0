//! A form pulled out of a page description: columns are lost, cells are broken over
//! lines, only the order of the words is left.

use super::funds::{self, column_of};
use super::lines_rows::{self, Line};
use super::{Unread, convert, doubt, fields};
use crate::labels::{Column, Label, Labels};
use domain::form::{Cell, Field, Form, FundColumn, FundKind, FundLine, Goal, IndicatorColumn};
use domain::place::Place;
use office::Paragraph;

/// Reads the lines below a title; false when there is no indicator grid among them.
pub(super) fn read(
    paragraphs: &[&Paragraph],
    labels: &Labels,
    form: &mut Form,
    narrative: &mut Vec<Unread>,
) -> bool {
    let lines: Vec<Line<'_>> = paragraphs
        .iter()
        .map(|p| Line {
            text: p.text.trim(),
            place: convert(p.place),
        })
        .collect();
    let Some(header) = lines
        .iter()
        .position(|line| grid_columns(line.text, labels).is_some())
    else {
        return false;
    };
    let columns = grid_columns(lines[header].text, labels).unwrap_or_default();
    let end = (header + 1..lines.len())
        .find(|&i| total_figures(lines[i].text, labels).is_some())
        .unwrap_or(lines.len());
    Head {
        labels,
        form,
        narrative,
        columns: Vec::new(),
    }
    .read(&lines[..header]);
    lines_rows::read(&lines[header + 1..end], &columns, labels, form, narrative);
    if let Some(line) = lines.get(end) {
        total(line, labels, form);
        tail(&lines[end + 1..], labels, form, narrative);
    }
    form.doubts.push(doubt(
        lines[header].place.clone(),
        "文本已丢失表格列，按行内次序恢复各栏，请核对",
        "the text has lost its columns; they were restored from the order of the words, please compare",
    ));
    true
}

/// The columns a line heads, when it heads an indicator grid.
fn grid_columns(text: &str, labels: &Labels) -> Option<Vec<IndicatorColumn>> {
    let mut columns = Vec::new();
    let mut levels = 0;
    for label in joined_labels(text, labels) {
        match label {
            Label::Column(Column::Cell(column)) if !columns.contains(column) => {
                columns.push(*column)
            }
            Label::Column(Column::Level1 | Column::Level2) => levels += 1,
            _ => {}
        }
    }
    (levels >= 1 && columns.contains(&IndicatorColumn::Name)).then_some(columns)
}

/// The labels of a line; blanks inside a label (资 金 来 源) are bridged.
fn joined_labels<'l>(text: &str, labels: &'l Labels) -> Vec<&'l Label> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let longest = (at + 1..=tokens.len().min(at + 6))
            .rev()
            .find(|&end| !labels.meanings(&tokens[at..end].concat()).is_empty());
        match longest {
            Some(end) => {
                found.extend(labels.meanings(&tokens[at..end].concat()));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The figures behind 总分.
fn total_figures<'t>(text: &'t str, labels: &Labels) -> Option<Vec<&'t str>> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let words = tokens
        .iter()
        .take_while(|token| {
            Cell::new(**token, Place::default())
                .value
                .number()
                .is_none()
        })
        .count();
    let is_total = words > 0
        && labels
            .meanings(&tokens[..words].concat())
            .contains(&Label::Total);
    is_total.then(|| tokens[words..].to_vec())
}

fn total(line: &Line<'_>, labels: &Labels, form: &mut Form) {
    match total_figures(line.text, labels)
        .unwrap_or_default()
        .as_slice()
    {
        [] => {}
        [score] => form.total.score = line.cell(score),
        [points, score, ..] => {
            form.total.points = line.cell(points);
            form.total.score = line.cell(score);
        }
    }
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

    /// `部门（单位）名称 某办公室`: a label, a blank, the value.
    fn label_and_value(&mut self, line: &Line<'_>) -> bool {
        let Some((label, value)) = line.text.split_once(char::is_whitespace) else {
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
        fields::put(self.form, label, line.cell(value.trim()));
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
            .organisation_endings
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

/// Lines at the front that together are one label: how many, and which label.
pub(super) fn broken_label<'l>(
    lines: &[Line<'_>],
    labels: &'l Labels,
) -> Option<(usize, &'l [Label])> {
    let mut joined = String::new();
    let mut best = None;
    for (i, line) in lines.iter().enumerate().take(10) {
        joined.push_str(line.text);
        if joined.len() > 120 {
            break;
        }
        let meanings = labels.meanings(&joined);
        if !line.text.is_empty() && !meanings.is_empty() {
            best = Some((i + 1, meanings));
        }
    }
    best
}

/// A text that goes on over several lines, and where it belongs.
struct Running {
    field: Option<Field>,
    text: String,
    place: Place,
}

impl Running {
    /// Puts the text where it belongs: a field, or the notes.
    fn settle(self, form: &mut Form) {
        if self.text.is_empty() {
            return;
        }
        let cell = Cell::new(self.text, self.place);
        match self.field {
            Some(field) if form.field(field).is_none_or(Cell::is_empty) => {
                form.fields.insert(field, cell);
            }
            _ => form.notes.push(cell),
        }
    }
}

/// Conclusion, signatures and notes below the total.
fn tail(lines: &[Line<'_>], labels: &Labels, form: &mut Form, narrative: &mut Vec<Unread>) {
    let mut at = 0;
    let mut open: Option<Running> = None;
    let mut in_notes = false;
    let settle = |open: &mut Option<Running>, form: &mut Form| {
        if let Some(running) = open.take() {
            running.settle(form);
        }
    };
    while at < lines.len() {
        let line = &lines[at];
        at += 1;
        if line.text.is_empty() {
            continue;
        }
        in_notes |= labels
            .note_beginnings
            .iter()
            .any(|b| line.text.starts_with(b.as_str()));
        if in_notes {
            // A numbered line begins a note; others continue the one before.
            let bare = labels
                .note_beginnings
                .iter()
                .find_map(|b| line.text.strip_prefix(b.as_str()))
                .unwrap_or(line.text);
            if bare.starts_with(|c: char| c.is_ascii_digit()) || open.is_none() {
                settle(&mut open, form);
                open = Some(Running {
                    field: None,
                    text: String::new(),
                    place: line.place.clone(),
                });
            }
            if let Some(running) = open.as_mut() {
                running.text.push_str(line.text);
            }
            continue;
        }
        if let Some((count, meanings)) = broken_label(&lines[at - 1..], labels)
            && let Some(Label::Field(field)) =
                meanings.iter().find(|l| matches!(l, Label::Field(_)))
        {
            settle(&mut open, form);
            open = Some(Running {
                field: Some(*field),
                text: String::new(),
                place: line.place.clone(),
            });
            at += count - 1;
        } else if fields::from_line(line.text, line.place.clone(), labels, form) {
            settle(&mut open, form);
        } else if let Some(running) = open.as_mut() {
            if running.text.is_empty() {
                running.place = line.place.clone();
            }
            running.text.push_str(line.text);
        } else {
            narrative.push(Unread {
                place: line.place.clone(),
                text: line.text.to_owned(),
            });
        }
    }
    settle(&mut open, form);
}
