//! Indicator rows out of lines: a row closes with its points and score.

use super::Line;
use super::groups::{ChunkParts, Groups};
use crate::labels::Labels;
use crate::reading::alternatives::{self, Alternative};
use crate::reading::indicators::{cell_of, infer_kinds};
use crate::reading::{Unread, doubt, near_doubt};
use domain::form::{Cell, Form, Indicator, IndicatorColumn};
use domain::number::Number;
use domain::value::Value;

/// Reads the rows between the grid's header and its total.
pub(super) fn read(
    lines: &[Line<'_>],
    columns: &[IndicatorColumn],
    labels: &Labels,
    form: &mut Form,
    narrative: &mut Vec<Unread>,
) {
    let scored =
        columns.contains(&IndicatorColumn::Points) && columns.contains(&IndicatorColumn::Score);
    let mut rows = Rows {
        groups: Groups::new(labels),
        form,
        printed: Vec::new(),
        alternatives: Vec::new(),
    };
    let mut chunk: Vec<Line<'_>> = Vec::new();
    for line in lines.iter().filter(|line| !is_page_number(line.text)) {
        let tokens: Vec<&str> = line.text.split_whitespace().collect();
        let end = closes_row(&tokens).or_else(|| closes_without_score(&tokens));
        if let Some(at) = end.filter(|_| scored) {
            rows.scored_row(&chunk, line, &tokens, at);
            chunk.clear();
        } else if !scored && tokens.len() >= 2 {
            rows.target_row(&chunk, line, &tokens);
            chunk.clear();
        } else {
            chunk.push(line.clone());
        }
    }
    narrative.extend(
        chunk
            .iter()
            .filter(|line| !line.text.is_empty())
            .map(|line| Unread {
                place: line.place.clone(),
                text: line.text.to_owned(),
            }),
    );
    let Rows {
        printed,
        alternatives,
        ..
    } = rows;
    alternatives::settle(alternatives, form);
    infer_kinds(&printed, form);
}

/// Where points and score stand: side by side, with nothing but words (a reason) behind
/// them. A score above its points is taken for one where target and actual stand in front.
fn closes_row(tokens: &[&str]) -> Option<usize> {
    let words = tokens
        .iter()
        .rev()
        .take_while(|token| figure(token).is_none())
        .count();
    let at = tokens.len().checked_sub(words + 2)?;
    let (points, score) = (figure(tokens[at])?, figure(tokens[at + 1])?);
    (score <= points || at > 2).then_some(at)
}

/// Where points stand alone behind a target and an actual value: the score is missing.
fn closes_without_score(tokens: &[&str]) -> Option<usize> {
    let [_, .., target, actual, points] = tokens else {
        return None;
    };
    let whole = is_value(target) && is_value(actual) && figure(points).is_some();
    (whole && figure(actual).is_none()).then(|| tokens.len() - 1)
}

fn is_value(token: &str) -> bool {
    matches!(Value::parse(token), Value::Quantity(_) | Value::Deadline(_))
}

fn figure(token: &str) -> Option<Number> {
    token.parse().ok()
}

/// `— 3 —`, `第 3 页`, `3 / 12`: the foot of a page.
fn is_page_number(text: &str) -> bool {
    let marked =
        text.contains(['—', '-', '页', '/']) && text.contains(|c: char| c.is_ascii_digit());
    marked
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "—-–第共页/".contains(c))
}

struct Rows<'a> {
    groups: Groups<'a>,
    form: &'a mut Form,
    printed: Vec<bool>,
    alternatives: Vec<Alternative>,
}

impl Rows<'_> {
    /// A row whose points stand at token `at` of its closing line.
    fn scored_row(&mut self, chunk: &[Line<'_>], closing: &Line<'_>, tokens: &[&str], at: usize) {
        self.groups.begin_row();
        // The last two in front of the points are target and actual, the one before is the name.
        let labelled = self.groups.label_tokens(&tokens[..at], 3);
        let head = &tokens[labelled..at];
        let parts = self.groups.take_chunk(chunk, self.form);
        self.groups
            .enter_tokens(&tokens[..labelled], closing, self.form);
        let (reason, texts) = self.share(parts, labelled > 0, head.len() >= 3);
        self.give_reason(&reason);
        let behind = tokens.len() - at;
        let mut row = Indicator {
            points: last_cell(closing, tokens[at], behind),
            score: tokens
                .get(at + 1)
                .map(|score| last_cell(closing, score, behind - 1))
                .unwrap_or_default(),
            reason: closing.cell(&tokens.get(at + 2..).unwrap_or_default().join(" ")),
            ..Indicator::default()
        };
        let alone = texts.iter().all(|line| line.text.is_empty());
        match head {
            [] => name_and_target(&mut row, &texts),
            [actual] => {
                row.actual = closing.cell(actual);
                name_and_target(&mut row, &texts);
            }
            [name, target] if alone && !is_value(name) && is_value(target) => {
                row.name = closing.cell(name);
                row.target = closing.cell(target);
                self.form.doubts.push(doubt(
                    closing.place.clone(),
                    format!("「{name}」少一栏，按没有实际完成值读取"),
                    format!("'{name}' has a column too few; read as without an actual value"),
                ));
                if tokens.len() == at + 2 {
                    self.doubt_score(closing, head, tokens, at);
                }
            }
            [target, actual] => {
                row.target = closing.cell(target);
                row.actual = second_cell(closing, target, actual);
                row.name = joined(&texts);
                if alone && tokens.len() == at + 2 {
                    self.doubt_score(closing, head, tokens, at);
                }
            }
            [name @ .., target, actual] => {
                row.name = prefixed(&texts, closing, &name.join(" "));
                row.target = closing.cell(target);
                row.actual = second_cell(closing, target, actual);
            }
        }
        if row.name.is_empty() {
            row.name = Cell::new("", closing.place.clone());
        }
        self.push(row);
    }

    /// A line with one piece too few: the last figure may be the points, the score missing.
    fn doubt_score(&mut self, closing: &Line<'_>, head: &[&str], tokens: &[&str], at: usize) {
        let mut reading = Indicator {
            name: closing.cell(head[0]),
            target: closing.cell(head[1]),
            actual: last_cell(closing, tokens[at], 2),
            points: last_cell(closing, tokens[at + 1], 1),
            ..Indicator::default()
        };
        (reading.level1, reading.level2) = self.groups.of_row();
        self.alternatives.push(Alternative {
            row: self.form.indicators.len(),
            reading,
        });
    }

    fn target_row(&mut self, chunk: &[Line<'_>], line: &Line<'_>, tokens: &[&str]) {
        self.groups.begin_row();
        let labelled = self.groups.label_tokens(tokens, 2);
        let parts = self.groups.take_chunk(chunk, self.form);
        self.groups
            .enter_tokens(&tokens[..labelled], line, self.form);
        let (_, texts) = self.share(parts, labelled > 0, true);
        if let [name @ .., target] = &tokens[labelled..]
            && !name.is_empty()
        {
            let mut row = Indicator {
                name: prefixed(&texts, line, &name.join(" ")),
                ..Indicator::default()
            };
            *cell_of(&mut row, IndicatorColumn::Target) = line.cell(target);
            self.push(row);
        }
    }

    /// Whose the texts between two rows are: the reason of the row above, or the name of the
    /// row below. In front of a group label they belong above; behind one, below.
    fn share<'c>(
        &self,
        parts: ChunkParts<'c>,
        row_has_label: bool,
        row_is_whole: bool,
    ) -> (Vec<Line<'c>>, Vec<Line<'c>>) {
        let ChunkParts {
            mut before,
            after,
            label_seen,
        } = parts;
        if label_seen && !(row_has_label && row_is_whole) {
            return (before, after);
        }
        if label_seen || row_has_label && row_is_whole {
            before.extend(after);
            return (before, Vec::new());
        }
        if !row_is_whole {
            return (Vec::new(), before);
        }
        let ends = before.iter().rev().find(|line| !line.text.is_empty());
        let is_sentence = ends.is_some_and(|line| line.text.ends_with(['。', '；', '！']));
        let lost_points = self.form.indicators.last().is_some_and(|row| {
            let value = |cell: &Cell| cell.value.number().map(|printed| printed.value);
            value(&row.score) < value(&row.points)
        });
        if is_sentence || lost_points {
            (before, Vec::new())
        } else {
            (Vec::new(), before)
        }
    }

    fn push(&mut self, mut row: Indicator) {
        (row.level1, row.level2) = self.groups.of_row();
        self.form.indicators.push(row);
        self.printed.push(self.groups.kind_printed());
    }

    fn give_reason(&mut self, lines: &[Line<'_>]) {
        let reason = joined(lines);
        if reason.is_empty() {
            return;
        }
        let Some(last) = self.form.indicators.last_mut() else {
            return;
        };
        self.form.doubts.push(near_doubt(
            reason.place.clone(),
            format!("这几行没有栏位，作为「{}」的原因说明读取", last.name.raw),
            format!(
                "these lines have no column; read as the reason of '{}'",
                last.name.raw
            ),
        ));
        last.reason = match last.reason.is_empty() {
            true => reason,
            false => Cell::new(
                format!("{}{}", last.reason.raw, reason.raw),
                last.reason.place.clone(),
            ),
        };
    }
}

/// A name that begins in the lines above and ends in the closing line.
fn prefixed(texts: &[Line<'_>], closing: &Line<'_>, name: &str) -> Cell {
    let head = joined(texts);
    if head.is_empty() {
        return closing.cell(name);
    }
    Cell::new(format!("{}{name}", head.raw), head.place)
}

/// The k-th token from the end, placed where it really stands.
fn last_cell(line: &Line<'_>, token: &str, from_end: usize) -> Cell {
    let mut end = line.text.trim_end().len();
    for _ in 1..from_end {
        let head = line.text[..end].trim_end();
        end = head.rfind(char::is_whitespace).unwrap_or(0);
    }
    let head = line.text[..end].trim_end();
    let start = head.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let mut cell = line.cell(token);
    if let (Some(at), Some(begin)) = (cell.place.line.as_mut(), line.place.line) {
        let before =
            u32::try_from(line.text.get(..start).unwrap_or("").chars().count()).unwrap_or(0);
        at.column = begin.column.saturating_add(before);
    }
    cell
}

/// The actual value, which may read like the target in front of it.
fn second_cell(line: &Line<'_>, target: &str, actual: &str) -> Cell {
    let behind = line.text.find(target).map_or(0, |at| at + target.len());
    let mut cell = line.cell(actual);
    if let (Some(at), Some(begin), Some(offset)) = (
        cell.place.line.as_mut(),
        line.place.line,
        line.text[behind..].find(actual),
    ) {
        let before = u32::try_from(line.text[..behind + offset].chars().count()).unwrap_or(0);
        at.column = begin.column.saturating_add(before);
    }
    cell
}

/// Two texts, each ending with a sentence's end: the name, then the target.
fn name_and_target(row: &mut Indicator, lines: &[Line<'_>]) {
    let filled: Vec<Line<'_>> = lines
        .iter()
        .filter(|line| !line.text.is_empty())
        .cloned()
        .collect();
    let ends: Vec<usize> = filled
        .iter()
        .enumerate()
        .filter(|(_, line)| line.text.ends_with(['。', '；']))
        .map(|(i, _)| i)
        .collect();
    match ends.as_slice() {
        [.., before, last] if last + 1 == filled.len() => {
            row.name = joined(&filled[..=*before]);
            row.target = joined(&filled[before + 1..]);
        }
        _ => row.name = joined(&filled),
    }
}

fn joined(lines: &[Line<'_>]) -> Cell {
    let filled: Vec<&Line<'_>> = lines.iter().filter(|line| !line.text.is_empty()).collect();
    let text: String = filled.iter().map(|line| line.text).collect();
    Cell::new(
        text,
        filled
            .first()
            .map(|line| line.place.clone())
            .unwrap_or_default(),
    )
}
