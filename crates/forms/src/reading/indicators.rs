//! Indicator rows: groups, names and values, whether or not the columns stayed in line.

use super::alternatives::{self, Alternative};
use super::{Unread, cell, convert, doubt};
use crate::labels::{Column, Label, Labels, bracketed_points};
use domain::form::{Cell, Form, Heading, Indicator, IndicatorColumn, Level1, Level2};
use domain::place::Place;
use domain::value::{UnitKind, Value};
use office::{Cell as Source, Layout};

/// The state of reading a grid: its columns and the groups last seen.
pub(super) struct Indicators {
    layout: Layout,
    scored: bool,
    header: Vec<(usize, Column)>,
    width: usize,
    level1: Option<Level1>,
    level2: Level2,
    /// For every row read: whether the row itself printed its kind's label.
    printed: Vec<bool>,
    kind_on_row: bool,
    alternatives: Vec<Alternative>,
}

impl Indicators {
    pub(super) fn new(layout: Layout, scored: bool) -> Self {
        Self {
            layout,
            scored,
            header: Vec::new(),
            width: 0,
            level1: None,
            level2: Level2::Missing,
            printed: Vec::new(),
            kind_on_row: false,
            alternatives: Vec::new(),
        }
    }

    /// Takes a header row; a level-1 label that slipped into it counts.
    pub(super) fn header(&mut self, cells: &[Source], labels: &Labels, form: &mut Form) {
        self.header.clear();
        self.width = cells.len();
        for (i, source) in cells.iter().enumerate() {
            for label in labels.meanings(&source.text) {
                match label {
                    Label::Column(column) if !self.header.iter().any(|(_, c)| c == column) => {
                        self.header.push((i, *column));
                    }
                    Label::Level1(level) => self.enter_group(level, source, form),
                    _ => {}
                }
            }
        }
        let scores = |column| self.header.iter().any(|&(_, c)| c == Column::Cell(column));
        self.scored |= scores(IndicatorColumn::Score) || scores(IndicatorColumn::Actual);
    }

    /// Reads one row of the grid.
    pub(super) fn row(
        &mut self,
        cells: &[Source],
        labels: &Labels,
        form: &mut Form,
        unread: &mut Vec<Unread>,
    ) {
        self.kind_on_row = false;
        let indicator = if self.in_line(cells, labels) {
            self.enter_groups_in_line(cells, labels, form);
            self.row_in_line(cells)
        } else {
            self.row_out_of_line(cells, labels, form, unread)
        };
        let Some(mut indicator) = indicator else {
            return;
        };
        if is_placeholder(&indicator, labels) {
            return;
        }
        self.settle_groups(&mut indicator, form);
        form.indicators.push(indicator);
        self.printed.push(self.kind_on_row);
    }

    /// Ends the grid: gives rows whose label was lost the kind their content tells.
    pub(super) fn finish(&mut self, form: &mut Form) {
        alternatives::settle(std::mem::take(&mut self.alternatives), form);
        if self.layout != Layout::Word {
            infer_kinds(&self.printed, form);
        }
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.header
            .iter()
            .find(|(_, c)| *c == column)
            .map(|&(i, _)| i)
    }

    /// Whether the row's cells stand below the header's: group columns hold groups or
    /// nothing, and the name column holds a name.
    fn in_line(&self, cells: &[Source], labels: &Labels) -> bool {
        let Some(name) = self.at(Column::Cell(IndicatorColumn::Name)) else {
            return false;
        };
        if self.layout == Layout::Word && cells.len() == self.width {
            return true;
        }
        let is_group = |i: usize| {
            let meanings = cells.get(i).map_or(&[][..], |c| labels.meanings(&c.text));
            meanings
                .iter()
                .any(|l| matches!(l, Label::Level1(_) | Label::Level2(_)))
        };
        let ambiguous = |i: usize| {
            let meanings = cells.get(i).map_or(&[][..], |c| labels.meanings(&c.text));
            meanings.iter().any(|l| matches!(l, Label::Level1(_)))
                && meanings.iter().any(|l| matches!(l, Label::Level2(_)))
        };
        if is_group(name) || self.at(Column::Level1).is_some_and(ambiguous) {
            return false;
        }
        let text = |i: usize| cells.get(i).map_or("", |c| c.text.trim());
        let groups_fit = (0..name).all(|i| {
            text(i).is_empty()
                || labels.meanings(text(i)).iter().any(|label| match label {
                    Label::Side => true,
                    Label::Level1(_) => Some(i) == self.at(Column::Level1),
                    Label::Level2(_) => Some(i) == self.at(Column::Level2),
                    _ => false,
                })
        });
        let name_fits = !text(name).is_empty()
            && (!text(name + 1).is_empty()
                || cells[name + 1..].iter().all(|c| c.text.trim().is_empty()));
        groups_fit
            && (name_fits
                || cells.iter().skip(name).all(|c| c.text.trim().is_empty())
                || self.figures_fit(cells))
    }

    /// Whether the points and score columns hold figures.
    fn figures_fit(&self, cells: &[Source]) -> bool {
        self.scored
            && [IndicatorColumn::Points, IndicatorColumn::Score]
                .into_iter()
                .all(|column| {
                    self.at(Column::Cell(column))
                        .and_then(|i| cells.get(i))
                        .is_some_and(|c| Value::parse(&c.text).number().is_some())
                })
    }

    fn enter_groups_in_line(&mut self, cells: &[Source], labels: &Labels, form: &mut Form) {
        if let Some(source) = self.at(Column::Level1).and_then(|i| cells.get(i)) {
            let text = source.text.trim();
            let level = labels.meanings(text).iter().find_map(|label| match label {
                Label::Level1(level) => Some(level.clone()),
                _ => None,
            });
            match level {
                Some(level) => self.enter_group(&level, source, form),
                None if !text.is_empty() && !labels.meanings(text).contains(&Label::Side) => {
                    self.enter_group(&Level1::Named(named(text)), source, form);
                }
                None => {}
            }
        }
        if let Some(source) = self.at(Column::Level2).and_then(|i| cells.get(i)) {
            let text = source.text.trim();
            let level = labels.meanings(text).iter().find_map(|label| match label {
                Label::Level2(level) => Some(level.clone()),
                _ => None,
            });
            match level {
                Some(level) => self.enter_kind(level, source, form),
                None if !text.is_empty() => {
                    self.enter_kind(Level2::Named(named(text)), source, form)
                }
                None => {}
            }
        }
    }

    fn row_in_line(&self, cells: &[Source]) -> Option<Indicator> {
        let mut indicator = Indicator::default();
        for &(i, column) in &self.header {
            if let (Column::Cell(column), Some(source)) = (column, cells.get(i)) {
                *cell_of(&mut indicator, column) = cell(source);
            }
        }
        let silent = indicator.name.is_empty()
            && (indicator.target.is_empty()
                || indicator.points.is_empty() && indicator.actual.is_empty());
        (!silent).then_some(indicator)
    }

    /// Groups are told by their words; what remains is the indicator, in column order.
    fn row_out_of_line(
        &mut self,
        cells: &[Source],
        labels: &Labels,
        form: &mut Form,
        unread: &mut Vec<Unread>,
    ) -> Option<Indicator> {
        let (first, kind_label) = self.strip_groups(cells, labels, form);
        let first = first?;
        let mut rest: Vec<&Source> = cells[first..]
            .iter()
            .filter(|c| !c.text.trim().is_empty())
            .collect();
        if self.scored {
            if let Some(indicator) = self.shifted(&cells[first..]) {
                return Some(indicator);
            }
            if let Some(indicator) = self.scored_from_the_right(&rest, form) {
                return Some(indicator);
            }
        }
        if let [value] = rest.as_slice() {
            // 满意度指标 | 服务对象满意度 | ≥90%: the kind's label is the name as well.
            if let Some(label) = kind_label.filter(|_| is_value_like(value)) {
                return Some(Indicator {
                    name: cell(label),
                    target: cell(value),
                    ..Indicator::default()
                });
            }
            unread.push(Unread {
                place: convert(value.place),
                text: value.text.clone(),
            });
            return None;
        }
        let columns = self.columns_behind_name();
        if rest.len() > columns.len() + 1 && rest[0].text == rest[1].text {
            form.doubts.push(doubt(
                convert(rest[1].place),
                format!("「{}」连写了两次，按一个指标读取", rest[1].text),
                format!("'{}' is printed twice in a row; read once", rest[1].text),
            ));
            rest.remove(0);
        } else if rest.len() > columns.len() + 1 {
            let stray = rest.remove(0);
            form.doubts.push(doubt(
                convert(stray.place),
                format!("「{}」多出一格，未作为指标名称，请核对", stray.text),
                format!(
                    "'{}' is one cell too many; not taken as the indicator's name",
                    stray.text
                ),
            ));
            unread.push(Unread {
                place: convert(stray.place),
                text: stray.text.clone(),
            });
        }
        let mut indicator = Indicator {
            name: cell(rest.first()?),
            ..Indicator::default()
        };
        for (source, column) in rest[1..].iter().zip(&columns) {
            *cell_of(&mut indicator, *column) = cell(source);
        }
        for extra in rest.iter().skip(1 + columns.len()) {
            unread.push(Unread {
                place: convert(extra.place),
                text: extra.text.clone(),
            });
        }
        Some(indicator)
    }

    /// Takes side and group labels off the front of a row: at most one of each level.
    /// Gives the first cell that is no label, and the cell that named the kind.
    fn strip_groups<'c>(
        &mut self,
        cells: &'c [Source],
        labels: &Labels,
        form: &mut Form,
    ) -> (Option<usize>, Option<&'c Source>) {
        let (mut group_seen, mut kind): (bool, Option<&Source>) = (false, None);
        for (i, source) in cells.iter().enumerate() {
            if source.text.trim().is_empty() {
                continue;
            }
            let meanings = labels.meanings(&source.text);
            let level1 = meanings.iter().find_map(|l| {
                if let Label::Level1(x) = l {
                    Some(x)
                } else {
                    None
                }
            });
            let level2 = meanings.iter().find_map(|l| {
                if let Label::Level2(x) = l {
                    Some(x)
                } else {
                    None
                }
            });
            let next_is_kind = || {
                cells[i + 1..]
                    .iter()
                    .find(|c| !c.text.trim().is_empty())
                    .is_some_and(|c| {
                        labels
                            .meanings(&c.text)
                            .iter()
                            .any(|l| matches!(l, Label::Level2(_)))
                    })
            };
            match (level1, level2) {
                _ if kind.is_some() => return (Some(i), kind),
                (Some(group), None) if !group_seen => {
                    self.enter_group(group, source, form);
                    group_seen = true;
                }
                // 成本 is a group of its own only where a kind follows it.
                (Some(group), Some(_)) if !group_seen && next_is_kind() => {
                    self.enter_group(group, source, form);
                    group_seen = true;
                }
                (_, Some(level)) => {
                    self.enter_kind(level.clone(), source, form);
                    kind = Some(source);
                }
                _ if meanings.contains(&Label::Side) => {}
                _ => return (Some(i), kind),
            }
        }
        (None, kind)
    }

    /// A scored row whose cells are all moved by one distance.
    fn shifted(&self, cells: &[Source]) -> Option<Indicator> {
        let name = self.at(Column::Cell(IndicatorColumn::Name))?;
        let mut indicator = Indicator::default();
        for &(i, column) in self.header.iter().filter(|&&(i, _)| i >= name) {
            if let (Column::Cell(column), Some(source)) = (column, cells.get(i - name)) {
                *cell_of(&mut indicator, column) = cell(source);
            }
        }
        let figures =
            indicator.points.value.number().is_some() && indicator.score.value.number().is_some();
        figures.then_some(indicator)
    }

    /// A scored row with cells missing: name first, then from the right the reason, the
    /// score and the points. With one figure too few, the other reading is kept as well.
    fn scored_from_the_right(&mut self, rest: &[&Source], form: &Form) -> Option<Indicator> {
        let values: Vec<Cell> = rest.iter().map(|source| cell(source)).collect();
        let is_figure = |cell: &Cell| {
            matches!(&cell.value, Value::Quantity(q) if q.unit == domain::value::Unit::default() && q.comparator.is_none())
        };
        let words = values.iter().rev().take_while(|value| !is_figure(value)).count();
        let end = values.len() - words;
        let figures = values[..end].iter().rev().take_while(|value| is_figure(value)).count();
        if words > 1 || figures < 2 || end < 3 {
            return None;
        }
        let build = |points: Option<usize>, score: Option<usize>, actual: Option<usize>| {
            let at = |i: Option<usize>| i.and_then(|i| values.get(i)).cloned().unwrap_or_default();
            Indicator {
                name: values[0].clone(),
                target: values[1].clone(),
                actual: at(actual.filter(|&i| i > 1)),
                points: at(points),
                score: at(score),
                reason: at((words == 1).then_some(end)),
                ..Indicator::default()
            }
        };
        let reading = build(Some(end - 2), Some(end - 1), Some(end - 3));
        if end == 4 {
            // Name, target and two figures: the first may be the actual and the score missing.
            self.alternatives.push(Alternative {
                row: form.indicators.len(),
                reading: build(Some(end - 1), None, Some(end - 2)),
            });
        }
        Some(reading)
    }

    fn columns_behind_name(&self) -> Vec<IndicatorColumn> {
        let columns: Vec<IndicatorColumn> = self
            .header
            .iter()
            .filter_map(|&(_, column)| match column {
                Column::Cell(IndicatorColumn::Name) => None,
                Column::Cell(column) => Some(column),
                Column::Level1 | Column::Level2 => None,
            })
            .collect();
        // A header cut short still has room for the note behind the target.
        match columns.as_slice() {
            [IndicatorColumn::Target] => vec![IndicatorColumn::Target, IndicatorColumn::Note],
            _ => columns,
        }
    }

    fn enter_group(&mut self, level: &Level1, source: &Source, form: &mut Form) {
        if self.level1.as_ref() != Some(level) {
            self.level2 = Level2::Missing;
        }
        self.level1 = Some(level.clone());
        self.heading(source, Level2::Missing, form);
    }

    fn enter_kind(&mut self, level: Level2, source: &Source, form: &mut Form) {
        self.kind_on_row = true;
        self.level2 = level.clone();
        self.heading(source, level, form);
    }

    /// Keeps the points that a group label prints.
    fn heading(&self, source: &Source, level2: Level2, form: &mut Form) {
        if let Some((_, points)) = bracketed_points(&source.text) {
            let level1 = self
                .level1
                .clone()
                .or_else(|| level2.group())
                .unwrap_or_default();
            if form
                .headings
                .iter()
                .any(|h| h.level1 == level1 && h.level2 == level2)
            {
                return;
            }
            form.headings.push(Heading {
                level1,
                level2,
                points: Cell::new(points, convert(source.place)),
            });
        }
    }

    /// Gives the row its groups; where a label was lost, says what was assumed.
    fn settle_groups(&mut self, indicator: &mut Indicator, form: &mut Form) {
        let place = &indicator.name.place;
        if let Some(group) = self.level2.group() {
            if self.level1.as_ref() != Some(&group) {
                if self.level1.is_some() || self.layout != Layout::Word {
                    form.doubts.push(lost_group(place, &self.level2, &group));
                }
                self.level1 = Some(group);
            }
        }
        indicator.level1 = self.level1.clone().unwrap_or_default();
        indicator.level2 = self.level2.clone();
    }
}

fn lost_group(place: &Place, kind: &Level2, group: &Level1) -> domain::form::Doubt {
    doubt(
        place.clone(),
        format!(
            "一级指标标签缺失，「{}」按所属归入{}",
            kind.name(),
            group.name()
        ),
        format!(
            "the level-1 label is missing; '{}' was put under {}",
            kind.name(),
            group.name()
        ),
    )
}

/// In a layout that loses labels: a date or an amount of money below a label of another
/// kind belongs to 时效 or 成本, when that label was printed nowhere or only in the next row.
/// Output rows in front of the first label are 数量, the first kind of every form.
pub(super) fn infer_kinds(printed: &[bool], form: &mut Form) {
    for i in 0..form.indicators.len() {
        let row = &form.indicators[i];
        if row.level1 != Level1::Output || printed.get(i) != Some(&false) {
            continue;
        }
        let kind = match (&row.target.value, &row.level2) {
            (_, Level2::Missing) => Level2::Quantity,
            (Value::Deadline(_), Level2::Quantity | Level2::Quality) => Level2::Timeliness,
            (Value::Quantity(q), Level2::Quantity | Level2::Quality | Level2::Timeliness)
                if q.unit.kind == UnitKind::Yuan =>
            {
                Level2::Cost
            }
            _ => continue,
        };
        let first_print =
            (0..printed.len()).find(|&j| printed[j] && form.indicators[j].level2 == kind);
        if first_print.is_some_and(|j| j != i + 1) {
            continue;
        }
        let first_of_run = i == 0 || form.indicators[i - 1].level2 != kind;
        if first_of_run {
            let row = &form.indicators[i];
            form.doubts.push(doubt(
                row.name.place.clone(),
                format!(
                    "二级指标标签缺失，自「{}」起按内容归入{}",
                    row.name.raw,
                    kind.name()
                ),
                format!(
                    "the level-2 label is missing; from '{}' on put under {} by content",
                    row.name.raw,
                    kind.name()
                ),
            ));
        }
        form.indicators[i].level2 = kind;
    }
}

/// A printed group name without 指标 and points.
pub(super) fn named(text: &str) -> String {
    let key = crate::labels::key(text);
    key.strip_suffix("指标").map_or(key.clone(), str::to_owned)
}

fn is_value_like(source: &Source) -> bool {
    matches!(
        Value::parse(&source.text),
        Value::Quantity(_) | Value::Deadline(_)
    )
}

/// A row of a template that nobody filled: 数量1：, …… and nothing else.
fn is_placeholder(indicator: &Indicator, labels: &Labels) -> bool {
    let name = crate::labels::key(&indicator.name.raw);
    let dots = name.chars().all(|c| labels.placeholder.contains(c));
    let numbered = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_kind = labels
        .of_key(numbered)
        .iter()
        .any(|label| matches!(label, Label::Level1(_) | Label::Level2(_)));
    let filled = [
        &indicator.target,
        &indicator.actual,
        &indicator.points,
        &indicator.score,
    ]
    .into_iter()
    .any(|cell| !cell.is_empty() && !cell.raw.chars().all(|c| labels.placeholder.contains(c)));
    (dots || is_kind) && !filled
}

/// The cell of an indicator's column.
pub(super) fn cell_of(indicator: &mut Indicator, column: IndicatorColumn) -> &mut Cell {
    match column {
        IndicatorColumn::Name => &mut indicator.name,
        IndicatorColumn::Target => &mut indicator.target,
        IndicatorColumn::Actual => &mut indicator.actual,
        IndicatorColumn::Points => &mut indicator.points,
        IndicatorColumn::Score => &mut indicator.score,
        IndicatorColumn::Reason => &mut indicator.reason,
        IndicatorColumn::Note => &mut indicator.note,
        IndicatorColumn::Method => &mut indicator.method,
        IndicatorColumn::Likelihood => &mut indicator.likelihood,
    }
}
