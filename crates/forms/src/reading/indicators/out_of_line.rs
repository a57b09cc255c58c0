//! Rows whose cells have moved: groups are told by their words, values by their order.

use super::{Indicators, cell_of, is_placeholder, is_value_like};
use crate::labels::{Column, Label, Labels};
use crate::reading::alternatives::Alternative;
use crate::reading::{Unread, cell, convert, doubt, near_doubt};
use domain::form::{Cell, Doubt, Form, Indicator, IndicatorColumn, Level1, Reach};
use domain::value::{Unit, Value};
use office::Cell as Source;

impl Indicators {
    /// Groups are told by their words; what remains is the indicator, in column order.
    pub(super) fn row_out_of_line(
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
        if rest.first().is_some_and(|first| is_bare_figure(first)) {
            leave_figures(&rest, form, unread);
            return None;
        }
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
            let alone = Indicator {
                name: cell(value),
                ..Indicator::default()
            };
            if !is_placeholder(&alone, labels) {
                unread.push(Unread {
                    place: convert(&value.place),
                    text: value.text.clone(),
                });
            }
            return None;
        }
        let columns = self.columns_behind_name();
        drop_stray(&mut rest, columns.len() + 1, form, unread);
        let mut indicator = Indicator {
            name: cell(rest.first()?),
            ..Indicator::default()
        };
        for (source, column) in rest[1..].iter().zip(&columns) {
            *cell_of(&mut indicator, *column) = cell(source);
        }
        for extra in rest.iter().skip(1 + columns.len()) {
            unread.push(Unread {
                place: convert(&extra.place),
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
        let is_figure = |cell: &Cell| matches!(&cell.value, Value::Quantity(q) if q.unit == Unit::default() && q.comparator.is_none());
        let words = values
            .iter()
            .rev()
            .take_while(|value| !is_figure(value))
            .count();
        let end = values.len() - words;
        let figures = values[..end]
            .iter()
            .rev()
            .take_while(|value| is_figure(value))
            .count();
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
                Column::Level1
                | Column::Level2
                | Column::Comparator
                | Column::Unit
                | Column::Weighted => None,
            })
            .collect();
        // A header cut short still has room for the note behind the target.
        match columns.as_slice() {
            [IndicatorColumn::Target] => vec![IndicatorColumn::Target, IndicatorColumn::Note],
            _ => columns,
        }
    }
}

/// A row with one cell too many: its name is printed twice, or a stray cell stands in front.
fn drop_stray(rest: &mut Vec<&Source>, room: usize, form: &mut Form, unread: &mut Vec<Unread>) {
    if rest.len() <= room {
        return;
    }
    if rest[0].text == rest[1].text {
        form.doubts.push(near_doubt(
            convert(&rest[1].place),
            format!("「{}」连写了两次，按一个指标读取", rest[1].text),
            format!("'{}' is printed twice in a row; read once", rest[1].text),
        ));
        rest.remove(0);
    } else {
        let stray = rest.remove(0);
        form.doubts.push(doubt(
            convert(&stray.place),
            format!("「{}」多出一格，未作为指标名称，请核对", stray.text),
            format!(
                "'{}' is one cell too many; not taken as the indicator's name",
                stray.text
            ),
        ));
        unread.push(Unread {
            place: convert(&stray.place),
            text: stray.text.clone(),
        });
    }
}

/// What is left of a broken row is no indicator.
fn leave_figures(rest: &[&Source], form: &mut Form, unread: &mut Vec<Unread>) {
    let place = rest.first().map(|first| convert(&first.place));
    form.doubts.push(Doubt {
        reach: Reach::Figures,
        ..doubt(
            place.unwrap_or_default(),
            "这一行没有指标名称，只剩数字，未作为指标读取",
            "this row has figures but no name; not read as an indicator",
        )
    });
    for left in rest {
        unread.push(Unread {
            place: convert(&left.place),
            text: left.text.clone(),
        });
    }
}

/// A row that is added to the total or taken off it, beside the points: its label says so, and
/// behind it stand the points it may have and its score.
pub(super) fn beside(cells: &[Source], labels: &Labels) -> Option<(Indicator, Level1)> {
    let filled = cells.iter().filter(|cell| !cell.text.trim().is_empty());
    let is_side = |cell: &&Source| labels.meanings(&cell.text).contains(&Label::Side);
    let mut filled = filled.skip_while(is_side);
    let label = filled.next()?;
    let group = labels.beside(&label.text)?;
    let rest: Vec<&Source> = filled.collect();
    let figures = rest.iter().take_while(|cell| is_bare_figure(cell)).count();
    let (points, score) = match rest.get(..figures)? {
        [score] => (None, *score),
        [points, score] => (Some(*points), *score),
        _ => return None,
    };
    let reason = match rest.get(figures..)? {
        [] => None,
        [reason] => Some(*reason),
        _ => return None,
    };
    let text = |source: Option<&Source>| source.map(cell).unwrap_or_default();
    let row = Indicator {
        name: cell(label),
        points: text(points),
        score: cell(score),
        reason: text(reason),
        ..Indicator::default()
    };
    Some((row, group))
}

fn is_bare_figure(source: &Source) -> bool {
    let value = Value::parse(&source.text);
    value
        .quantity()
        .is_some_and(|quantity| quantity.unit == Unit::default() && quantity.comparator.is_none())
}
