//! Whether other figures of a text make a claim right that the nearest figures do not: then
//! they may be what was meant, and nothing is told against it.
//!
//! Must not know sentences.

use super::printing::Amount;
use crate::number::{Interval, Number};

/// Figures of which every subset is tried.
const MOST: usize = 12;

/// Whether some of the figures add to the whole, at least two of them.
pub(super) fn sum(whole: Amount, figures: &[Amount]) -> bool {
    let figures = figures.get(..figures.len().min(MOST)).unwrap_or_default();
    (0u32..1 << figures.len())
        .filter(|chosen| chosen.count_ones() > 1)
        .any(|chosen| {
            let mut all = figures
                .iter()
                .enumerate()
                .filter(|(at, _)| chosen >> at & 1 == 1);
            let added = all.try_fold(Interval::exactly(Number::ZERO), |sum, (_, one)| {
                sum.plus(one.interval)
            });
            added.is_some_and(|added| added.meets(whole.interval))
        })
}

/// Whether one of the figures, or two together, has grown by so much since the base: by that
/// amount, or at that rate.
pub(super) fn growth(by: Amount, base: Amount, figures: &[Amount], rate: bool) -> bool {
    ones_and_pairs(figures).into_iter().any(|now| {
        let Some(grown) = now.minus(base.interval) else {
            return false;
        };
        let grown = if rate {
            percent(grown, base.interval)
        } else {
            Some(grown)
        };
        grown.is_some_and(|grown| grown.meets(by.interval))
    })
}

/// Whether one of the figures, or two together, has changed at that rate if it changed by that
/// size, or was the one that changed.
pub(super) fn grown_by(rate: Amount, size: Amount, up: bool, figures: &[Amount]) -> bool {
    ones_and_pairs(figures).into_iter().any(|now| {
        let before = if up {
            now.minus(size.interval)
        } else {
            now.plus(size.interval)
        };
        [Some(now), before].into_iter().flatten().any(|base| {
            let found = percent(size.interval, base);
            found.is_some_and(|found| found.meets(rate.interval) || found.meets(turned(rate)))
        })
    })
}

fn turned(rate: Amount) -> Interval {
    Interval {
        low: rate.interval.high.negated(),
        high: rate.interval.low.negated(),
    }
}

/// Whether one of the figures, or two together, has that rate of the base.
pub(super) fn rate(rate: Amount, base: Amount, figures: &[Amount]) -> bool {
    ones_and_pairs(figures)
        .into_iter()
        .any(|part| percent(part, base.interval).is_some_and(|found| found.meets(rate.interval)))
}

/// Whether one of the figures has that rate of another or of two together, or two together
/// have it of one; or what is missing to the whole has.
pub(super) fn any_rate(rate: Amount, figures: &[Amount]) -> bool {
    let all = ones_and_pairs(figures);
    let missing = Interval::exactly(Number::HUNDRED).minus(rate.interval);
    let fits = |part: Interval, base: Interval| {
        percent(part, base).is_some_and(|found| {
            found.meets(rate.interval) || missing.is_some_and(|missing| found.meets(missing))
        })
    };
    figures.iter().map(|one| one.interval).any(|one| {
        let mut all = all.iter().copied();
        all.any(|other| fits(one, other) || fits(other, one))
    })
}

/// Every figure, and every sum and difference of two that is more than nothing.
fn ones_and_pairs(figures: &[Amount]) -> Vec<Interval> {
    let figures = figures.get(..figures.len().min(MOST)).unwrap_or_default();
    let mut all: Vec<Interval> = figures.iter().map(|one| one.interval).collect();
    for (at, one) in figures.iter().enumerate() {
        for other in figures.iter().skip(at + 1) {
            let (a, b) = (one.interval, other.interval);
            all.extend(a.plus(b));
            all.extend([a.minus(b), b.minus(a)].into_iter().flatten());
        }
    }
    all.retain(|one| one.low > Number::ZERO);
    all
}

fn percent(part: Interval, base: Interval) -> Option<Interval> {
    part.over(base)?.times(Interval::exactly(Number::HUNDRED))
}
