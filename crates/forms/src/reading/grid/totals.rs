//! The total row, and sums in the middle of a grid.

use super::{Grid, Part};
use crate::labels::Label;
use crate::reading::cell;
use domain::form::{Cell, Total};
use office::Cell as Source;

impl Grid<'_> {
    /// 总分 | points | score; 小计 and 合计 in the middle of the grid are no indicators.
    pub(super) fn total_row(&mut self, cells: &[Source]) -> bool {
        if self.part != Part::Indicators {
            return false;
        }
        let filled: Vec<&Source> = cells.iter().filter(|c| !c.text.trim().is_empty()).collect();
        let Some(at) = filled.iter().position(|c| !self.is_side(c)) else {
            return false;
        };
        let meanings = self.meanings(filled[at]);
        let is_total = meanings.contains(&Label::Total);
        let is_open = meanings.contains(&Label::OpenTotal);
        let is_partial = meanings.contains(&Label::PartialTotal);
        if !(is_total || is_open || is_partial || self.is_group_sum(&filled)) {
            return false;
        }
        let figures: Vec<Cell> = filled[at + 1..]
            .iter()
            .map(|c| cell(c))
            .filter(|c| c.value.number().is_some())
            .collect();
        let mut total = Total::default();
        match figures.as_slice() {
            [] => {}
            [score] => total.score = score.clone(),
            [points, score, ..] => (total.points, total.score) = (points.clone(), score.clone()),
        }
        if is_total {
            self.form.total = total;
            self.part = Part::Tail;
        } else if is_open {
            self.open_total = Some(total);
        }
        true
    }

    /// 产出指标小计 | 50 | 49: a scored row with a sum's name and nothing but figures.
    pub(super) fn is_group_sum(&self, filled: &[&Source]) -> bool {
        let Some((label, figures)) = filled.split_first() else {
            return false;
        };
        self.form.family.is_scored()
            && figures.len() >= 2
            && self.labels.ends_with_sum(&label.text)
            && figures
                .iter()
                .all(|figure| cell(figure).value.number().is_some())
    }

    /// Whether a cell only names the side or the group of its row.
    pub(super) fn is_side(&self, cell: &Source) -> bool {
        self.meanings(cell)
            .iter()
            .any(|label| matches!(label, Label::Side | Label::Level1(_) | Label::Level2(_)))
    }
}
