//! The headings of an indicator grid, in one row or in two.

use super::line::{Line, Shown};
use super::{Exact, Part, Ticked};
use crate::labels::{Column, Label, Labels, weigh};
use domain::form::IndicatorColumn;

const NAME: Column = Column::Cell(IndicatorColumn::Name);

/// Whether the row heads an indicator grid; headings that reach down from the row above
/// count as well.
pub(in crate::reading) fn heads_grid(line: &Line<'_>, labels: &Labels) -> bool {
    let (mut name, mut other, mut own) = (false, false, false);
    let (mut kind, mut target, mut between) = (None, None, false);
    for shown in &line.cells {
        for label in labels.meanings(&shown.cell.text) {
            let Label::Column(column) = label else {
                continue;
            };
            own |= shown.own;
            match column {
                Column::Cell(IndicatorColumn::Name) => name = true,
                Column::Cell(IndicatorColumn::Target) => (other, target) = (true, Some(shown)),
                Column::Level2 => (other, kind) = (true, Some(shown)),
                _ => {}
            }
        }
    }
    if let (Some(kind), Some(target)) = (kind, target) {
        // Names under a word that nobody knows, or that says nothing elsewhere.
        let inside = |shown: &&Shown<'_>| shown.from >= kind.to && shown.to <= target.from;
        between = line.filled().any(|shown| inside(&shown));
    }
    (name && other || between) && own
}

impl<'a> Exact<'a> {
    /// Whether a row below a heading row is one too: every text of its own is a heading.
    pub(super) fn is_second_heading(&self, line: &Line<'a>) -> bool {
        // The heading of the names reaches down over it.
        let name = Some(Column::Cell(IndicatorColumn::Name));
        let below = line.cells.iter().any(|shown| {
            let above = self.header.above(shown);
            !shown.own && above.is_some_and(|column| column.meaning == name)
        });
        let ticked = self.ticked_columns(line);
        let mut filled = line.filled().peekable();
        below
            || filled.peek().is_some()
                && filled.all(|shown| {
                    let heading = |label: &Label| matches!(label, Label::Side | Label::Column(_));
                    let group =
                        |label: &Label| matches!(label, Label::Level1(_) | Label::Level2(_));
                    ticked.iter().any(|one| one.stands_at(shown))
                        || self.has(shown, heading) && !self.has(shown, group)
                })
    }

    /// Takes the headings of a row; those of a second row part those above them.
    pub(super) fn take_heading(&mut self, line: &Line<'a>, goes_on: bool) {
        self.part = Part::Indicators;
        self.heading = true;
        self.understood.all(line.cells.iter());
        self.note_month(line);
        self.goals = None;
        let goes_on = goes_on && (line.cells.iter().any(|shown| !shown.own) || self.parts(line));
        if !goes_on {
            self.header.list.clear();
            self.ticked.clear();
            self.bonus = None;
            self.group_points.clear();
        }
        let ticked = self.ticked_columns(line);
        let is_ticked = |shown: &Shown<'a>| {
            let mut words = ticked.iter();
            words.any(|one| one.stands_at(shown))
        };
        let parents = self.header.list.clone();
        let own: Vec<&Shown<'a>> = line.own().collect();
        let parted = |from: u64, to: u64| {
            own.iter().any(|shown| {
                !shown.is_empty() && shown.overlap(from, to) * 2 > shown.to - shown.from
            })
        };
        self.header
            .list
            .retain(|column| !parted(column.from, column.to));
        for shown in line.cells.iter().filter(|shown| shown.own || !goes_on) {
            if goes_on && shown.is_empty() {
                continue;
            }
            let parent = parents
                .iter()
                .find(|column| shown.overlap(column.from, column.to) * 2 > shown.to - shown.from);
            let parent = parent.and_then(|parent| parent.meaning);
            let parent = parent.filter(|&one| self.header.at(Some(one)).is_none());
            let asks = || self.asks_for_reason(shown);
            let meaning = self.column_of(shown).or(parent).or_else(asks);
            let meaning = meaning.filter(|_| !is_ticked(shown));
            self.take_column(shown, meaning);
            if !is_ticked(shown) && !self.heads_bonus(shown, meaning) {
                self.heading_group(shown);
            }
        }
        self.name_unknown_names();
        self.part_group_points(line);
        let columns = self.header.list.iter_mut();
        weigh(columns.filter_map(|column| column.meaning.as_mut()));
        self.meet_strangers(line, &ticked);
        self.ticked.extend(ticked);
        let scores = |column| self.header.at(Some(Column::Cell(column))).is_some();
        self.scored |= scores(IndicatorColumn::Score) || scores(IndicatorColumn::Actual);
    }

    /// Notes the headings that nobody knows.
    fn meet_strangers(&mut self, line: &Line<'a>, ticked: &[Ticked]) {
        for shown in &line.cells {
            let is_unknown = |column: &super::columns::Column<Option<Column>>| {
                column.meaning.is_none() && (column.from, column.to) == (shown.from, shown.to)
            };
            let is_ticked = ticked.iter().any(|one| one.stands_at(shown));
            let known = is_ticked || !self.meanings(shown).is_empty();
            if !known && self.header.list.iter().any(is_unknown) {
                self.strangers.meet(shown);
            }
        }
    }

    /// Whether a row of headings parts those above it though nothing reaches down: below the
    /// names there is an empty cell.
    fn parts(&self, line: &Line<'a>) -> bool {
        let name = self.header.at(Some(NAME));
        let below = |shown: &&Shown<'a>| name.is_some_and(|name| shown.spans((name.from, name.to)));
        self.spanless && line.cells.iter().find(below).is_some_and(Shown::is_empty)
    }

    /// Where no heading is known to head the names, the one between kinds and targets does.
    fn name_unknown_names(&mut self) {
        let at = |column| self.header.at(Some(column));
        let target = Column::Cell(IndicatorColumn::Target);
        let (None, Some(kind), Some(target)) = (at(NAME), at(Column::Level2), at(target)) else {
            return;
        };
        let (from, to) = (kind.to, target.from);
        let inside = |column: &&mut super::columns::Column<Option<Column>>| {
            column.meaning.is_none() && column.from >= from && column.to <= to
        };
        if let Some(column) = self.header.list.iter_mut().find(inside) {
            column.meaning = Some(NAME);
        }
    }

    /// The first column a heading names that is not there yet.
    fn column_of(&self, shown: &Shown<'a>) -> Option<Column> {
        let labels = self.meanings(shown);
        let columns = labels.iter().filter_map(|label| match label {
            Label::Column(column) => Some(*column),
            _ => None,
        });
        let again = columns.clone().any(|column| column == NAME);
        let mut open = columns.filter(|&column| self.header.at(Some(column)).is_none());
        open.next().or(again.then_some(NAME))
    }

    /// 偏差大或未完成原因: a heading nobody knows that asks for reasons, where none does yet.
    fn asks_for_reason(&self, shown: &Shown<'a>) -> Option<Column> {
        let reason = Column::Cell(IndicatorColumn::Reason);
        let mut words = self.labels.reasons.iter();
        let asks = words.any(|word| shown.cell.text.contains(word.as_str()));
        let open = self.meanings(shown).is_empty() && self.header.at(Some(reason)).is_none();
        (asks && open).then_some(reason)
    }

    /// Where the names stand twice, the first half of the grid is of the medium term and
    /// the second, which may begin with a kind of its own, of the year.
    fn take_column(&mut self, shown: &Shown<'a>, meaning: Option<Column>) {
        let first = self.header.at(Some(NAME)).map(|name| (name.from, name.to));
        let of_the_year = |(from, to)| {
            self.year_half
                .is_some_and(|half| from >= half.0 && to <= half.1)
        };
        if meaning == Some(NAME) && first.is_some_and(of_the_year) {
            self.header.add(shown, None);
            return;
        }
        if meaning == Some(NAME) && first.is_some() {
            let own_kind = self
                .header
                .list
                .last()
                .is_some_and(|one| one.meaning.is_none());
            let kind = own_kind.then(|| self.header.list.pop()).flatten();
            for column in &mut self.header.list {
                let shared = match column.meaning {
                    Some(Column::Level1) => true,
                    Some(Column::Level2) => kind.is_none(),
                    _ => false,
                };
                if !shared {
                    column.meaning = None;
                }
            }
            if let Some(mut kind) = kind {
                kind.meaning = Some(Column::Level2);
                self.header.list.push(kind);
            }
        }
        self.header.add(shown, meaning);
    }

    /// A group's label that stands among the headings counts for the rows below.
    fn heading_group(&mut self, shown: &Shown<'a>) {
        let group = self.meanings(shown).iter().find_map(|label| match label {
            Label::Level1(level) => Some(level.clone()),
            _ => None,
        });
        if let Some(level) = group {
            self.groups.enter(level, shown.cell, &mut self.form);
        }
    }
}
