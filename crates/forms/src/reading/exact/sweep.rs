//! What no part of the reader took: once a form is read, every cell that says something is
//! in it, or in a doubt, or was understood as a label; the rest is left as unread.

use super::Exact;
use super::line::{Line, Shown};
use crate::labels::Label;
use crate::reading::convert;
use domain::form::{Form, FundColumn};
use domain::place::Place;
use domain::value::Value;
use office::Cell as Source;
use std::collections::BTreeSet;

/// Cells that were understood though nothing of them stands in the form: headings, labels of
/// groups, ordinals, parts of a joined text.
#[derive(Debug, Default)]
pub(super) struct Understood(BTreeSet<Place>, Vec<(Place, String)>);

impl Understood {
    pub(super) fn add(&mut self, source: &Source) {
        self.0.insert(convert(&source.place));
    }

    pub(super) fn places(&mut self, places: impl Iterator<Item = Place>) {
        self.0.extend(places);
    }

    /// The label of a group or kind, which the rows beside it bear.
    pub(super) fn group(&mut self, shown: &Shown<'_>) {
        let text: String = shown.text().split_whitespace().collect();
        self.1.push((convert(&shown.cell.place), text));
    }

    /// The labels of groups that rows of the form bear, whole or in part.
    fn borne(&self, form: &Form) -> Vec<Place> {
        let rows = form.indicators.iter();
        let names: BTreeSet<&str> = rows
            .flat_map(|row| [row.level1.name(), row.level2.name()])
            .filter(|name| !name.is_empty())
            .collect();
        let borne = |text: &str| {
            let mut names = names.iter();
            names.any(|name| text.contains(name) || name.contains(text))
        };
        let groups = self.1.iter().filter(|(_, text)| borne(text));
        groups.map(|(place, _)| place.clone()).collect()
    }

    pub(super) fn all<'s, 'a: 's>(&mut self, shown: impl Iterator<Item = &'s Shown<'a>>) {
        self.0.extend(shown.map(|shown| convert(&shown.cell.place)));
    }
}

impl<'a> Exact<'a> {
    /// Leaves what was not taken.
    pub(super) fn sweep(&mut self, lines: &[Line<'a>]) {
        let form = &self.form;
        let groups = self.understood.borne(form);
        let mut told = std::mem::take(&mut self.understood.0);
        told.extend(groups);
        let cells = form.slots().into_iter().filter_map(|slot| form.cell(slot));
        told.extend(
            cells
                .filter(|cell| !cell.is_empty())
                .map(|cell| cell.place.clone()),
        );
        told.extend(form.doubts.iter().map(|doubt| doubt.place.clone()));
        told.extend(self.unread.iter().map(|unread| unread.place.clone()));
        for line in lines {
            // Where spans are not told, one text may stand in each column it reaches over.
            let mut before: Option<&Shown<'a>> = None;
            for shown in line.filled() {
                let again = before.is_some_and(|before| before.text() == shown.text());
                before = Some(shown);
                let dash = matches!(Value::parse(shown.text()), Value::Dash);
                let place = convert(&shown.cell.place);
                let label = !self.meanings(shown).is_empty();
                let silent = label || dash || again || self.is_formula(shown);
                if !(silent || told.contains(&place)) {
                    self.leave(shown.cell);
                }
            }
        }
    }

    /// 执行率×分值: how the score of the money follows, printed where it is scored.
    fn is_formula(&self, shown: &Shown<'a>) -> bool {
        let rate = Label::FundColumn(FundColumn::Rate);
        let mut parts = shown
            .text()
            .split(['×', '*', '＊', 'x', '（', '(', '＝', '=']);
        let first = parts.next().unwrap_or_default();
        parts.next().is_some() && self.labels.meanings(first).contains(&rate)
    }
}
