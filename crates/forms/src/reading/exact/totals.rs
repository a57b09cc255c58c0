//! The total row, and sums in the middle of a grid.

use super::head_total::{figure, is_whole};
use super::line::{Line, Shown};
use super::{Exact, Part, is_field};
use crate::labels::{Column, Label, bracketed_points};
use crate::reading::{cell, convert, fields};
use domain::form::{Cell, IndicatorColumn, Total};

impl<'a> Exact<'a> {
    /// 总分 | points | score, by their columns; 小计 and 合计 in the middle of the grid are
    /// no indicators.
    pub(super) fn total_row(&mut self, line: &Line<'a>) -> bool {
        let filled: Vec<&Shown<'a>> = line.filled().collect();
        let Some(at) = filled.iter().position(|shown| !self.is_side(shown)) else {
            return false;
        };
        let (Some(label), figures) = (filled.get(at), filled.get(at + 1..).unwrap_or_default())
        else {
            return false;
        };
        if let Some(score) = self.labels.total_in(&label.cell.text) {
            self.form.total.score = Cell::new(score, convert(&label.cell.place));
            self.part = Part::Tail;
            return true;
        }
        let is_total = self.has(label, |label| *label == Label::Total);
        let is_open = self.has(label, |label| *label == Label::OpenTotal);
        let is_partial = self.has(label, |label| *label == Label::PartialTotal);
        let group_sum = at == 0 && self.is_group_sum(label, figures);
        if !(is_total || is_open || is_partial || group_sum) || self.is_named_row(line, label) {
            return false;
        }
        let (figures, fields) = self.without_fields(figures);
        let mut total = self.total_of(line, label, &figures);
        for (label, value) in fields {
            fields::put(&mut self.form, label, cell(value.cell));
            self.understood.add(value.cell);
        }
        if total.points.is_empty()
            && let Some((_, points)) = bracketed_points(&label.cell.text)
        {
            // 总分（100分）
            total.points = Cell::new(points, convert(&label.cell.place));
        }
        if is_total {
            let said_above = [&self.form.total.points, &self.form.total.score];
            let again = said_above.into_iter().zip([&total.points, &total.score]);
            let again = again.filter(|(above, below)| same_figure(above, below));
            self.understood
                .places(again.map(|(above, _)| above.place.clone()));
            self.form.total = total;
            self.part = Part::Tail;
        } else if is_open {
            self.open_total = Some(total);
        }
        true
    }

    /// An indicator called 合计: it has a target.
    fn is_named_row(&self, line: &Line<'a>, label: &Shown<'a>) -> bool {
        let under = |shown: &Shown<'a>, column| {
            let above = self.header.above(shown);
            above.is_some_and(|above| above.meaning == Some(Column::Cell(column)))
        };
        under(label, IndicatorColumn::Name)
            && line
                .filled()
                .any(|shown| under(shown, IndicatorColumn::Target))
    }

    /// Points and score under their headings; where the row has cells of its own, in order.
    fn total_of(&self, line: &Line<'a>, label: &Shown<'a>, figures: &[&Shown<'a>]) -> Total {
        let in_row =
            |shown: &Shown<'a>| figures.iter().any(|one| std::ptr::eq(one.cell, shown.cell));
        // A label, or what answers one, is neither points nor score.
        let aside = |shown: &Shown<'a>| !shown.is_empty() && !in_row(shown);
        let under = |column| {
            let wanted = Some(Column::Cell(column));
            let mut own = line.own();
            own.find(|shown| {
                !std::ptr::eq(shown.cell, label.cell)
                    && !aside(shown)
                    && self
                        .header
                        .above(shown)
                        .is_some_and(|one| one.meaning == wanted)
            })
        };
        if let Some(total) = self.off_the_grid(figures) {
            return total;
        }
        let mut points = under(IndicatorColumn::Points);
        let mut score = under(IndicatorColumn::Score);
        // One figure under both headings is the score.
        let both = |shown: &&Shown<'a>| {
            let wanted = Some(Column::Cell(IndicatorColumn::Score));
            let column = self.header.at(wanted);
            column.is_some_and(|column| shown.spans((column.from, column.to)))
        };
        if score.is_none() && points.as_ref().is_some_and(both) {
            score = points.take();
        }
        // The score may reach into the column of reasons, which is broader.
        if score.is_none() {
            let mut own = line
                .own()
                .filter(|shown| !std::ptr::eq(shown.cell, label.cell));
            score = own.find(|shown| both(shown) && self.is_score(shown));
        }
        let placed = [points, score]
            .into_iter()
            .flatten()
            .any(|shown| !shown.is_empty());
        if placed || figures.is_empty() {
            let value = |shown: Option<&Shown<'a>>| {
                shown.map_or_else(Cell::default, |shown| cell(shown.cell))
            };
            return Total {
                points: value(points),
                score: value(score),
            };
        }
        let figures: Vec<Cell> = figures
            .iter()
            .filter(|shown| self.is_score(shown))
            .map(|shown| cell(shown.cell))
            .collect();
        let mut total = Total::default();
        match figures.as_slice() {
            [] => {}
            [score] => total.score = score.clone(),
            [points, score, ..] => (total.points, total.score) = (points.clone(), score.clone()),
        }
        total
    }

    /// A figure, or one with a grade behind it.
    pub(super) fn is_score(&self, shown: &Shown<'_>) -> bool {
        let graded = || self.labels.graded(&shown.cell.text).is_some();
        cell(shown.cell).value.number().is_some() || graded()
    }

    /// The figures of a total row without the labelled values beside them: 自评等级 | 优.
    fn without_fields<'s>(
        &self,
        figures: &[&'s Shown<'a>],
    ) -> (Vec<&'s Shown<'a>>, Vec<(&'a Label, &'s Shown<'a>)>) {
        let (mut left, mut fields) = (Vec::new(), Vec::new());
        let mut cells = figures.iter().copied().peekable();
        while let Some(shown) = cells.next() {
            let Some(label) = self.meanings(shown).iter().find(|label| is_field(label)) else {
                left.push(shown);
                continue;
            };
            let value = cells.next_if(|next| self.meanings(next).is_empty());
            fields.extend(value.map(|value| (label, value)));
        }
        (left, fields)
    }

    /// Full marks and score in a row whose cells stand beside the headings of the grid: one
    /// of the two is under neither heading.
    fn off_the_grid(&self, figures: &[&Shown<'a>]) -> Option<Total> {
        let heading = |column| self.header.at(Some(Column::Cell(column)));
        let points = heading(IndicatorColumn::Points)?;
        let score = heading(IndicatorColumn::Score)?;
        let told: Vec<(Option<Option<Column>>, Cell)> = figures
            .iter()
            .map(|shown| (shown, cell(shown.cell)))
            .filter(|(_, figure)| figure.value.number().is_some())
            .map(|(shown, figure)| (self.header.above(shown).map(|one| one.meaning), figure))
            .collect();
        let is = |at: Option<Option<Column>>, column| at == Some(Some(Column::Cell(column)));
        let of_total = |at| is(at, IndicatorColumn::Points) || is(at, IndicatorColumn::Score);
        let of_figures = |at| {
            is(at, IndicatorColumn::Deduction)
                || is(at, IndicatorColumn::Rating)
                || at == Some(Some(Column::Weighted))
        };
        match told.as_slice() {
            [(first, full), (second, got)] => {
                let aside = of_total(*first) != of_total(*second);
                let free = !of_figures(*first) && !of_figures(*second);
                let fits = is_whole(full) && figure(full) >= figure(got);
                let ordered = points.from < score.from;
                (aside && free && fits && ordered).then(|| Total {
                    points: full.clone(),
                    score: got.clone(),
                })
            }
            _ => None,
        }
    }

    /// 产出指标小计 | 50 | 49: a scored row with a sum's name and nothing but figures.
    fn is_group_sum(&self, label: &Shown<'a>, figures: &[&Shown<'a>]) -> bool {
        self.scored
            && figures.len() >= 2
            && self.labels.ends_with_sum(&label.cell.text)
            && figures
                .iter()
                .all(|figure| cell(figure.cell).value.number().is_some())
    }

    /// Whether a cell only names the side or the group of its row.
    fn is_side(&self, shown: &Shown<'a>) -> bool {
        self.has(shown, |label| {
            matches!(label, Label::Side | Label::Level1(_) | Label::Level2(_))
        })
    }
}

/// Whether two cells tell one figure: a total above the grid and again below it.
fn same_figure(above: &Cell, below: &Cell) -> bool {
    let figure = |cell: &Cell| cell.value.number().map(|figure| figure.value);
    figure(above).is_some() && figure(above) == figure(below)
}
