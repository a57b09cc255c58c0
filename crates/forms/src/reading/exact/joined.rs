//! Values of a row that stand in several columns, or in the column of another.

use super::Exact;
use super::line::{Line, Shown};
use crate::labels::Column;
use domain::form::{Cell, Indicator, IndicatorColumn};
use domain::value::Unit;

impl<'a> Exact<'a> {
    /// A target told in several columns (≥ | 20 | 天) is one target: ≥20天.
    pub(super) fn join_target(&mut self, line: &Line<'a>, indicator: &mut Indicator) {
        let text = |meaning| {
            let column = self.header.at(Some(meaning))?;
            let under = |shown: &&Shown<'a>| {
                self.header
                    .above(shown)
                    .is_some_and(|above| above.from == column.from)
            };
            line.cells.iter().find(under).map(Shown::text)
        };
        let comparator = text(Column::Comparator).unwrap_or("");
        let unit = text(Column::Unit).unwrap_or("");
        let bare = indicator.target.value.quantity().is_some_and(|quantity| {
            quantity.unit == Unit::default() && quantity.comparator.is_none()
        });
        let of_words = comparator.chars().any(char::is_alphabetic);
        if of_words && !indicator.target.is_blank() {
            // 定性 | 健全: the word says only of which kind the target is.
            let column = self.header.at(Some(Column::Comparator)).copied();
            let under = |shown: &&Shown<'a>| {
                column.is_some_and(|column| shown.spans((column.from, column.to)))
            };
            self.understood.all(line.own().filter(under));
        }
        if !bare || comparator.is_empty() && unit.is_empty() {
            return;
        }
        let comparator = if of_words { "" } else { comparator };
        let joined = format!("{comparator}{}{unit}", indicator.target.raw);
        let parts = [Column::Comparator, Column::Unit].map(|part| self.header.at(Some(part)));
        let is_part = |shown: &&Shown<'a>| {
            let above = self.header.above(shown);
            let mut parts = parts.iter().flatten();
            above.is_some_and(|above| parts.any(|part| part.from == above.from))
        };
        self.understood.all(line.cells.iter().filter(is_part));
        indicator.target = Cell::new(joined, indicator.target.place.clone());
    }

    /// A remark behind the scores, where no column asks for reasons, is the reason of a row
    /// that lost points.
    pub(super) fn remark_is_reason(&self, indicator: &mut Indicator) {
        let at = |column| self.header.at(Some(Column::Cell(column)));
        let asked = at(IndicatorColumn::Reason).is_some();
        let behind = at(IndicatorColumn::Note)
            .zip(at(IndicatorColumn::Score))
            .is_some_and(|(note, score)| note.from >= score.to);
        let [points, score] = [&indicator.points, &indicator.score]
            .map(|cell| cell.value.number().map(|figure| figure.value));
        let lost = points
            .zip(score)
            .is_some_and(|(points, score)| score < points);
        if behind && !asked && lost {
            indicator.reason = std::mem::take(&mut indicator.note);
        }
    }
}
