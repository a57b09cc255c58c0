//! How well a figure sits in its cell by what is usual: met targets earn their
//! points, groups weigh what the rules say, money spent is part of the budget.
//!
//! Hard arithmetic is not weighed here.

use super::bench::Bench;
use domain::form::{FundColumn, FundKind, IndicatorColumn, Slot, TotalColumn};
use domain::number::Number;
use domain::scoring::{Attainment, RuleScore};

/// Just what the rules say: nobody is told to change it away for the sake of a sum.
const RULED: i32 = 60;
/// Impossible for the cell.
const IMPOSSIBLE: i32 = -60;

/// The fitness of a figure for its cell; only differences between figures mean something.
pub(super) fn fitness(bench: &Bench<'_>, slot: Slot, value: Number) -> i32 {
    let sign = if value.is_negative() && !may_be_negative(bench, slot) {
        IMPOSSIBLE
    } else {
        0
    };
    sign + match slot {
        Slot::Indicator(row, IndicatorColumn::Score) => row_score(bench, row, value),
        Slot::Indicator(row, IndicatorColumn::Points) => row_points(bench, row, value),
        Slot::Heading(index) => heading(bench, index, value),
        Slot::Total(TotalColumn::Points) => {
            RULED * i32::from(value == bench.case.rules.total_points.value.number())
        }
        Slot::Total(TotalColumn::Score) => total_score(bench, value),
        Slot::Fund(line, FundColumn::Points) => fund_points(bench, line, value),
        Slot::Fund(line, FundColumn::Score) => {
            let points = bench.value(Slot::Fund(line, FundColumn::Points));
            over(value, points)
        }
        Slot::Fund(_, FundColumn::Rate) => -10 * i32::from(value > Number::HUNDRED),
        Slot::Fund(line, column) => amount(bench, line, column, value),
        // A line that is positive, or blank, does not stand for a negative amount.
        Slot::Table(..)
            if value.is_negative()
                && bench.value(slot).is_none_or(|found| !found.is_negative()) =>
        {
            IMPOSSIBLE
        }
        _ => 0,
    }
}

fn may_be_negative(bench: &Bench<'_>, slot: Slot) -> bool {
    let row = slot.indicator_row();
    let row = row.and_then(|row| bench.case.form.indicators.get(row));
    matches!(slot, Slot::Table(..)) || row.is_some_and(|row| row.level1.is_beside())
}

fn over(value: Number, limit: Option<Number>) -> i32 {
    if limit.is_some_and(|limit| value > limit) {
        IMPOSSIBLE
    } else {
        0
    }
}

fn row_score(bench: &Bench<'_>, row: usize, value: Number) -> i32 {
    let points = bench.value(Slot::Indicator(row, IndicatorColumn::Points));
    let full = points == Some(value);
    let ruled = bench.case.score.rows.get(row);
    let by_rule = match ruled.map(|ruled| (&ruled.rule, ruled.attainment)) {
        Some((RuleScore::Exact(exact), _)) => {
            let rounded = exact.round_half_up(bench.case.rules.rounding.value.decimals);
            if value == rounded { 40 } else { 0 }
        }
        Some((_, Attainment::Met)) => 40 * i32::from(full),
        Some((RuleScore::Between { low, high, .. }, _)) if *low > value || *high < value => -20,
        _ => 20 * i32::from(full),
    };
    by_rule + over(value, points) - 10 * fraction(value)
}

/// 0 for whole figures, more for odd decimals.
fn fraction(value: Number) -> i32 {
    match value.normalized().parts().1 {
        0 => 0,
        1 => 1,
        _ => 2,
    }
}

fn row_points(bench: &Bench<'_>, row: usize, value: Number) -> i32 {
    if value.is_zero() {
        return IMPOSSIBLE;
    }
    let score = bench.value(Slot::Indicator(row, IndicatorColumn::Score));
    let met = bench
        .case
        .score
        .rows
        .get(row)
        .is_some_and(|ruled| ruled.attainment == Attainment::Met);
    let full = if score == Some(value) {
        if met { 40 } else { 20 }
    } else {
        0
    };
    let exceeded = if score.is_some_and(|score| score > value) {
        IMPOSSIBLE
    } else {
        0
    };
    full + exceeded + group_weight(bench, row, value) - 10 * fraction(value)
}

/// Whether the row's group weighs what the rules say when the row has these points.
fn group_weight(bench: &Bench<'_>, row: usize, value: Number) -> i32 {
    let form = bench.case.form;
    let Some(group) = form.indicators.get(row).map(|row| &row.level1) else {
        return 0;
    };
    let has_cost = form
        .indicators
        .iter()
        .any(|row| row.level1 == domain::form::Level1::Cost);
    let weights = &bench.case.rules.weights_for(has_cost).value;
    let others = form
        .indicators
        .iter()
        .enumerate()
        .filter(|(index, other)| *index != row && other.level1 == *group)
        .filter_map(|(index, _)| bench.value(Slot::Indicator(index, IndicatorColumn::Points)));
    let sum = Number::sum(others).and_then(|sum| sum.plus(value));
    let fits = sum.is_some() && sum == weights.of(group).map(|points| points.number());
    30 * i32::from(fits)
}

fn heading(bench: &Bench<'_>, index: usize, value: Number) -> i32 {
    let form = bench.case.form;
    let Some(heading) = form.headings.get(index) else {
        return 0;
    };
    let has_cost = form
        .headings
        .iter()
        .any(|heading| heading.level1 == domain::form::Level1::Cost);
    let weights = &bench.case.rules.weights_for(has_cost).value;
    let weight = weights.of(&heading.level1).map(|points| points.number());
    RULED * i32::from(weight == Some(value))
}

fn total_score(bench: &Bench<'_>, value: Number) -> i32 {
    let printed = bench
        .value(Slot::Total(TotalColumn::Points))
        .unwrap_or_else(|| bench.case.rules.total_points.value.number());
    let rows = (0..bench.case.form.indicators.len())
        .map(|row| Slot::Indicator(row, IndicatorColumn::Points));
    let lines = (0..bench.case.form.funds.len()).map(|line| Slot::Fund(line, FundColumn::Points));
    let given = Number::sum(rows.chain(lines).filter_map(|slot| bench.value(slot)));
    let most = given.map_or(printed, |given| given.max(printed));
    // A total is the figure most often worked out by hand.
    12 + over(value, Some(most))
}

fn fund_points(bench: &Bench<'_>, line: usize, value: Number) -> i32 {
    let weight = bench.case.rules.weights.value.execution.number();
    let score = bench.value(Slot::Fund(line, FundColumn::Score));
    let exceeded = if score.is_some_and(|score| score > value) {
        IMPOSSIBLE
    } else {
        0
    };
    40 * i32::from(value == weight) + exceeded
}

fn amount(bench: &Bench<'_>, line: usize, column: FundColumn, value: Number) -> i32 {
    let at = |column| bench.value(Slot::Fund(line, column));
    let mut fitness = 0;
    if column == FundColumn::Executed && at(FundColumn::Budget).is_some_and(|b| value > b) {
        fitness -= 20;
    }
    if column == FundColumn::Budget && at(FundColumn::Executed).is_some_and(|e| value < e) {
        fitness -= 20;
    }
    let other = match column {
        FundColumn::Executed | FundColumn::Initial => at(FundColumn::Budget),
        _ => at(FundColumn::Executed).or(at(FundColumn::Initial)),
    };
    fitness += 12 * i32::from(other == Some(value) && !value.is_zero());
    let is_total = |kind| kind == FundKind::Total;
    let form = bench.case.form;
    if form
        .funds
        .get(line)
        .is_some_and(|fund| !is_total(fund.kind))
    {
        let total = form
            .fund(FundKind::Total)
            .and_then(|(total, _)| bench.value(Slot::Fund(total, column)));
        fitness += over(value, total) / 2;
    }
    fitness - odd_decimals(bench, Slot::Fund(line, column), value)
}

/// More decimals than any other amount of the form prints.
fn odd_decimals(bench: &Bench<'_>, slot: Slot, value: Number) -> i32 {
    let columns = [
        FundColumn::Initial,
        FundColumn::Budget,
        FundColumn::Executed,
    ];
    let usual = (0..bench.case.form.funds.len())
        .flat_map(|line| columns.map(|column| Slot::Fund(line, column)))
        .filter(|&other| other != slot)
        .map(|other| bench.decimals(other))
        .max()
        .unwrap_or(2);
    40 * i32::from(value.normalized().parts().1 > usual.max(2))
}
