//! Live formulas for workbooks: rates, execution scores, sums. A formula is attached only
//! where it gives the printed figure, to the printed digit; a figure that differs stays as
//! it was typed. In a blank form all are attached and show nothing until there is input.

use super::data::{FundsPart, Part};
use super::figure::{Figure, kept};
use super::sheet::Sheet;
use domain::form::{FundColumn, FundKind, IndicatorColumn, Slot, TotalColumn};
use domain::number::Number;
use domain::rules::{ExecutionBase, RulesInForce};
use office::{Entry, Formula, Piece, Stored};

/// A formula and what it gives.
struct Candidate {
    pieces: Vec<Piece>,
    value: Option<Number>,
    percent: bool,
}

struct Work<'s, 'a> {
    sheet: &'s mut Sheet<'a>,
    base: FundColumn,
    decimals: Option<u32>,
}

/// Marks the figures and attaches the formulas.
pub(super) fn attach(sheet: &mut Sheet<'_>, rules: Option<&RulesInForce>) {
    let base = match rules.map(|rules| rules.execution_base.value) {
        Some(ExecutionBase::Initial) => FundColumn::Initial,
        Some(ExecutionBase::Annual) | None => FundColumn::Budget,
    };
    let mut work = Work {
        sheet,
        base,
        decimals: rules.map(|rules| rules.rounding.value.decimals),
    };
    work.mark_figures();
    work.fund_sums();
    for i in 0..work.sheet.form.funds.len() {
        work.rate(i);
        work.execution_score(i);
    }
    work.total(
        TotalColumn::Points,
        IndicatorColumn::Points,
        FundColumn::Points,
    );
    work.total(
        TotalColumn::Score,
        IndicatorColumn::Score,
        FundColumn::Score,
    );
}

impl Work<'_, '_> {
    /// Plain figures are numbers in a workbook, shown as they were printed.
    fn mark_figures(&mut self) {
        let slots: Vec<Slot> = self.sheet.spots.keys().copied().collect();
        for slot in slots {
            let numeric = match slot {
                Slot::Fund(_, column) => column != FundColumn::Label,
                Slot::Indicator(_, column) => matches!(
                    column,
                    IndicatorColumn::Points | IndicatorColumn::Score | IndicatorColumn::Deduction
                ),
                Slot::Total(_) => true,
                Slot::Table(_, _, column) => column > 0,
                _ => false,
            };
            let Some(figure) = self.figure(slot).filter(|_| numeric) else {
                continue;
            };
            let spot = self.sheet.spots[&slot];
            if let Some(cell) = self.sheet.canvas.cell(spot) {
                let extra = cell.extra_mut();
                extra.stored = Some(Stored::Number(kept(figure.value)));
                extra.number_format = figure.shape.format();
            }
        }
    }

    fn raw(&self, slot: Slot) -> &str {
        self.sheet
            .form
            .cell(slot)
            .map_or("", |cell| cell.raw.as_str())
    }

    fn figure(&self, slot: Slot) -> Option<Figure> {
        Figure::of(self.raw(slot))
    }

    /// What a sum takes a cell for: its figure, nothing where it is blank; none where it
    /// holds a text that might be meant as a figure.
    fn addend(&self, slot: Slot) -> Option<Number> {
        match self.sheet.form.cell(slot) {
            Some(cell) if !cell.is_blank() => self.figure(slot).map(|figure| figure.value),
            _ => Some(Number::ZERO),
        }
    }

    fn at(&self, slot: Slot) -> Option<Piece> {
        let &(row, column) = self.sheet.spots.get(&slot)?;
        Some(Piece::Cell(
            u32::try_from(row).ok()?,
            u32::try_from(column).ok()?,
        ))
    }

    fn apply(&mut self, slot: Slot, candidate: Candidate) {
        let Some(&spot) = self.sheet.spots.get(&slot) else {
            return;
        };
        let raw = self.raw(slot);
        let format = if raw.is_empty() {
            if !self.sheet.form.blank {
                return;
            }
            String::from(if candidate.percent { "0.00%" } else { "" })
        } else {
            let fits = Figure::of(raw)
                .filter(|figure| figure.shape.percent == candidate.percent)
                // Only a rate may be a rounded showing of what the formula gives: what is
                // added up or multiplied further must be what it says.
                .filter(|figure| match candidate.value {
                    Some(value) if candidate.percent => {
                        figure.shape.print(value).as_deref() == Some(raw)
                    }
                    value => value == Some(figure.value),
                });
            match fits {
                Some(figure) => figure.shape.format(),
                None => return,
            }
        };
        let stored = candidate.value.filter(|_| !raw.is_empty());
        if let Some(cell) = self.sheet.canvas.cell(spot) {
            let extra = cell.extra_mut();
            extra.formula = Some(Formula(candidate.pieces));
            extra.stored = stored.map(|value| Stored::Number(kept(value)));
            extra.number_format = format;
            extra.entry = Entry::Computed;
        }
    }

    /// Executed ÷ annual (or initial) budget.
    fn rate(&mut self, i: usize) {
        let (executed, budget) = (
            Slot::Fund(i, FundColumn::Executed),
            Slot::Fund(i, self.base),
        );
        let (Some(top), Some(bottom)) = (self.at(executed), self.at(budget)) else {
            return;
        };
        let value = self
            .figure(executed)
            .zip(self.figure(budget))
            .and_then(|(top, bottom)| top.value.over(bottom.value));
        let pieces = vec![
            text("IF(N("),
            bottom.clone(),
            text(")=0,\"\","),
            top,
            text("/"),
            bottom,
            text(")"),
        ];
        let candidate = Candidate {
            pieces,
            value,
            percent: true,
        };
        self.apply(Slot::Fund(i, FundColumn::Rate), candidate);
    }

    /// Rate × points, at most the points, rounded as the rules say.
    fn execution_score(&mut self, i: usize) {
        let (rate, points) = (
            Slot::Fund(i, FundColumn::Rate),
            Slot::Fund(i, FundColumn::Points),
        );
        let (Some(rate_at), Some(points_at), Some(decimals)) =
            (self.at(rate), self.at(points), self.decimals)
        else {
            return;
        };
        let has_formula = self.has_formula(rate);
        let share = if has_formula {
            let executed = self.figure(Slot::Fund(i, FundColumn::Executed));
            let budget = self.figure(Slot::Fund(i, self.base));
            executed
                .zip(budget)
                .and_then(|(top, bottom)| top.value.over(bottom.value))
        } else {
            self.figure(rate).map(|figure| figure.value)
        };
        let value = share.zip(self.figure(points)).and_then(|(share, points)| {
            let score = share.min(Number::ONE).times(points.value)?;
            Some(score.round_half_up(decimals))
        });
        let pieces = vec![
            text("IF("),
            rate_at.clone(),
            text("=\"\",\"\",ROUND(MIN("),
            rate_at,
            text(",1)*"),
            points_at,
            Piece::Text(format!(",{decimals}))")),
        ];
        let candidate = Candidate {
            pieces,
            value,
            percent: false,
        };
        self.apply(Slot::Fund(i, FundColumn::Score), candidate);
    }

    fn has_formula(&mut self, slot: Slot) -> bool {
        let spot = self.sheet.spots.get(&slot).copied();
        spot.and_then(|spot| self.sheet.canvas.cell(spot))
            .and_then(|cell| cell.extra.as_ref())
            .is_some_and(|extra| extra.formula.is_some())
    }

    /// Money lines that are the sum of others, by the layout.
    fn fund_sums(&mut self) {
        let layout = self.sheet.layout;
        let parts = layout.parts.iter().filter_map(|part| match part {
            Part::Funds(part) => Some(part),
            _ => None,
        });
        for part in parts {
            for line in part.lines.iter().filter(|line| !line.sum_of.is_empty()) {
                if let Some(kind) = line.line {
                    self.fund_sum(part, kind, &line.sum_of);
                }
            }
        }
    }

    fn fund_sum(&mut self, part: &FundsPart, kind: FundKind, of: &[FundKind]) {
        let form = self.sheet.form;
        let position = |kind: FundKind| form.funds.iter().position(|line| line.kind == kind);
        let Some(total) = position(kind) else { return };
        let parts: Vec<usize> = of.iter().filter_map(|&kind| position(kind)).collect();
        if parts.len() < 2 {
            return;
        }
        let amounts = [
            FundColumn::Initial,
            FundColumn::Budget,
            FundColumn::Executed,
        ];
        let printed = |column| part.head.iter().any(|head| head.column == Some(column));
        for column in amounts.into_iter().filter(|&column| printed(column)) {
            let slots: Vec<Slot> = parts.iter().map(|&i| Slot::Fund(i, column)).collect();
            // Where there is nothing to add the formula shows nothing.
            let value = slots
                .iter()
                .map(|&slot| self.addend(slot))
                .collect::<Option<Vec<Number>>>()
                .filter(|_| slots.iter().any(|&slot| self.figure(slot).is_some()))
                .and_then(Number::sum);
            let Some(places) = slots
                .iter()
                .map(|&s| self.at(s))
                .collect::<Option<Vec<_>>>()
            else {
                continue;
            };
            let candidate = Candidate {
                pieces: sum(&places, &places),
                value,
                percent: false,
            };
            self.apply(Slot::Fund(total, column), candidate);
        }
    }

    /// All points or scores together, execution included.
    fn total(&mut self, total: TotalColumn, column: IndicatorColumn, fund: FundColumn) {
        let count = self.sheet.form.indicators.len();
        let first = self.at(Slot::Indicator(0, column));
        let last = count
            .checked_sub(1)
            .and_then(|i| self.at(Slot::Indicator(i, column)));
        let (Some(Piece::Cell(top, left)), Some(Piece::Cell(bottom, right))) = (first, last) else {
            return;
        };
        let rows = [Piece::Range((top, left), (bottom, right))];
        let mut places = rows.to_vec();
        let slots = || (0..count).map(|i| Slot::Indicator(i, column));
        // The points of execution, which the blank form prints, are no total by themselves.
        let mut values = slots()
            .map(|slot| self.addend(slot))
            .collect::<Option<Vec<Number>>>()
            .filter(|_| slots().any(|slot| self.figure(slot).is_some()));
        let execution = self
            .sheet
            .form
            .fund(FundKind::Total)
            .map(|(i, _)| Slot::Fund(i, fund));
        if let Some(slot) = execution
            && let Some(place) = self.at(slot)
        {
            places.push(place);
            let value = self.addend(slot);
            values = values.zip(value).map(|(mut values, value)| {
                values.push(value);
                values
            });
        }
        let value = values.and_then(Number::sum);
        let net = (total == TotalColumn::Score)
            .then(|| self.deductions(count))
            .flatten();
        self.apply(
            Slot::Total(total),
            Candidate {
                pieces: sum(&rows, &places),
                value,
                percent: false,
            },
        );
        let Some((lost_at, lost)) = net else { return };
        let mut pieces = sum(&rows, &places);
        pieces.pop();
        pieces.extend([text(")-SUM("), lost_at, text("))")]);
        let candidate = Candidate {
            pieces,
            value: value.zip(lost).and_then(|(all, lost)| all.minus(lost)),
            percent: false,
        };
        self.apply(Slot::Total(total), candidate);
    }

    /// What a column of its own takes off the scores: where it stands, and its sum.
    fn deductions(&self, count: usize) -> Option<(Piece, Option<Number>)> {
        let slot = |i| Slot::Indicator(i, IndicatorColumn::Deduction);
        let (first, last) = (self.at(slot(0))?, self.at(slot(count.checked_sub(1)?))?);
        let (Piece::Cell(top, left), Piece::Cell(bottom, right)) = (first, last) else {
            return None;
        };
        let lost = (0..count).map(|i| self.addend(slot(i)));
        let lost = lost.collect::<Option<Vec<Number>>>().and_then(Number::sum);
        Some((Piece::Range((top, left), (bottom, right)), lost))
    }
}

fn text(text: &str) -> Piece {
    Piece::Text(text.to_owned())
}

/// `IF(COUNT(…)=0,"",SUM(…))`: the sum of all, where some of the first are filled.
fn sum(filled: &[Piece], all: &[Piece]) -> Vec<Piece> {
    let mut pieces = vec![text("IF(COUNT(")];
    pieces.extend(listed(filled));
    pieces.push(text(")=0,\"\",SUM("));
    pieces.extend(listed(all));
    pieces.push(text("))"));
    pieces
}

fn listed(places: &[Piece]) -> impl Iterator<Item = Piece> {
    let commas = std::iter::once(None).chain(std::iter::repeat(Some(text(","))));
    let pairs = commas.zip(places.iter().cloned());
    pairs.flat_map(|(comma, place)| comma.into_iter().chain([place]))
}
