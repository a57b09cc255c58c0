//! Rows whose cells stand below the header's: read by position.

use super::{Indicators, cell_of, named};
use crate::labels::{Column, Label, Labels};
use crate::reading::cell;
use domain::form::{Form, Indicator, IndicatorColumn, Level1, Level2};
use domain::value::Value;
use office::{Cell as Source, Layout};

impl Indicators {
    /// Whether the row's cells stand below the header's: group columns hold groups or
    /// nothing, and the name column holds a name.
    pub(super) fn in_line(&self, cells: &[Source], labels: &Labels) -> bool {
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
        // A label in the name column is a name only where its own column has a label too.
        let kind_in_place = self.at(Column::Level2).is_some_and(is_group);
        let moved = is_group(name) && !kind_in_place && !self.figures_fit(cells);
        if moved || self.at(Column::Level1).is_some_and(ambiguous) {
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
        // Points and score in their places outweigh a group label nobody knows.
        let whole = cells.len() == self.width && !text(name).is_empty() && self.figures_fit(cells);
        whole
            || groups_fit
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

    pub(super) fn enter_groups_in_line(
        &mut self,
        cells: &[Source],
        labels: &Labels,
        form: &mut Form,
    ) {
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

    pub(super) fn row_in_line(&self, cells: &[Source]) -> Option<Indicator> {
        let mut indicator = Indicator::default();
        for &(i, column) in &self.header {
            if let (Column::Cell(column), Some(source)) = (column, cells.get(i)) {
                *cell_of(&mut indicator, column) = cell(source);
            }
        }
        self.join_target(cells, &mut indicator);
        let silent = indicator.name.is_empty()
            && (indicator.target.is_empty()
                || indicator.points.is_empty() && indicator.actual.is_empty());
        (!silent).then_some(indicator)
    }

    /// A target told in several columns (≥ | 20 | 天) is one target: ≥20天.
    fn join_target(&self, cells: &[Source], indicator: &mut Indicator) {
        let text = |column| {
            let at = self.at(column)?;
            cells.get(at).map(|cell| cell.text.trim())
        };
        let comparator = text(Column::Comparator).unwrap_or("");
        let unit = text(Column::Unit).unwrap_or("");
        let bare = indicator.target.value.quantity().is_some_and(|quantity| {
            quantity.unit == domain::value::Unit::default() && quantity.comparator.is_none()
        });
        if !bare || comparator.is_empty() && unit.is_empty() {
            return;
        }
        let comparator = if comparator.chars().any(char::is_alphabetic) {
            ""
        } else {
            comparator
        };
        let joined = format!("{comparator}{}{unit}", indicator.target.raw);
        indicator.target = domain::form::Cell::new(joined, indicator.target.place.clone());
    }
}
