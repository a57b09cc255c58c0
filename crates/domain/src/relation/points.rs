//! The arithmetic of points and scores: headings, the total row.

use super::{Figure, Formula, Reading, Relation, RelationKind, beside};
use crate::form::{Form, FundColumn, FundKind, Heading, IndicatorColumn, Slot, TotalColumn};
use crate::number::Number;
use crate::rules::RulesInForce;

/// Names of an indicator row that is the execution rate itself.
const EXECUTION_ROW: &str = "execution-row";
/// More headings than any form has.
const MOST_HEADINGS: usize = 64;

pub(super) fn relations(form: &Form, rules: &RulesInForce, found: &mut Vec<Relation>) {
    headings(form, found);
    let apart = execution_stands_apart(form, rules);
    if execution_is_missing(form, rules) {
        return;
    }
    let totals_nets = totals_nets(form);
    for (kind, row, fund, total) in [
        (
            RelationKind::PointsTotal,
            IndicatorColumn::Points,
            FundColumn::Points,
            TotalColumn::Points,
        ),
        (
            RelationKind::ScoreTotal,
            IndicatorColumn::Score,
            FundColumn::Score,
            TotalColumn::Score,
        ),
    ] {
        let mut operands: Vec<Slot> = rows(form, row);
        if operands
            .iter()
            .all(|&slot| Figure::at(form, slot).value().is_none())
        {
            continue;
        }
        // The total is then of net scores, which no cell shows.
        if totals_nets && kind == RelationKind::ScoreTotal {
            continue;
        }
        if execution_is_unseen(form, rules, (row, fund, total)) {
            continue;
        }
        if !apart {
            operands.extend(execution(form, fund));
        }
        let relation = Relation {
            kind,
            result: Slot::Total(total),
            operands,
            formula: Formula::Sum,
            reading: Reading::Exact,
        };
        found.extend(beside::settled(relation, form, rules));
    }
}

/// Whether the total may be of scores less what a column of their own takes off. It is not
/// where every score has already lost its deduction (points − deduction = score), unless the
/// total takes it off once more.
fn totals_nets(form: &Form) -> bool {
    let value = |row: usize, column| Figure::at(form, Slot::Indicator(row, column)).value();
    let deducted: Vec<usize> = (0..form.indicators.len())
        .filter(|&row| !form.indicators[row].deduction.is_blank())
        .collect();
    let already = |&row: &usize| {
        let points = value(row, IndicatorColumn::Points);
        let lost = value(row, IndicatorColumn::Deduction);
        let left = points
            .zip(lost)
            .and_then(|(points, lost)| points.minus(lost));
        left.is_some() && left == value(row, IndicatorColumn::Score)
    };
    if !deducted.iter().all(already) {
        return true;
    }
    let lost = sum(form, rows(form, IndicatorColumn::Deduction)).filter(|lost| !lost.is_zero());
    let scores = sum(form, rows(form, IndicatorColumn::Score));
    let Some(twice) = lost.zip(scores).and_then(|(lost, all)| all.minus(lost)) else {
        return false;
    };
    let executed = sum(form, execution(form, FundColumn::Score));
    let whole = executed.and_then(|executed| twice.plus(executed));
    let total = Figure::at(form, Slot::Total(TotalColumn::Score)).value();
    total.is_some() && (total == Some(twice) || total == whole)
}

/// Whether the form prints no execution line though its rows leave exactly that much room:
/// then the line was lost or stands elsewhere, and the sums cannot be judged.
fn execution_is_missing(form: &Form, rules: &RulesInForce) -> bool {
    let printed = [FundColumn::Points, FundColumn::Score]
        .into_iter()
        .any(|column| !execution(form, column).is_empty());
    let total = Figure::at(form, Slot::Total(TotalColumn::Points));
    let whole = match total {
        // A form whose total row prints no points still has a full total.
        Figure::Blank => Some(rules.total_points.value.number()),
        printed => printed.value(),
    };
    let weight = rules.weights.value.execution.number();
    let with = sum(form, rows(form, IndicatorColumn::Points)).and_then(|all| all.plus(weight));
    !printed && !weight.is_zero() && with.is_some() && with == whole
}

/// Whether the execution line prints nothing in a column where the total is more than the
/// rows by no more than execution can be: it then holds a figure nobody can see.
fn execution_is_unseen(
    form: &Form,
    rules: &RulesInForce,
    (row, fund, total): (IndicatorColumn, FundColumn, TotalColumn),
) -> bool {
    let points = sum(form, execution(form, FundColumn::Points)).filter(|points| !points.is_zero());
    let most = points.unwrap_or(rules.weights.value.execution.number());
    let total = Figure::at(form, Slot::Total(total)).value();
    let rows = sum(form, rows(form, row));
    let beyond = total.zip(rows).and_then(|(total, rows)| total.minus(rows));
    let has_line = form.fund(FundKind::Total).is_some() || points.is_some();
    has_line
        && execution(form, fund).is_empty()
        && beyond.is_some_and(|beyond| Number::ZERO < beyond && beyond <= most)
}

/// The sum of the figures at some addresses.
fn sum(form: &Form, slots: Vec<Slot>) -> Option<Number> {
    let figures = slots.into_iter();
    Number::sum(figures.filter_map(|slot| Figure::at(form, slot).value()))
}

/// The cells of a column. Rows beside the points add to scores only.
fn rows(form: &Form, column: IndicatorColumn) -> Vec<Slot> {
    let counts = |row: &usize| {
        let row = form.indicators.get(*row);
        column != IndicatorColumn::Points || row.is_some_and(|row| !row.level1.is_beside())
    };
    let rows = (0..form.indicators.len()).filter(counts);
    rows.map(|row| Slot::Indicator(row, column)).collect()
}

/// The execution cells of a column: the total line's, else those of the lines that print one.
fn execution(form: &Form, column: FundColumn) -> Vec<Slot> {
    let printed = |index: usize| {
        Some(Slot::Fund(index, column)).filter(|&slot| Figure::at(form, slot).value().is_some())
    };
    if let Some(total) = form
        .fund(FundKind::Total)
        .and_then(|(index, _)| printed(index))
    {
        return vec![total];
    }
    (0..form.funds.len()).filter_map(printed).collect()
}

/// Whether the printed total leaves the execution points out: the rows alone make it,
/// the total score does not count the execution score in, and there is room for it
/// within the full total, or the execution rate is itself a row. Rows that fill the full total
/// by themselves leave it none: then the weights are wrong, not the reading.
pub fn execution_stands_apart(form: &Form, rules: &RulesInForce) -> bool {
    let total = Figure::at(form, Slot::Total(TotalColumn::Points)).value();
    let rows = sum(form, rows(form, IndicatorColumn::Points));
    let execution = sum(form, execution(form, FundColumn::Points));
    let score = Figure::at(form, Slot::Total(TotalColumn::Score)).value();
    let mut scores = self::rows(form, IndicatorColumn::Score);
    scores.extend(self::execution(form, FundColumn::Score));
    let full = rules.total_points.value.number();
    let room = total
        .zip(execution)
        .filter(|(_, points)| !points.is_zero())
        .and_then(|(total, points)| total.plus(points))
        .is_some_and(|with| with <= full);
    let has_place = room && (score.is_none() || score != sum(form, scores));
    total.is_some() && total == rows && (has_place || execution_row(form, rules).is_some())
}

/// Whether the rows alone have all the points that there are: execution then has none, unless
/// its line prints some.
pub fn rows_take_all_points(form: &Form, rules: &RulesInForce) -> bool {
    let all = sum(form, rows(form, IndicatorColumn::Points));
    all == Some(rules.total_points.value.number())
}

/// The indicator row that is the budget execution rate itself, where the form has one.
pub fn execution_row(form: &Form, rules: &RulesInForce) -> Option<usize> {
    form.indicators.iter().position(|row| {
        [row.level1.name(), row.level2.name(), &row.name.raw]
            .into_iter()
            .any(|name| rules.vocabulary.is(EXECUTION_ROW, name))
    })
}

/// A heading's points are those of its rows; a group whose heading is printed twice is left alone.
fn headings(form: &Form, found: &mut Vec<Relation>) {
    // A form has a dozen headings; thousands are no form.
    let headings = form.headings.iter().enumerate().take(MOST_HEADINGS);
    for (index, heading) in headings.filter(|(_, heading)| !heading.level1.is_beside()) {
        let same =
            |other: &&Heading| other.level1 == heading.level1 && other.level2 == heading.level2;
        if form.headings.iter().filter(same).count() > 1 {
            continue;
        }
        let operands: Vec<Slot> = form
            .indicators
            .iter()
            .enumerate()
            .filter(|(_, row)| heading.counts(&row.level1, &row.level2))
            .map(|(row, _)| Slot::Indicator(row, IndicatorColumn::Points))
            .collect();
        if !operands.is_empty() {
            found.push(Relation {
                kind: RelationKind::HeadingPoints,
                result: Slot::Heading(index),
                operands,
                formula: Formula::Sum,
                reading: Reading::Exact,
            });
        }
    }
}
