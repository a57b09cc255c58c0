//! Slips that come from where a cell stands: copied from a neighbour, an addend left out.

use super::bench::Bench;
use super::elsewhere::significant_digits;
use super::slip::{self, Slip};
use domain::form::{FundColumn, IndicatorColumn, Slot};
use domain::number::Number;
use domain::relation::{Formula, Relation};

/// The most telling slip that leads from the right figure to the printed one.
pub(super) fn slip(
    bench: &Bench<'_>,
    relation: &Relation,
    slot: Slot,
    right: Number,
) -> Option<Slip> {
    let found = bench.value(slot)?;
    [
        slip::of_digits(right, found, bench.decimals(slot)),
        addend(bench, relation, slot, right, found),
        copied(bench, slot, right, found),
    ]
    .into_iter()
    .flatten()
    .max_by_key(|slip| weight(*slip, right, found))
}

/// How telling a slip is; with one digit nearly everything is a slip of something.
pub(super) fn weight(slip: Slip, right: Number, found: Number) -> i32 {
    let digits = found.normalized().abs().to_string().len();
    match slip {
        Slip::OneDigit | Slip::Extra if digits < 2 => 5,
        Slip::NeighbourRow | Slip::OtherColumn | Slip::OtherForm if digits < 3 => 6,
        Slip::LeftOut | Slip::Twice if digits < 2 => 6,
        _ if significant_digits(right) < 2 => slip.weight() * 3 / 4,
        _ => slip.weight(),
    }
}

fn addend(
    bench: &Bench<'_>,
    relation: &Relation,
    slot: Slot,
    right: Number,
    found: Number,
) -> Option<Slip> {
    if relation.result != slot || relation.formula != Formula::Sum || relation.operands.len() < 2 {
        return None;
    }
    let missing = right.minus(found)?;
    // Among many tens a missing ten says nothing.
    let is = |amount: Number| {
        let equal = |operand: &&Slot| bench.value(**operand) == Some(amount);
        matches!(relation.operands.iter().filter(equal).count(), 1..=3)
    };
    if missing.is_zero() {
        None
    } else if is(missing) {
        Some(Slip::LeftOut)
    } else {
        is(missing.negated()).then_some(Slip::Twice)
    }
}

fn copied(bench: &Bench<'_>, slot: Slot, right: Number, found: Number) -> Option<Slip> {
    let shows = |slot: Slot| bench.value(slot) == Some(found);
    if right == found || found.is_zero() {
        return None;
    }
    if let Slot::Indicator(row, IndicatorColumn::Score) = slot
        && bench.value(Slot::Indicator(row, IndicatorColumn::Points)) != Some(found)
        && target(bench, row) == Some(found)
    {
        return Some(Slip::Target);
    }
    if columns(slot).into_iter().any(shows) {
        return Some(Slip::OtherColumn);
    }
    if rows(slot).into_iter().flatten().any(shows) {
        return Some(Slip::NeighbourRow);
    }
    let elsewhere = bench.elsewhere.same_cell(found, bench.index, slot);
    elsewhere.then_some(Slip::OtherForm)
}

fn target(bench: &Bench<'_>, row: usize) -> Option<Number> {
    let cell = bench
        .case
        .form
        .cell(Slot::Indicator(row, IndicatorColumn::Target))?;
    cell.value.number().map(|printed| printed.value)
}

/// The other columns of a row that measure the same.
fn columns(slot: Slot) -> Vec<Slot> {
    let amounts = [
        FundColumn::Initial,
        FundColumn::Budget,
        FundColumn::Executed,
    ];
    match slot {
        Slot::Fund(line, column) if amounts.contains(&column) => amounts
            .into_iter()
            .filter(|&other| other != column)
            .map(|other| Slot::Fund(line, other))
            .collect(),
        _ => Vec::new(),
    }
}

/// The cells above and below.
fn rows(slot: Slot) -> [Option<Slot>; 2] {
    let around = |row: usize| [row.checked_sub(1), row.checked_add(1)];
    match slot {
        Slot::Fund(line, column) => around(line).map(|row| Some(Slot::Fund(row?, column))),
        Slot::Indicator(row, column) => around(row).map(|row| Some(Slot::Indicator(row?, column))),
        Slot::Table(table, row, column) => {
            around(row).map(|row| Some(Slot::Table(table, row?, column)))
        }
        _ => [None, None],
    }
}
