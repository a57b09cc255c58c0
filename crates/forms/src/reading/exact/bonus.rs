//! A column of bonuses: what a row was given beyond its points becomes a row beside the points.

use super::Exact;
use super::line::{Line, Shown};
use crate::labels::{Column, Label};
use crate::reading::cell;
use domain::form::{Cell, Indicator, IndicatorColumn, Level1, Level2};
use domain::number::Number;

impl<'a> Exact<'a> {
    /// Whether a heading is that of such a column: 加分 behind the names.
    pub(super) fn heads_bonus(&mut self, shown: &Shown<'a>, meaning: Option<Column>) -> bool {
        let name = Some(Column::Cell(IndicatorColumn::Name));
        let behind = self
            .header
            .at(name)
            .is_some_and(|name| shown.from >= name.to);
        let bonus = self.has(shown, |label| *label == Label::Level1(Level1::Bonus));
        let heads = meaning.is_none() && behind && bonus;
        if heads {
            self.bonus = Some((shown.from, shown.to));
        }
        heads
    }

    /// The bonus of a row of the grid.
    pub(super) fn take_bonus(&mut self, line: &Line<'a>, name: &Cell) {
        let Some(column) = self.bonus else { return };
        let Some(shown) = line.own().find(|shown| shown.spans(column)).copied() else {
            return;
        };
        let score = cell(shown.cell);
        let Some(figure) = score.value.number() else {
            return;
        };
        if figure.value == Number::ZERO {
            self.understood.add(shown.cell);
            return;
        }
        let word = Level1::Bonus;
        self.form.indicators.push(Indicator {
            name: Cell::new(
                format!("{}：{}", word.name(), name.raw.trim()),
                name.place.clone(),
            ),
            level1: word,
            level2: Level2::Missing,
            score,
            ..Indicator::default()
        });
    }
}
