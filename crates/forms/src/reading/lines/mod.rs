//! A form pulled out of a page description: columns are lost, cells are broken over
//! lines, only the order of the words is left.

mod groups;
mod head;
mod rows;
mod tail;

use super::{Unread, convert, doubt};
use crate::labels::{Column, Label, Labels};
use domain::form::{Cell, Form, IndicatorColumn};
use domain::place::Place;
use office::Paragraph;

/// A line of text and where it begins.
#[derive(Clone, Debug)]
struct Line<'a> {
    pub text: &'a str,
    pub place: Place,
}

impl<'a> Line<'a> {
    /// The line from a piece of its end on.
    fn from(&self, end: &'a str) -> Self {
        let mut place = self.place.clone();
        let before = self.text.len().saturating_sub(end.len());
        if let (Some(at), Some(head)) = (place.line.as_mut(), self.text.get(..before)) {
            at.column = at
                .column
                .saturating_add(u32::try_from(head.chars().count()).unwrap_or(0));
        }
        Self { text: end, place }
    }

    /// A piece of the line as a cell, placed at its own column.
    pub(super) fn cell(&self, piece: &str) -> Cell {
        let mut place = self.place.clone();
        if let (Some(at), Some(byte)) = (place.line.as_mut(), self.text.find(piece)) {
            let before = u32::try_from(self.text[..byte].chars().count()).unwrap_or(0);
            at.column = at.column.saturating_add(before);
        }
        Cell::new(piece, place)
    }
}

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
            place: convert(&p.place),
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
    head::read(&lines[..header], labels, form, narrative);
    rows::read(&lines[header + 1..end], &columns, labels, form, narrative);
    if let Some(line) = lines.get(end) {
        total(line, labels, form);
        tail::read(&lines[end + 1..], labels, form, narrative);
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

/// Lines at the front that together are one label: how many, and which label.
fn broken_label<'l>(lines: &[Line<'_>], labels: &'l Labels) -> Option<(usize, &'l [Label])> {
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
