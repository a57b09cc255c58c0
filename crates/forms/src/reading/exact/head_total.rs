//! The total where it stands above the grid: 总分 | 97.5, 总分 | 100 | 得分 | 97.5 or
//! 总分 | 100 | 97.5.

use super::line::{Line, Shown};
use super::{Exact, Part, is_field};
use crate::labels::{Column, Label, bracketed_points};
use crate::reading::{cell, convert};
use domain::form::{Cell, IndicatorColumn, Total};
use domain::number::Number;

/// A figure and the word before it.
type Told = (Option<Said>, Cell);

/// What a word says of the figure behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// 总分: the score, or full marks where a score stands beside.
    Either,
    Points,
    Score,
}

impl<'a> Exact<'a> {
    /// Reads it; gives how many cells behind the label belong to it.
    pub(super) fn head_total(
        &mut self,
        line: &Line<'a>,
        label: &Shown<'a>,
        behind: &[Shown<'a>],
    ) -> Option<usize> {
        if self.part != Part::Head || self.has(label, is_field) {
            return None;
        }
        let (figures, taken, total) = self.figures_of_total(label, behind)?;
        if let ([(Some(Said::Score), score)], true) = (figures.as_slice(), self.total_alone)
            && line.filled().count() == 2
            && is_whole(&self.form.total.score)
        {
            // 总分 | 100, and below it 得分 | 97.5.
            self.total_alone = false;
            self.form.total.points = std::mem::replace(&mut self.form.total.score, score.clone());
            return Some(taken);
        }
        if !total || !self.form.total.score.is_empty() {
            return None;
        }
        let mut found = told(&figures)?;
        self.total_alone = matches!(figures.as_slice(), [(Some(Said::Either), _)]);
        if found.points.is_empty()
            && let Some((_, points)) = bracketed_points(&label.cell.text)
        {
            found.points = Cell::new(points, convert(&label.cell.place));
            self.total_alone = false;
        }
        self.form.total = found;
        Some(taken)
    }

    /// The figures behind a label, each with the word before it; how many cells they take,
    /// and whether a word for the total is among those words.
    fn figures_of_total(
        &self,
        label: &Shown<'a>,
        behind: &[Shown<'a>],
    ) -> Option<(Vec<Told>, usize, bool)> {
        let mut word = Some(self.said(label)?);
        let is_total = |shown: &Shown<'a>| self.has(shown, |label| *label == Label::Total);
        let (mut figures, mut taken) = (Vec::new(), 0);
        let (mut total, mut seen) = (false, is_total(label));
        for (at, shown) in behind.iter().enumerate() {
            let value = cell(shown.cell);
            if self.is_score(shown) {
                figures.push((word.take(), value));
                (taken, total) = (at + 1, seen);
            } else if let Some(said) = self.said(shown) {
                (word, seen) = (Some(said), seen || is_total(shown));
            } else if !shown.is_empty() {
                break;
            }
        }
        (taken > 0).then_some((figures, taken, total))
    }

    fn said(&self, shown: &Shown<'a>) -> Option<Said> {
        let column =
            |column| self.has(shown, |label| *label == Label::Column(Column::Cell(column)));
        if column(IndicatorColumn::Score) {
            return Some(Said::Score);
        }
        if column(IndicatorColumn::Points) {
            return Some(Said::Points);
        }
        self.has(shown, |label| *label == Label::Total)
            .then_some(Said::Either)
    }
}

/// Points and score among one or two figures; none where that cannot be told.
fn told(figures: &[Told]) -> Option<Total> {
    let (points, score) = match figures {
        [(Some(Said::Points), _)] => return None,
        [(_, score)] => (Cell::default(), score.clone()),
        [
            (Some(Said::Score | Said::Either), score),
            (Some(Said::Points), points),
        ]
        | [
            (Some(Said::Points), points),
            (Some(Said::Score | Said::Either) | None, score),
        ] => (points.clone(), score.clone()),
        [(Some(Said::Either), points), (Some(Said::Score), score)]
        | [(Some(Said::Score), score), (Some(Said::Either), points)]
            if is_whole(points) =>
        {
            (points.clone(), score.clone())
        }
        [(Some(Said::Either | Said::Score), points), (None, score)]
            if figure(points) >= figure(score) =>
        {
            (points.clone(), score.clone())
        }
        _ => return None,
    };
    Some(Total { points, score })
}

/// Full marks are whole.
pub(super) fn is_whole(cell: &Cell) -> bool {
    figure(cell).is_some_and(|value| value.truncate(0) == value)
}

/// The figure of a cell.
pub(super) fn figure(cell: &Cell) -> Option<Number> {
    cell.value.number().map(|figure| figure.value)
}
