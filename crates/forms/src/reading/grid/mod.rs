//! A form laid out as table rows: recognises each row by its labels.

mod goals;
mod labelled;
mod totals;

use super::funds::{self, FundHeader};
use super::indicators::Indicators;
use super::{Unread, convert};
use crate::labels::{Label, Labels};
use domain::form::{Cell, Form, Total};
use domain::value::{DeadlineBound, Value};
use office::{Cell as Source, Layout, Row};

/// Where in the form the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Names and other labelled values.
    Head,
    /// Below 预期目标 / 实际完成情况.
    Goals,
    /// Below the plan's label.
    Plan,
    /// In the indicator grid.
    Indicators,
    /// Below the total row.
    Tail,
}

/// Reads the rows of one form.
pub(super) struct Grid<'a> {
    labels: &'a Labels,
    form: Form,
    part: Part,
    funds: Option<FundHeader>,
    indicators: Indicators,
    /// The last 合计 of the grid: the total, should no other follow.
    open_total: Option<Total>,
    unread: Vec<Unread>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(layout: Layout, labels: &'a Labels, form: Form) -> Self {
        let indicators = Indicators::new(layout, form.family.is_scored());
        Self {
            labels,
            form,
            part: Part::Head,
            funds: None,
            indicators,
            open_total: None,
            unread: Vec::new(),
        }
    }

    /// The finished form; hands over what was not understood.
    pub(super) fn finish(mut self, unread: &mut Vec<Unread>) -> Form {
        self.indicators.finish(&mut self.form);
        self.take_open_total();
        unread.extend(self.unread);
        self.form
    }

    /// A grid that ends with 合计 has that for its total.
    fn take_open_total(&mut self) {
        if let Some(total) = self
            .open_total
            .take()
            .filter(|_| self.part == Part::Indicators)
        {
            self.form.total = total;
        }
    }

    /// Reads one row; the caller knows whether it heads an indicator grid.
    pub(super) fn row(&mut self, row: &Row, heads_grid: bool) {
        let cells = row.cells.as_slice();
        if cells.iter().all(|cell| cell.text.trim().is_empty()) {
            return;
        }
        if heads_grid {
            self.part = Part::Indicators;
            self.indicators.header(cells, self.labels, &mut self.form);
            return;
        }
        if self.total_row(cells) {
            return;
        }
        if self.part == Part::Indicators {
            if !self.closing_row(cells) {
                self.indicators
                    .row(cells, self.labels, &mut self.form, &mut self.unread);
            }
            return;
        }
        if let Some(header) = FundHeader::of(cells, self.labels) {
            self.note_money_unit(cells);
            self.funds = Some(header);
            return;
        }
        if self.goal_header(cells) || self.goal_row(cells) || self.plan_row(cells) {
            return;
        }
        self.labelled_row(cells);
    }

    fn meanings(&self, cell: &Source) -> &'a [Label] {
        self.labels.meanings(&cell.text)
    }

    fn has(&self, cell: &Source, label: &Label) -> bool {
        self.meanings(cell).contains(label)
    }

    /// A labelled value (conclusion, opinion) behind a grid without total row.
    fn closing_row(&mut self, cells: &[Source]) -> bool {
        let first = cells.iter().find(|c| !c.text.trim().is_empty());
        let closes = first.is_some_and(|c| {
            self.meanings(c)
                .iter()
                .any(|label| matches!(label, Label::Field(_) | Label::Department | Label::Unit))
        });
        if closes {
            self.part = Part::Tail;
            self.labelled_row(cells);
        }
        closes
    }

    fn note_money_unit(&mut self, cells: &[Source]) {
        if let Some(unit) = cells.iter().find_map(|c| funds::money_unit(&c.text)) {
            self.form.money_unit = unit;
        }
    }

    /// A dash says that nothing belongs here.
    fn leave(&mut self, source: &Source) {
        if Value::parse(&source.text) == Value::Dash {
            return;
        }
        self.unread.push(Unread {
            place: convert(&source.place),
            text: source.text.clone(),
        });
    }
}

fn is_range(cell: &Cell) -> bool {
    match &cell.value {
        Value::Deadline(deadline) => {
            deadline.bound == DeadlineBound::Within || deadline.until.is_some()
        }
        _ => false,
    }
}
