//! The figure a cell would have to show so that one relation closes.

use super::bench::Bench;
use super::slip;
use domain::form::Slot;
use domain::number::{Interval, Number};
use domain::relation::{Formula, Reading, Relation};

/// How firmly a figure follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Firmness {
    /// No other figure would do.
    Sure,
    /// Figures near it would do as well.
    About,
    /// It or more.
    AtLeast,
    /// It or less.
    AtMost,
}

/// A possible right figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    /// The figure.
    pub value: Number,
    /// How firmly it follows.
    pub firmness: Firmness,
}

impl Guess {
    fn sure(value: Number) -> Self {
        Self {
            value,
            firmness: Firmness::Sure,
        }
    }
}

/// The figures that would close the relation if only this cell were changed.
pub(super) fn guesses(bench: &Bench<'_>, relation: &Relation, slot: Slot) -> Vec<Guess> {
    match relation.formula {
        Formula::Sum => rest(bench, relation, slot)
            .map(Guess::sure)
            .into_iter()
            .collect(),
        Formula::PartsOf => rest(bench, relation, slot)
            .map(|value| Guess {
                value,
                firmness: if slot == relation.result {
                    Firmness::AtLeast
                } else {
                    Firmness::AtMost
                },
            })
            .into_iter()
            .collect(),
        Formula::Difference => difference(bench, relation, slot)
            .map(Guess::sure)
            .into_iter()
            .collect(),
        Formula::ShareOfHundred => share_of_hundred(bench, relation, slot)
            .map(Guess::sure)
            .into_iter()
            .collect(),
        Formula::Percent | Formula::ShareOfPoints => ratio(bench, relation, slot),
        // Steps and bounds lead back to no single figure.
        Formula::OwnRule(_) | Formula::Growth => Vec::new(),
    }
}

/// What the other cells of a sum leave to this one.
fn rest(bench: &Bench<'_>, relation: &Relation, slot: Slot) -> Option<Number> {
    let others = relation
        .operands
        .iter()
        .filter(|&&operand| operand != slot)
        .filter_map(|&operand| bench.value(operand));
    let sum = Number::sum(others)?;
    if slot == relation.result {
        return Some(sum);
    }
    bench.value(relation.result)?.minus(sum)
}

fn difference(bench: &Bench<'_>, relation: &Relation, slot: Slot) -> Option<Number> {
    let [this, that] = relation.operands[..] else {
        return None;
    };
    let value = |slot| bench.value(slot);
    if slot == relation.result {
        value(this)?.minus(value(that)?)
    } else if slot == this {
        value(relation.result)?.plus(value(that)?)
    } else {
        value(this)?.minus(value(relation.result)?)
    }
}

/// result = points × rating ÷ 100.
fn share_of_hundred(bench: &Bench<'_>, relation: &Relation, slot: Slot) -> Option<Number> {
    let [points, rating] = relation.operands[..] else {
        return None;
    };
    let value = |slot| bench.value(slot);
    if slot == relation.result {
        let exact = value(points)?
            .times(value(rating)?)?
            .over(Number::HUNDRED)?;
        return Some(exact.round_half_up(bench.decimals(slot).max(2)));
    }
    let other = if slot == points { rating } else { points };
    let solved = value(relation.result)?.times(Number::HUNDRED)?;
    Some(solved.over(value(other)?)?.round_half_up(2))
}

/// result = part × factor ÷ base; the factor is 100 for a rate, the points for a score.
fn ratio(bench: &Bench<'_>, relation: &Relation, slot: Slot) -> Vec<Guess> {
    let mut operands = relation.operands.iter().copied();
    let (Some(part), Some(base)) = (operands.next(), operands.next()) else {
        return Vec::new();
    };
    let points = operands.next();
    let interval = |slot: Slot| bench.figure(slot).interval();
    let factor = match points {
        Some(points) => bench.value(points),
        None => Some(Number::HUNDRED),
    };
    let solved = || {
        let factor = Interval::exactly(factor?);
        if slot == relation.result {
            interval(part)?.times(factor)?.over(interval(base)?)
        } else if slot == part {
            interval(relation.result)?
                .times(interval(base)?)?
                .over(factor)
        } else if slot == base {
            interval(part)?
                .times(factor)?
                .over(interval(relation.result)?)
        } else {
            interval(relation.result)?
                .times(interval(base)?)?
                .over(interval(part)?)
        }
    };
    let Some(solved) = solved() else {
        return Vec::new();
    };
    if slot == relation.result {
        return computed(bench, relation, [part, base], factor);
    }
    if Some(slot) == points {
        return whole_inside(solved).map(Guess::sure).into_iter().collect();
    }
    amounts(bench, slot, solved)
}

/// The result itself, rounded as the form rounds.
fn computed(
    bench: &Bench<'_>,
    relation: &Relation,
    [part, base]: [Slot; 2],
    factor: Option<Number>,
) -> Vec<Guess> {
    let exact = || bench.value(part)?.times(factor?)?.over(bench.value(base)?);
    let Some(mut value) = exact() else {
        return Vec::new();
    };
    let decimals = match relation.reading {
        Reading::Score { decimals } | Reading::WholeScore { decimals } => decimals,
        Reading::Exact | Reading::Rounded => bench.decimals(relation.result).max(2),
    };
    if relation.formula == Formula::ShareOfPoints
        && let Some(points) = factor
    {
        value = value.min(points);
    }
    vec![Guess::sure(value.round_half_up(decimals))]
}

/// Amounts inside the interval: first those from which a slip leads to the printed one.
fn amounts(bench: &Bench<'_>, slot: Slot, inside: Interval) -> Vec<Guess> {
    let decimals = bench.decimals(slot);
    let mut guesses: Vec<Guess> = bench
        .value(slot)
        .map(|found| slip::could_have_been(found, decimals))
        .unwrap_or_default()
        .into_iter()
        .filter(|&value| inside.contains(value))
        .map(Guess::sure)
        .collect();
    if guesses.is_empty() {
        let middle = inside
            .low
            .plus(inside.high)
            .and_then(|twice| twice.over(Number::from(2)));
        guesses.extend(middle.map(|value| Guess {
            value: value.round_half_up(2),
            firmness: Firmness::About,
        }));
    }
    guesses
}

/// Points are whole as a rule.
fn whole_inside(inside: Interval) -> Option<Number> {
    let whole = inside.high.truncate(0);
    inside.contains(whole).then_some(whole)
}
