//! Indicator rows: every cell by the heading it stands under.

use super::line::{Line, Shown};
use super::{Exact, columns};
use crate::labels::{Column, Label};
use crate::reading::indicators::{cell_of, is_placeholder};
use crate::reading::{cell, convert, doubt};
use domain::form::{
    Cell, Doubt, FundColumn, FundKind, Indicator, IndicatorColumn, Level1, Level2, Reach,
};
use domain::place::Place;
use domain::value::{Unit, Value};

impl<'a> Exact<'a> {
    pub(super) fn indicator_row(&mut self, line: &Line<'a>) {
        self.see_groups(line);
        self.see_group_points(line);
        self.scores_apart = self.scores_rows_apart(line);
        let columns: Vec<columns::Column<Option<Column>>> = self.header.list.clone();
        let mut indicator = Indicator::default();
        for column in &columns {
            let Some(Column::Cell(meaning)) = column.meaning else {
                continue;
            };
            let under: Vec<&Shown<'a>> = line
                .cells
                .iter()
                .filter(|shown| self.stands_under(shown, column))
                .collect();
            if let Some(value) = self.value(&under, meaning) {
                *cell_of(&mut indicator, meaning) = value;
            }
        }
        if indicator.name.is_empty() && self.execution_row(line, &indicator) {
            return;
        }
        self.take_ticks(line, &mut indicator);
        self.leave_strays(line);
        self.join_target(line, &mut indicator);
        self.remark_is_reason(&mut indicator);
        let beside = self.beside(line, &mut indicator);
        if is_silent(&indicator) {
            self.leave_row(line, &indicator);
            self.pass_printed_method(line, &indicator);
            return;
        }
        if is_placeholder(&indicator, self.labels) {
            let name = &indicator.name.place;
            let own = line
                .own()
                .filter(|shown| convert(&shown.cell.place) == *name);
            self.understood.all(own);
            return;
        }
        self.groups.settle(&mut indicator);
        if let Some(group) = beside {
            (indicator.level1, indicator.level2) = (group, Level2::Missing);
        }
        let name = indicator.name.clone();
        self.form.indicators.push(indicator);
        self.take_bonus(line, &name);
    }

    /// Whether the row is added to the total or taken off it, beside the points: it has no
    /// target and its label says so, wherever that stands.
    fn beside(&mut self, line: &Line<'a>, indicator: &mut Indicator) -> Option<Level1> {
        let told = [&indicator.target, &indicator.actual];
        let figures = [&indicator.points, &indicator.score, &indicator.deduction];
        let scored = figures
            .into_iter()
            .any(|cell| cell.value.number().is_some());
        if told.into_iter().any(|cell| !cell.is_blank()) || !scored {
            return None;
        }
        if !indicator.name.is_empty() {
            return self.labels.beside(&indicator.name.raw);
        }
        let words = |shown: &&Shown<'a>| cell(shown.cell).value.number().is_none();
        let mut labels = line.filled().filter(words);
        let (label, group) = labels.find_map(|shown| {
            let group = self.labels.beside(&shown.cell.text)?;
            Some((shown, group))
        })?;
        indicator.name = cell(label.cell);
        self.understood.add(label.cell);
        Some(group)
    }

    /// The label of a group where no heading names their column: 绩效指标 over 产出指标.
    fn see_unheaded_group(&mut self, line: &Line<'a>, first: bool) {
        let at = |column| self.header.at(Some(column));
        let name = at(Column::Cell(IndicatorColumn::Name)).map(|name| name.from);
        let Some(name) =
            name.filter(|_| at(Column::Level1).is_none() && at(Column::Level2).is_none())
        else {
            return;
        };
        let is_group = |shown: &&Shown<'a>| {
            shown.to <= name && self.has(shown, |label| matches!(label, Label::Level1(_)))
        };
        if let Some(shown) = line.cells.iter().find(is_group) {
            self.understood.group(shown);
            self.groups
                .see_group(shown, first, self.labels, &mut self.form);
        }
    }

    /// The execution rate scored in a row of the grid, which has neither name nor target: its
    /// points and score are those of the money, where these are scored nowhere else.
    fn execution_row(&mut self, line: &Line<'a>, indicator: &Indicator) -> bool {
        let rate = |label: &Label| *label == Label::FundColumn(FundColumn::Rate);
        let label = line.filled().find(|shown| self.has(shown, rate));
        let scored = !indicator.points.is_blank() || !indicator.score.is_blank();
        // 预算执行率 | 100% | 91.8% | 10 | 9.18
        let told = [&indicator.target, &indicator.actual];
        let told = told.into_iter().filter(|cell| !cell.is_blank());
        let is_rate = |cell: &Cell| cell.raw.trim_end().ends_with(['%', '％']);
        let (Some(label), true) = (label, scored && told.clone().all(is_rate)) else {
            return false;
        };
        let told: Vec<Place> = told.map(|cell| cell.place.clone()).collect();
        self.settle_tasks();
        let mut funds = self.form.funds.iter_mut();
        let total = funds.find(|line| line.kind == FundKind::Total);
        let Some(total) = total.filter(|line| line.points.is_blank() && line.score.is_blank())
        else {
            return false;
        };
        total.points = indicator.points.clone();
        total.score = indicator.score.clone();
        if total.rate.is_blank() && !indicator.actual.is_blank() {
            total.rate = indicator.actual.clone();
        }
        self.understood.add(label.cell);
        let is_told = |shown: &&Shown<'a>| told.contains(&convert(&shown.cell.place));
        self.understood.all(line.own().filter(is_told));
        true
    }

    /// The labels of group and kind, wherever they begin.
    fn see_groups(&mut self, line: &Line<'a>) {
        let first = line.first || self.resumed;
        self.see_unheaded_group(line, first);
        for column in self.header.list.clone() {
            let seen = line
                .cells
                .iter()
                .max_by_key(|shown| shown.overlap(column.from, column.to));
            let Some(shown) = seen else { continue };
            if matches!(column.meaning, Some(Column::Level1 | Column::Level2)) {
                self.understood.group(shown);
            }
            match column.meaning {
                Some(Column::Level1) => {
                    self.groups
                        .see_group(shown, first, self.labels, &mut self.form);
                }
                Some(Column::Level2) => {
                    self.groups
                        .see_kind(shown, first, self.labels, &mut self.form);
                }
                _ => {}
            }
        }
    }

    /// A cell stands under the heading it shares most with; a name also where it takes the
    /// place of its kind as well.
    fn stands_under(&self, shown: &Shown<'a>, column: &columns::Column<Option<Column>>) -> bool {
        let Some(above) = self.header.above(shown) else {
            return false;
        };
        let is_name = column.meaning == Some(Column::Cell(IndicatorColumn::Name));
        above.from == column.from && above.meaning == column.meaning
            || is_name
                && above.meaning == Some(Column::Level2)
                && shown.spans((column.from, column.to))
    }

    /// The value of a column of one row.
    fn value(&mut self, under: &[&Shown<'a>], column: IndicatorColumn) -> Option<Cell> {
        let filled: Vec<&&Shown<'a>> = under.iter().filter(|shown| !shown.is_empty()).collect();
        match filled.as_slice() {
            [] => under.first().map(|shown| self.own_value(shown, column)),
            [one] => Some(self.own_value(one, column)),
            [first, rest @ ..] => Some(self.several(first, rest, column)),
        }
    }

    /// A value that reaches over several rows: words hold for each, figures for the first.
    fn own_value(&mut self, shown: &Shown<'a>, column: IndicatorColumn) -> Cell {
        let figure = matches!(
            column,
            IndicatorColumn::Points
                | IndicatorColumn::Score
                | IndicatorColumn::Rating
                | IndicatorColumn::Deduction
        );
        if !shown.own && figure {
            return Cell {
                place: convert(&shown.cell.place),
                ..Cell::default()
            };
        }
        let value = cell(shown.cell);
        if column == IndicatorColumn::Points && self.scores_apart && self.is_of_group(shown) {
            return Cell {
                place: value.place,
                ..Cell::default()
            };
        }
        if figure && shown.cell.row_span > 1 && !value.is_empty() {
            let rows = shown.cell.row_span;
            self.form.doubts.push(doubt(
                value.place.clone(),
                format!("「{}」一格合并了 {rows} 行，算在第一行", value.raw),
                format!("'{}' spans {rows} rows; counted for the first", value.raw),
            ));
        }
        value
    }

    /// Several cells under one heading: a target told in parts is joined, an ordinal in
    /// front of a name is passed over, what is left stays unread.
    fn several(
        &mut self,
        first: &Shown<'a>,
        rest: &[&&Shown<'a>],
        column: IndicatorColumn,
    ) -> Cell {
        let is_value = matches!(column, IndicatorColumn::Target | IndicatorColumn::Actual);
        let all = || std::iter::once(first).chain(rest.iter().map(|shown| **shown));
        if is_value {
            let joined: String = all().map(Shown::text).collect();
            let value = Value::parse(&joined);
            let parts = all().all(|shown| shown.text().chars().count() <= 12);
            if parts && value.quantity().is_some() {
                self.understood.all(all());
                return Cell::new(joined, convert(&first.cell.place));
            }
        }
        let ordinal = is_bare_figure(first) && column == IndicatorColumn::Name;
        let main = if ordinal {
            rest.first().map_or(first, |shown| **shown)
        } else {
            first
        };
        for extra in all().filter(|shown| !std::ptr::eq(shown.cell, main.cell) && shown.own) {
            if ordinal && std::ptr::eq(extra.cell, first.cell) {
                self.understood.add(extra.cell);
            } else {
                let source = extra.cell;
                self.form.doubts.push(doubt(
                    convert(&source.place),
                    format!(
                        "「{}」与「{}」在同一栏，只读了后者",
                        source.text.trim(),
                        main.text()
                    ),
                    format!(
                        "'{}' and '{}' stand in one column; only the latter was read",
                        source.text.trim(),
                        main.text()
                    ),
                ));
                self.leave(source);
            }
        }
        cell(main.cell)
    }

    /// What stands under a heading nobody knows, or under none.
    fn leave_strays(&mut self, line: &Line<'a>) {
        for shown in line.filled() {
            let above = self.header.above(shown);
            let ticked = self.ticked_above(shown).is_some();
            let known = ticked || above.is_some_and(|column| column.meaning.is_some());
            let unknown = above.filter(|column| !ticked && column.meaning.is_none());
            let stretch = unknown.map(|column| (column.from, column.to));
            if stretch.is_some_and(|stretch| self.strangers.hear(stretch, shown)) {
                self.understood.add(shown.cell);
                continue;
            }
            // Figures in front of the names count the rows.
            let name = self.header.at(Some(Column::Cell(IndicatorColumn::Name)));
            let ordinal = is_bare_figure(shown) && name.is_none_or(|name| shown.to <= name.from);
            let says_nothing = self.has(shown, |label| {
                matches!(label, Label::Side | Label::Level1(_) | Label::Level2(_))
            });
            if ordinal && !known {
                self.understood.add(shown.cell);
            } else if !known && !says_nothing && !self.bonus.is_some_and(|at| shown.spans(at)) {
                self.leave(shown.cell);
            }
        }
    }

    /// A row without a name is no indicator; its figures are not lost.
    fn leave_row(&mut self, line: &Line<'a>, indicator: &Indicator) {
        let values = [
            &indicator.target,
            &indicator.actual,
            &indicator.points,
            &indicator.score,
        ];
        let filled: Vec<&Cell> = values
            .into_iter()
            .filter(|value| !value.is_blank())
            .collect();
        let Some(first) = filled.first() else {
            return;
        };
        let figures = [&indicator.points, &indicator.score];
        let counted = figures
            .into_iter()
            .any(|cell| cell.value.number().is_some());
        let reach = if counted { Reach::Figures } else { Reach::Form };
        self.form.doubts.push(Doubt {
            reach,
            ..doubt(
                first.place.clone(),
                "这一行没有指标名称，只剩数字，未作为指标读取",
                "this row has figures but no name; not read as an indicator",
            )
        });
        for shown in line.filled() {
            let is_value = self
                .header
                .above(shown)
                .is_some_and(|column| matches!(column.meaning, Some(Column::Cell(_))));
            if is_value {
                self.leave(shown.cell);
            }
        }
    }

    /// How a row is scored may be printed though nobody filled the row.
    fn pass_printed_method(&mut self, line: &Line<'a>, indicator: &Indicator) {
        let method = &indicator.method.place;
        let others = line.filled().filter(|shown| {
            let meaning = self.header.above(shown).and_then(|above| above.meaning);
            matches!(meaning, Some(Column::Cell(_))) && convert(&shown.cell.place) != *method
        });
        if others.count() == 0 {
            let own = line
                .own()
                .filter(|shown| convert(&shown.cell.place) == *method);
            self.understood.all(own);
        }
    }
}

fn is_silent(indicator: &Indicator) -> bool {
    indicator.name.is_empty()
        && (indicator.target.is_empty()
            || indicator.points.is_empty() && indicator.actual.is_empty())
}

pub(super) fn is_bare_figure(shown: &Shown<'_>) -> bool {
    Value::parse(&shown.cell.text)
        .quantity()
        .is_some_and(|quantity| quantity.unit == Unit::default() && quantity.comparator.is_none())
}
