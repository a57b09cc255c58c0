//! Group labels among lines: whole, broken over several lines, or in front of other words.

use super::{Line, broken_label};
use crate::labels::{Label, Labels, bracketed_points, key};
use crate::reading::indicators::named;
use domain::form::{Form, Heading, Level1, Level2};

/// The groups last seen.
pub(super) struct Groups<'a> {
    labels: &'a Labels,
    level1: Option<Level1>,
    level2: Level2,
    kind_printed: bool,
}

/// The texts between two rows, in front of and behind the first group label among them.
#[derive(Debug, Default)]
pub(super) struct ChunkParts<'c> {
    pub before: Vec<Line<'c>>,
    pub after: Vec<Line<'c>>,
    pub label_seen: bool,
}

impl<'a> Groups<'a> {
    pub(super) fn new(labels: &'a Labels) -> Self {
        Self {
            labels,
            level1: None,
            level2: Level2::Missing,
            kind_printed: false,
        }
    }

    /// Turns to the next row.
    pub(super) fn begin_row(&mut self) {
        self.kind_printed = false;
    }

    /// Whether the row's own lines printed its kind.
    pub(super) fn kind_printed(&self) -> bool {
        self.kind_printed
    }

    /// The groups of the row.
    pub(super) fn of_row(&self) -> (Level1, Level2) {
        let level2 = match &self.level2 {
            Level2::Named(name) => Level2::Named(named(name)),
            level2 => level2.clone(),
        };
        (self.level1.clone().unwrap_or_default(), level2)
    }

    /// How many tokens at the front are group labels, when so many others are to remain.
    pub(super) fn label_tokens(&self, tokens: &[&str], remain: usize) -> usize {
        let room = tokens.len().saturating_sub(remain);
        tokens
            .iter()
            .take(room)
            .take_while(|token| self.is_group(token))
            .count()
    }

    /// Enters the groups that tokens name.
    pub(super) fn enter_tokens(&mut self, tokens: &[&str], line: &Line<'_>, form: &mut Form) {
        for token in tokens {
            let meanings = self.labels.meanings(token);
            self.enter(meanings, token, line, form);
        }
    }

    fn is_group(&self, text: &str) -> bool {
        let group =
            |label: &Label| matches!(label, Label::Level1(_) | Label::Level2(_) | Label::Side);
        self.labels.meanings(text).iter().any(group)
    }

    /// Takes the group labels out of the lines in front of a row.
    pub(super) fn take_chunk<'c>(&mut self, lines: &[Line<'c>], form: &mut Form) -> ChunkParts<'c> {
        let mut parts = ChunkParts::default();
        let mut at = 0;
        while at < lines.len() {
            if let Some(taken) = self.broken(&lines[at..], form) {
                parts.label_seen = true;
                at += taken;
                continue;
            }
            let line = self.leading(&lines[at], &mut parts, form);
            if parts.label_seen {
                parts.after.push(line)
            } else {
                parts.before.push(line)
            }
            at += 1;
        }
        parts
    }

    /// A label broken over lines, and points in brackets behind it; gives the lines taken.
    fn broken(&mut self, lines: &[Line<'_>], form: &mut Form) -> Option<usize> {
        let (count, meanings) = broken_label(lines, self.labels)?;
        if lines[0].text.is_empty() {
            return None;
        }
        let text: String = lines[..count].iter().map(|line| line.text).collect();
        if !self.enter(meanings, &text, &lines[0], form) {
            return None;
        }
        let mut at = count;
        while let Some(next) = lines.get(at) {
            match bracketed_points(next.text) {
                Some((_, points)) if key(next.text).is_empty() => self.heading(points, next, form),
                _ if next.text.is_empty() => {}
                _ => break,
            }
            at += 1;
        }
        Some(at)
    }

    /// A line that begins with a label and goes on with words: `质量指标 水面洁`.
    fn leading<'c>(
        &mut self,
        line: &Line<'c>,
        parts: &mut ChunkParts<'c>,
        form: &mut Form,
    ) -> Line<'c> {
        let mut rest = line.clone();
        while let Some((first, behind)) = rest.text.split_once(char::is_whitespace) {
            if !self.is_group(first) {
                break;
            }
            let meanings = self.labels.meanings(first);
            self.enter(meanings, first, line, form);
            parts.label_seen = true;
            rest = rest.from(behind.trim_start());
        }
        rest
    }

    fn enter(&mut self, meanings: &[Label], text: &str, line: &Line<'_>, form: &mut Form) -> bool {
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
                    self.heading(points, line, form);
                }
            }
            (None, None) => return meanings.contains(&Label::Side),
        }
        true
    }

    fn heading(&self, points: &str, line: &Line<'_>, form: &mut Form) {
        let level1 = self.level1.clone().unwrap_or_default();
        if !form.headings.iter().any(|heading| heading.level1 == level1) {
            form.headings.push(Heading {
                level1,
                level2: Level2::Missing,
                points: line.cell(points),
                with: Vec::new(),
            });
        }
    }
}
