//! Two figures side by side: brought to one unit, then weighed.
//!
//! Must not guess a unit: what does not measure the same thing is not compared.

use super::attainment::{Basis, Comparison};
use super::bare;
use super::{Attainment, Direction, direction};
use crate::form::Indicator;
use crate::number::Number;
use crate::rules::Vocabulary;
use crate::value::{Comparator, Period, Quantity, Unit, UnitKind};

/// Two figures in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) target: Number,
    pub(super) actual: Number,
    pub(super) direction: Direction,
}

/// Compares two quantities; `None` when they are not of one kind.
pub(super) fn figures(
    row: &Indicator,
    target: &Quantity,
    actual: &Quantity,
    words: &Vocabulary,
    alone: bool,
) -> Option<Comparison> {
    let (a, b) = in_one_unit(target, actual, alone)?;
    let direction = direction(row, target, words);
    let strict = matches!(
        target.comparator,
        Some(Comparator::MoreThan | Comparator::LessThan)
    );
    let attainment = if target.upper.is_some() || actual.upper.is_some() {
        range(target, actual, direction, strict)
    } else {
        certain(target, actual, direction, judge(direction, strict, a, b))
    };
    if attainment == Attainment::Undecided {
        return Some(Comparison::open(
            "仅凭这两个数不能判定是否完成",
            "the two figures alone do not tell whether the target is met",
        ));
    }
    let basis = if target.upper.is_some() || actual.upper.is_some() {
        Basis::Told
    } else {
        Basis::Figures(Figures {
            target: a,
            actual: b,
            direction,
        })
    };
    Some(Comparison::new(attainment, basis))
}

/// Weighs one figure against the target.
fn judge(direction: Direction, strict: bool, target: Number, actual: Number) -> Attainment {
    use Attainment::{Met, Undecided, Unmet};
    let met = |met: bool| if met { Met } else { Unmet };
    match direction {
        Direction::Higher => met(actual > target || (actual == target && !strict)),
        Direction::Lower => met(actual < target || (actual == target && !strict)),
        Direction::Exactly | Direction::Unknown if actual == target => Met,
        Direction::Exactly if actual < target => Unmet,
        Direction::Exactly | Direction::Unknown => Undecided,
    }
}

/// An actual value that is itself a bound or approximate proves only what it proves; of an
/// approximate target (420公里左右) nobody can say from which figure on it is missed.
fn certain(
    target: &Quantity,
    actual: &Quantity,
    direction: Direction,
    outcome: Attainment,
) -> Attainment {
    let proves_met = match actual.comparator {
        Some(c) if c.rewards_more() => direction == Direction::Higher,
        Some(c) if c.rewards_less() => direction == Direction::Lower,
        _ => true,
    };
    let exact = !actual.approximate && matches!(actual.comparator, None | Some(Comparator::Equal));
    match outcome {
        Attainment::Met if proves_met => Attainment::Met,
        Attainment::Unmet if exact && !target.approximate => Attainment::Unmet,
        _ => Attainment::Undecided,
    }
}

/// Ranges on either side: decided only when every figure of the range agrees.
fn range(target: &Quantity, actual: &Quantity, direction: Direction, strict: bool) -> Attainment {
    if target.unit.scale != actual.unit.scale {
        return Attainment::Undecided;
    }
    let low = actual.number.value;
    let high = actual.upper.map_or(low, |upper| upper.value);
    if let Some(upper) = target.upper {
        let inside = low >= target.number.value && high <= upper.value;
        return if inside {
            Attainment::Met
        } else {
            Attainment::Undecided
        };
    }
    let [first, second] = [low, high].map(|end| judge(direction, strict, target.number.value, end));
    if first == second {
        first
    } else {
        Attainment::Undecided
    }
}

/// Both figures in one unit; `None` when they do not measure the same thing.
///
/// A cell that holds nothing but a figure may leave out its unit (7 for 7个, 89.2 for 89.2%);
/// a figure inside a sentence may not.
fn in_one_unit(target: &Quantity, actual: &Quantity, alone: bool) -> Option<(Number, Number)> {
    if yearly(target.period) != yearly(actual.period) {
        return None;
    }
    let (a, b) = (&target.unit, &actual.unit);
    let printed = (target.number.value, actual.number.value);
    if alone && *b == Unit::default() && *a != Unit::default() {
        return bare::in_unit_of(target, printed.1);
    }
    if a.same_kind(b) {
        return if a.scale == b.scale {
            Some(printed)
        } else {
            Some((target.base_value()?, actual.base_value()?))
        };
    }
    match (&a.kind, &b.kind) {
        (UnitKind::Percent, UnitKind::PerMille) if a.per == b.per => {
            Some((printed.0.shifted(1)?, printed.1))
        }
        (UnitKind::PerMille, UnitKind::Percent) if a.per == b.per => {
            Some((printed.0, printed.1.shifted(1)?))
        }
        (UnitKind::None, UnitKind::Counted(_)) if alone && unscaled(a) && unscaled(b) => {
            Some(printed)
        }
        _ => None,
    }
}

fn unscaled(unit: &Unit) -> bool {
    unit.scale == Default::default() && unit.per.is_empty()
}

/// The form is about one year, so a yearly amount and a bare one are the same.
fn yearly(period: Option<Period>) -> Option<Period> {
    period.filter(|&period| period != Period::Year)
}
