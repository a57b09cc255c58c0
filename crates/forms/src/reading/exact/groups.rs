//! Which group and kind a row belongs to: told by the label that reaches down to it.

use super::heads_grid;
use super::line::{Line, Shown};
use crate::labels::{Label, Labels, bracketed_points};
use crate::reading::indicators::named;
use crate::reading::{convert, group_doubt};
use domain::form::{Cell, Form, Heading, Indicator, Level1, Level2};
use office::Cell as Source;
use std::collections::BTreeSet;

/// The groups in force, and how labels are told.
pub(super) struct Groups<'a> {
    pub(super) level1: Option<Level1>,
    pub(super) level2: Level2,
    /// The labels in force.
    pub(super) label1: Option<&'a Source>,
    pub(super) label2: Option<&'a Source>,
    /// Labels that reach over several rows, in whose columns an empty cell says something.
    reaching: BTreeSet<(u64, u64)>,
    /// Rows whose empty label was read as the one above.
    blanks: Vec<(domain::place::Place, String)>,
}

impl<'a> Groups<'a> {
    pub(super) fn new(lines: &[Line<'a>], labels: &Labels) -> Self {
        // What reaches down beside the amounts says nothing of the grid.
        let reaching = lines
            .iter()
            .skip_while(|line| !heads_grid(line, labels))
            .flat_map(Line::own)
            .filter(|shown| shown.cell.row_span > 1 && !shown.is_empty())
            .map(|shown| (shown.from, shown.to))
            .collect();
        Self {
            level1: None,
            level2: Level2::Missing,
            label1: None,
            label2: None,
            reaching,
            blanks: Vec::new(),
        }
    }

    /// Whether a column has cells that reach over several rows of the grid.
    pub(super) fn reaches(&self, at: (u64, u64)) -> bool {
        self.reaching.contains(&at)
    }

    /// Takes the group that a label names.
    pub(super) fn enter(&mut self, level: Level1, source: &'a Source, form: &mut Form) {
        self.level1 = Some(level);
        self.label1 = Some(source);
        self.level2 = Level2::Missing;
        self.label2 = None;
        self.keep_points(&source.text, source, Level2::Missing, form);
    }

    fn enter_kind(&mut self, level: Level2, source: &'a Source, form: &mut Form) {
        self.level2 = level.clone();
        self.label2 = Some(source);
        self.keep_points(&source.text, source, level, form);
    }

    /// The group label seen in a row's group column.
    pub(super) fn see_group(
        &mut self,
        shown: &Shown<'a>,
        first: bool,
        labels: &Labels,
        form: &mut Form,
    ) {
        if self
            .label1
            .is_some_and(|label| std::ptr::eq(label, shown.cell))
        {
            return;
        }
        let meanings = labels.meanings(&shown.cell.text);
        if shown.is_empty() {
            if self.is_as_above(shown, first) {
                return;
            }
            (self.level1, self.label1) = (None, None);
            (self.level2, self.label2) = (Level2::Missing, None);
            return;
        }
        let (level1, level2) = (level1_in(meanings), level2_in(meanings));
        if first && level1.is_none() && level2.is_none() && self.ends_group(shown, labels, form) {
            return;
        }
        match (level1, level2) {
            (Some(level), _) => self.enter(level, shown.cell, form),
            // A kind's name in the place of the group.
            (None, Some(kind)) => {
                if let Some(group) = kind.group() {
                    self.enter(group, shown.cell, form);
                }
                self.enter_kind(kind, shown.cell, form);
            }
            (None, None) if meanings.contains(&Label::Side) => {}
            (None, None) => self.enter(Level1::Named(named(shown.text())), shown.cell, form),
        }
    }

    /// The kind label seen in a row's kind column.
    pub(super) fn see_kind(
        &mut self,
        shown: &Shown<'a>,
        first: bool,
        labels: &Labels,
        form: &mut Form,
    ) {
        let seen =
            |label: Option<&Source>| label.is_some_and(|label| std::ptr::eq(label, shown.cell));
        if seen(self.label1) || seen(self.label2) {
            return;
        }
        if shown.is_empty() {
            let goes_on = self.level2 != Level2::Missing && self.is_as_above(shown, first);
            // At the top of a page nobody expects the label again.
            if goes_on && shown.own && !first {
                self.blanks
                    .push((convert(&shown.cell.place), self.level2.name().to_owned()));
            }
            if !goes_on {
                (self.level2, self.label2) = (Level2::Missing, None);
            }
            return;
        }
        let level = level2_in(labels.meanings(&shown.cell.text));
        if first && level.is_none() && self.ends_kind(shown, labels, form) {
            return;
        }
        let level = level.unwrap_or_else(|| Level2::Named(named(shown.text())));
        self.enter_kind(level, shown.cell, form);
    }

    /// Whether a text at the top of a page is the rest of the group's label: the page's end
    /// cut 满意度／指标 in two.
    fn ends_group(&mut self, shown: &Shown<'a>, labels: &Labels, form: &mut Form) -> bool {
        let Some(above) = self.label1 else {
            return false;
        };
        let whole = format!("{}{}", above.text.trim_end(), shown.text());
        let Some(level) = level1_in(labels.meanings(&whole)) else {
            return false;
        };
        let before = self.level1.replace(level.clone());
        let rows = form.indicators.iter_mut().rev();
        for row in rows.take_while(|row| Some(&row.level1) == before.as_ref()) {
            row.level1 = level.clone();
        }
        self.label1 = Some(shown.cell);
        self.keep_points(&whole, shown.cell, Level2::Missing, form);
        true
    }

    /// The same for a kind's label.
    fn ends_kind(&mut self, shown: &Shown<'a>, labels: &Labels, form: &mut Form) -> bool {
        let Some(above) = self.label2 else {
            return false;
        };
        let whole = format!("{}{}", above.text.trim_end(), shown.text());
        let Some(level) = level2_in(labels.meanings(&whole)) else {
            return false;
        };
        let before = std::mem::replace(&mut self.level2, level.clone());
        let rows = form.indicators.iter_mut().rev();
        for row in rows.take_while(|row| row.level2 == before) {
            row.level2 = level.clone();
        }
        self.label2 = Some(shown.cell);
        self.keep_points(&whole, shown.cell, level, form);
        true
    }

    /// Whether an empty label means the one above: where no label of the column reaches
    /// over several rows, and at the top of a page or of a table that goes on.
    fn is_as_above(&self, shown: &Shown<'_>, first: bool) -> bool {
        let reaches = || {
            self.reaching.iter().any(|&(from, to)| {
                shown.overlap(from, to) * 2 > to - from && shown.spans((from, to))
            })
        };
        !shown.own || first || !reaches()
    }

    /// Keeps the points that a label prints.
    fn keep_points(&self, text: &str, source: &Source, level2: Level2, form: &mut Form) {
        let Some((_, points)) = bracketed_points(text) else {
            return;
        };
        let level1 = self
            .level1
            .clone()
            .or_else(|| level2.group())
            .unwrap_or_default();
        let known = |heading: &Heading| heading.level1 == level1 && heading.level2 == level2;
        if !form.headings.iter().any(known) {
            form.headings.push(Heading {
                level1,
                level2,
                points: Cell::new(points, convert(&source.place)),
                with: Labels::shipped().included(text),
            });
        }
    }

    /// Gives a row its groups; without a group's label the kind tells it.
    pub(super) fn settle(&self, indicator: &mut Indicator) {
        indicator.level1 = self
            .level1
            .clone()
            .or_else(|| self.level2.group())
            .unwrap_or_default();
        indicator.level2 = self.level2.clone();
    }

    /// Says where empty labels were read as the ones above.
    pub(super) fn tell_blanks(&self, form: &mut Form) {
        let Some((place, kind)) = self.blanks.first() else {
            return;
        };
        let rows = self.blanks.len();
        form.doubts.push(group_doubt(
            place.clone(),
            format!("二级指标栏有 {rows} 处空着又没有合并，自此处起按上一行（{kind}）读取"),
            format!("{rows} level-2 cells are empty and not merged; from here on read as the row above ({kind})"),
        ));
    }
}

fn level1_in(meanings: &[Label]) -> Option<Level1> {
    meanings.iter().find_map(|label| match label {
        Label::Level1(level) => Some(level.clone()),
        _ => None,
    })
}

fn level2_in(meanings: &[Label]) -> Option<Level2> {
    meanings.iter().find_map(|label| match label {
        Label::Level2(level) => Some(level.clone()),
        _ => None,
    })
}
