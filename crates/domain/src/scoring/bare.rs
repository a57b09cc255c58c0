//! An actual value printed without unit, beside a target that has one.
//!
//! Must not guess: where another unit that is often left out brings the figure nearer to the
//! target, nobody can say which was meant.

use crate::number::Number;
use crate::value::{Quantity, Scale, UnitKind};

/// From this target on a count may be answered in 万.
const LARGE_COUNT: i64 = 10_000;

/// A share of one that is no more than this many percent may be meant: 0.98, 1.05.
const MOST_PERCENT: i64 = 200;

/// Both figures in the target's unit; `None` where the unit of the bare one is doubtful.
pub(super) fn in_unit_of(target: &Quantity, actual: Number) -> Option<(Number, Number)> {
    let wanted = target.number.value;
    let unit = &target.unit;
    let literal = actual.shifted(-unit.scale.power())?;
    let as_printed = (wanted, actual);
    let doubtful = others(target, actual)
        .into_iter()
        .any(|other| other.is_none_or(|other| is_nearer(other, actual, wanted)));
    if !doubtful {
        return Some(as_printed);
    }
    // 1.2亿 of nobody knows what: the figure alone says as much.
    let plain = unit.kind == UnitKind::None && is_nearer(literal, actual, wanted);
    plain.then_some((wanted, literal))
}

/// What the figure would be in the target's unit, had it been meant in another.
fn others(target: &Quantity, actual: Number) -> Vec<Option<Number>> {
    let unit = &target.unit;
    let shifted = |power: i32| actual.shifted(power);
    let share = |power: i32, most: Number| {
        let share = shifted(power).filter(|&share| share.abs() <= most.max(target.number.value));
        share.map(Some)
    };
    let most = Number::from(MOST_PERCENT);
    match (&unit.kind, unit.scale) {
        (UnitKind::Percent, _) => share(2, most).into_iter().collect(),
        (UnitKind::PerMille, _) => {
            let all = share(3, most.times(Number::from(10)).unwrap_or(most));
            all.into_iter().chain([shifted(1)]).collect()
        }
        (UnitKind::Yuan, scale) => {
            let power = scale.power();
            [0, 4, 8]
                .into_iter()
                .filter(|&other| other != power)
                .map(|other| shifted(other - power))
                .collect()
        }
        (_, Scale::One) if target.number.value.abs() < Number::from(LARGE_COUNT) => Vec::new(),
        (_, Scale::One) => vec![shifted(4)],
        (_, scale) => vec![shifted(-scale.power())],
    }
}

/// Whether the ratio of one figure to what is wanted is nearer to one than that of another.
fn is_nearer(one: Number, other: Number, wanted: Number) -> bool {
    let [one, other, wanted] = [one, other, wanted].map(Number::abs);
    if wanted.is_zero() || other.is_zero() {
        return false;
    }
    match (one >= wanted, other >= wanted) {
        (true, true) => one < other,
        (false, false) => one > other,
        (above, _) => {
            let (low, high) = if above { (other, one) } else { (one, other) };
            // Too large to be told counts as nearer: then nothing is claimed.
            let Some((product, square)) = low.times(high).zip(wanted.times(wanted)) else {
                return true;
            };
            // The low one is nearer where low × high > wanted².
            if above {
                product < square
            } else {
                product > square
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Attainment::{self, Met, Undecided, Unmet};
    use super::super::attainment::compare;
    use super::super::support::{row, rules};

    fn of(target: &str, actual: &str) -> Attainment {
        let indicator = row(["名称", target, actual, "10", ""]);
        compare(&indicator, None, &rules().vocabulary).attainment
    }

    #[test]
    fn a_bare_figure_takes_the_targets_unit() {
        for (target, actual, expected) in [
            ("≥98%", "89.2", Unmet),
            ("≥98%", "99.2", Met),
            ("≥95%", "11", Unmet),
            ("≥98%", "5", Unmet),
            ("100%", "100", Met),
            ("≤0.5‰", "0.8", Unmet),
            ("≥35万人次", "3.84", Unmet),
            ("≥35万人次", "38.4", Met),
            ("≥1.2亿", "1.3", Met),
            ("≥1.2亿", "1.1", Unmet),
            ("≤850元", "912", Unmet),
            ("≤850元", "830", Met),
            ("≤20元/人", "25", Unmet),
            ("≥5万元", "5", Met),
            ("≥1200册", "1100", Unmet),
            ("≥48场", "45（场）", Unmet),
            ("≥48（场）", "45场", Unmet),
            ("≥48场", "48 (场)", Met),
            ("≤0%", "3", Unmet),
            ("≥5%", "0", Unmet),
        ] {
            assert_eq!(of(target, actual), expected, "{target} {actual}");
        }
    }

    #[test]
    fn where_another_unit_fits_better_nobody_can_say() {
        for (target, actual) in [
            ("≥98%", "0.98"),
            ("≥98%", "0.89"),
            ("100%", "1"),
            ("≥100%", "1.05"),
            ("≥35万人次", "350000"),
            ("≥35万人次", "340000"),
            ("≥35万人次", "38400"),
            ("≥350000人次", "35"),
            ("≤850元", "0.0912"),
            ("≤50000元", "4.9"),
            ("≤5万元", "49000"),
            ("≥1亿元", "9000"),
            ("≤0.5‰", "0.0004"),
            ("≥10次/月", "12"),
        ] {
            assert_eq!(of(target, actual), Undecided, "{target} {actual}");
        }
        assert_eq!(of("≥35万", "350000"), Met);
    }
}
