//! Indicator rows out of lines: a row closes with its points and score.

use super::{Line, broken_label};
use crate::labels::{Label, Labels, bracketed_points};
use crate::reading::indicators::{cell_of, infer_kinds, named};
use crate::reading::{Unread, doubt};
use domain::form::{Cell, Form, Heading, Indicator, IndicatorColumn, Level1, Level2};
use domain::number::Number;
use domain::place::Place;

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
        labels,
        form,
        level1: None,
        level2: Level2::Missing,
        kind_printed: false,
        printed: Vec::new(),
    };
    let mut chunk: Vec<&Line<'_>> = Vec::new();
    for line in lines {
        let tokens: Vec<&str> = line.text.split_whitespace().collect();
        if let Some(at) = closes_row(&tokens).filter(|_| scored) {
            rows.scored_row(&chunk, line, &tokens, at);
            chunk.clear();
        } else if !scored && tokens.len() >= 2 {
            rows.target_row(&chunk, line, &tokens);
            chunk.clear();
        } else {
            chunk.push(line);
        }
    }
    rows.rest(&chunk, narrative);
    let printed = rows.printed;
    infer_kinds(&printed, form);
}

/// Where points and a score not above them stand: side by side, with nothing but words
/// (a reason) behind them.
fn closes_row(tokens: &[&str]) -> Option<usize> {
    let figure = |token: &str| token.parse::<Number>().ok();
    let words = tokens
        .iter()
        .rev()
        .take_while(|token| figure(token).is_none())
        .count();
    let at = tokens.len().checked_sub(words + 2)?;
    let (points, score) = (figure(tokens[at])?, figure(tokens[at + 1])?);
    (score <= points).then_some(at)
}

struct Rows<'a> {
    labels: &'a Labels,
    form: &'a mut Form,
    level1: Option<Level1>,
    level2: Level2,
    kind_printed: bool,
    printed: Vec<bool>,
}

impl Rows<'_> {
    /// A row whose points stand at token `at` of its closing line.
    fn scored_row(&mut self, chunk: &[&Line<'_>], closing: &Line<'_>, tokens: &[&str], at: usize) {
        self.kind_printed = false;
        let head = self.strip_label_tokens(&tokens[..at], closing);
        let (texts, reason) = self.strip_broken_labels(chunk, head.len() >= 3);
        self.give_reason(reason);
        let behind = tokens.len() - at;
        let mut row = Indicator {
            points: last_cell(closing, tokens[at], behind),
            score: last_cell(closing, tokens[at + 1], behind - 1),
            reason: closing.cell(&tokens[at + 2..].join(" ")),
            ..Indicator::default()
        };
        let from_line = |piece: &&str| closing.cell(piece);
        match head.as_slice() {
            [] => name_and_target(&mut row, &texts),
            [actual] => {
                row.actual = from_line(actual);
                name_and_target(&mut row, &texts);
            }
            [target, actual] => {
                row.target = from_line(target);
                row.actual = second_cell(closing, target, actual);
                row.name = joined(&texts);
            }
            [name @ .., target, actual] => {
                row.name = closing.cell(&name.join(" "));
                row.target = from_line(target);
                row.actual = second_cell(closing, target, actual);
            }
        }
        if row.name.is_empty() {
            row.name = Cell::new("", closing.place.clone());
        }
        self.push(row);
    }

    fn target_row(&mut self, chunk: &[&Line<'_>], line: &Line<'_>, tokens: &[&str]) {
        self.kind_printed = false;
        let head = self.strip_label_tokens(tokens, line);
        let (_, _) = self.strip_broken_labels(chunk, true);
        if let [name @ .., target] = head.as_slice()
            && !name.is_empty()
        {
            let mut row = Indicator {
                name: line.cell(&name.join(" ")),
                ..Indicator::default()
            };
            *cell_of(&mut row, IndicatorColumn::Target) = line.cell(target);
            self.push(row);
        }
    }

    /// Group labels at the front of the closing line itself: `质量 工作任务的完成情况 …`.
    fn strip_label_tokens<'t>(&mut self, tokens: &[&'t str], line: &Line<'_>) -> Vec<&'t str> {
        let mut rest = tokens;
        // The last two of what remains are target and actual, the one before is the name.
        while rest.len() > 3 {
            let Some(first) = rest.first() else { break };
            if !self.enter(self.labels.meanings(first), first, &line.place) {
                break;
            }
            rest = &rest[1..];
        }
        rest.to_vec()
    }

    /// Takes group labels out of the lines before a row. Lines before the first label belong
    /// to the row above (its reason), and so do all others when the row needs none of them.
    fn strip_broken_labels<'c>(
        &mut self,
        chunk: &[&'c Line<'c>],
        row_is_whole: bool,
    ) -> (Vec<&'c Line<'c>>, Vec<&'c Line<'c>>) {
        let lines: Vec<Line<'_>> = chunk.iter().map(|line| (*line).clone()).collect();
        let (mut texts, mut reason): (Vec<&Line<'_>>, Vec<&Line<'_>>) = (Vec::new(), Vec::new());
        let mut label_seen = false;
        let mut at = 0;
        while at < chunk.len() {
            let label = broken_label(&lines[at..], self.labels).filter(|(_, meanings)| {
                meanings
                    .iter()
                    .any(|l| matches!(l, Label::Level1(_) | Label::Level2(_) | Label::Side))
            });
            if let Some((count, meanings)) = label
                && !lines[at].text.is_empty()
            {
                let text: String = lines[at..at + count].iter().map(|line| line.text).collect();
                let place = lines[at].place.clone();
                if self.enter(meanings, &text, &place) {
                    if !label_seen {
                        reason.append(&mut texts);
                    }
                    label_seen = true;
                    at += count;
                    // （10分） on a line of its own belongs to the label above.
                    while let Some(next) = lines.get(at) {
                        match bracketed_points(next.text) {
                            Some((_, points)) if crate::labels::key(next.text).is_empty() => {
                                self.heading(points, next);
                                at += 1;
                            }
                            _ if next.text.is_empty() => at += 1,
                            _ => break,
                        }
                    }
                    continue;
                }
            }
            texts.push(chunk[at]);
            at += 1;
        }
        if row_is_whole {
            reason.append(&mut texts);
        }
        (texts, reason)
    }

    fn enter(&mut self, meanings: &[Label], text: &str, place: &Place) -> bool {
        let kind = meanings.iter().find_map(|l| {
            if let Label::Level2(x) = l {
                Some(x)
            } else {
                None
            }
        });
        let group = meanings.iter().find_map(|l| {
            if let Label::Level1(x) = l {
                Some(x)
            } else {
                None
            }
        });
        match (group, kind) {
            (_, Some(kind)) => {
                self.level2 = kind.clone();
                self.kind_printed = true;
                if let Some(group) = kind.group() {
                    self.level1 = Some(group);
                }
            }
            (Some(group), None) => {
                self.level1 = Some(group.clone());
                self.level2 = Level2::Missing;
                if let Some((_, points)) = bracketed_points(text) {
                    self.heading(
                        points,
                        &Line {
                            text: points,
                            place: place.clone(),
                        },
                    );
                }
            }
            (None, None) => return meanings.contains(&Label::Side),
        }
        true
    }

    fn heading(&mut self, points: &str, line: &Line<'_>) {
        let level1 = self.level1.clone().unwrap_or_default();
        if !self
            .form
            .headings
            .iter()
            .any(|heading| heading.level1 == level1)
        {
            self.form.headings.push(Heading {
                level1,
                level2: Level2::Missing,
                points: line.cell(points),
            });
        }
    }

    fn push(&mut self, mut row: Indicator) {
        row.level1 = self.level1.clone().unwrap_or_default();
        row.level2 = self.level2.clone();
        if let Level2::Named(name) = &row.level2 {
            row.level2 = Level2::Named(named(name));
        }
        self.form.indicators.push(row);
        self.printed.push(self.kind_printed);
    }

    fn give_reason(&mut self, lines: Vec<&Line<'_>>) {
        let reason = joined(&lines);
        if reason.is_empty() {
            return;
        }
        if let Some(last) = self.form.indicators.last_mut() {
            self.form.doubts.push(doubt(
                reason.place.clone(),
                format!("这几行没有栏位，作为「{}」的原因说明读取", last.name.raw),
                format!(
                    "these lines have no column; read as the reason of '{}'",
                    last.name.raw
                ),
            ));
            last.reason = reason;
        }
    }

    fn rest(&mut self, chunk: &[&Line<'_>], narrative: &mut Vec<Unread>) {
        let filled = chunk.iter().filter(|line| !line.text.is_empty());
        narrative.extend(filled.map(|line| Unread {
            place: line.place.clone(),
            text: line.text.to_owned(),
        }));
    }
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
fn name_and_target(row: &mut Indicator, lines: &[&Line<'_>]) {
    let filled: Vec<&Line<'_>> = lines
        .iter()
        .copied()
        .filter(|line| !line.text.is_empty())
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

fn joined(lines: &[&Line<'_>]) -> Cell {
    let filled: Vec<&&Line<'_>> = lines.iter().filter(|line| !line.text.is_empty()).collect();
    let text: String = filled.iter().map(|line| line.text).collect();
    Cell::new(
        text,
        filled
            .first()
            .map(|line| line.place.clone())
            .unwrap_or_default(),
    )
}
