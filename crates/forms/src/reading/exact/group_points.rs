//! Points in a column of their own beside the groups: 一级指标 | 分值 | … | 三级指标 | … | 分值.

use super::Exact;
use super::groups::Groups;
use super::indicators::is_bare_figure;
use super::line::{Line, Shown};
use crate::labels::{Column, Label};
use crate::reading::cell;
use domain::form::{Form, Heading, IndicatorColumn, Level2};
use office::Cell as Source;

const NAME: Column = Column::Cell(IndicatorColumn::Name);
const POINTS: Column = Column::Cell(IndicatorColumn::Points);

/// Such a column, with the column of groups it stands beside.
#[derive(Clone, Copy, Debug)]
pub(super) struct GroupPoints {
    from: u64,
    to: u64,
    of: Column,
}

impl<'a> Exact<'a> {
    /// Where points stand in front of the names and again behind them, the latter are the
    /// rows' own and the former those of the group beside them.
    pub(super) fn part_group_points(&mut self, line: &Line<'a>) {
        let Some(name) = self.header.at(Some(NAME)).copied() else {
            return;
        };
        let points = |shown: &&Shown<'a>| self.has(shown, |label| *label == Label::Column(POINTS));
        let (mut front, mut own) = (Vec::new(), None);
        for shown in line.cells.iter().filter(points) {
            if shown.to <= name.from {
                front.push((shown.from, shown.to));
            } else if own.is_none() {
                own = Some((shown.from, shown.to));
            }
        }
        let list = &mut self.header.list;
        let in_front = |at: &(u64, u64)| {
            let mut columns = list.iter();
            columns.any(|one| (one.from, one.to) == *at && one.meaning == Some(POINTS))
        };
        if !front.iter().any(in_front) {
            return;
        }
        // Alone in front of the names they are the rows' own, unless they reach down as far as
        // the groups do.
        if own.is_none() && !front.iter().all(|&at| self.groups.reaches(at)) {
            return;
        }
        for column in list.iter_mut() {
            let at = (column.from, column.to);
            if Some(at) == own {
                column.meaning = Some(POINTS);
            } else if front.contains(&at) {
                column.meaning = None;
            }
        }
        for (from, to) in front {
            let mut columns = self.header.list.iter();
            let beside = columns.find(|column| column.to == from);
            let of = beside.and_then(|column| column.meaning);
            if let Some(of @ (Column::Level1 | Column::Level2)) = of {
                self.group_points.push(GroupPoints { from, to, of });
            }
        }
    }

    /// Whether the score of a row reaches over no other.
    pub(super) fn scores_rows_apart(&self, line: &Line<'a>) -> bool {
        let score = Column::Cell(IndicatorColumn::Score);
        let Some(column) = self.header.at(Some(score)) else {
            return false;
        };
        let at = (column.from, column.to);
        let mut own = line.own().filter(|shown| shown.cell.row_span == 1);
        own.any(|shown| shown.spans(at) && is_bare_figure(shown))
    }

    /// Whether points reach over several rows exactly as the label of their group or kind does:
    /// they are then kept as the group's.
    pub(super) fn is_of_group(&mut self, shown: &Shown<'a>) -> bool {
        if shown.cell.row_span < 2 || !is_bare_figure(shown) {
            return false;
        }
        let mut of = [Column::Level2, Column::Level1].into_iter();
        let kept = of.any(|of| self.groups.take_points(of, shown.cell, &mut self.form));
        if kept {
            self.understood.add(shown.cell);
        }
        kept
    }

    /// The points of the groups that begin in a row.
    pub(super) fn see_group_points(&mut self, line: &Line<'a>) {
        for column in &self.group_points {
            let under = |shown: &&Shown<'a>| shown.spans((column.from, column.to));
            let mut own = line.own().filter(under);
            if let Some(shown) = own.find(|shown| is_bare_figure(shown)) {
                self.groups
                    .take_points(column.of, shown.cell, &mut self.form);
                self.understood.add(shown.cell);
            }
        }
    }
}

impl Groups<'_> {
    /// Keeps points that reach down as far as the label of their group.
    fn take_points(&self, of: Column, source: &Source, form: &mut Form) -> bool {
        let (label, level2) = match of {
            Column::Level1 => (self.label1, Level2::Missing),
            _ => (self.label2, self.level2.clone()),
        };
        let beside = |label: &&Source| {
            label.place.row == source.place.row && label.row_span == source.row_span
        };
        if label.filter(beside).is_none() {
            return false;
        }
        let level1 = self.level1.clone().or_else(|| level2.group());
        let level1 = level1.unwrap_or_default();
        let known = |one: &Heading| one.level1 == level1 && one.level2 == level2;
        if !form.headings.iter().any(known) {
            form.headings.push(Heading {
                level1,
                level2,
                points: cell(source),
                with: Vec::new(),
            });
        }
        true
    }
}
