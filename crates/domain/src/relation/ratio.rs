//! Rates and execution scores: one printed figure over another.

use super::close::all;
use super::{Closure, Figure, Formula, OwnRule, Reading, Relation, RelationKind};
use crate::form::{Form, FundColumn, Slot};
use crate::number::{Interval, Number};

pub(super) fn percent(relation: &Relation, form: &Form) -> Option<Closure> {
    let mut operands = relation.operands.iter().copied();
    let slots = [Some(relation.result), operands.next(), operands.next()];
    let [(found, found_interval), (part, parts), (base, bases)] = match all(form, slots) {
        Ok(figures) => figures,
        Err(closure) => return Some(closure),
    };
    if base.is_zero() {
        return Some(Closure::NotApplicable);
    }
    // Whole figures of a table's rate are counts (9 of 17 posts), not rounded amounts.
    let counts = relation.kind == RelationKind::TableRate && part.parts().1 + base.parts().1 == 0;
    let (parts, bases) = if counts {
        (Interval::exactly(part), Interval::exactly(base))
    } else {
        (parts, bases)
    };
    let (part, parts) = if relation.formula == Formula::Growth {
        (part.minus(base)?, parts.minus(bases)?)
    } else {
        (part, parts)
    };
    let computed = part.times(Number::HUNDRED)?.over(base)?;
    let allowed = parts
        .times(Interval::exactly(Number::HUNDRED))?
        .over(bases)?;
    let hundred = Interval::exactly(Number::HUNDRED);
    // A bare 0.926 may mean 92.6 %.
    let as_fraction = bare(form, relation.result)
        .then(|| {
            Some((
                found.times(Number::HUNDRED)?,
                found_interval.times(hundred)?,
            ))
        })
        .flatten();
    let fits = |(value, interval): (Number, Interval)| {
        if value == computed {
            Some(Closure::Exact)
        } else {
            allowed
                .meets(interval)
                .then_some(Closure::WithinRounding { computed })
        }
    };
    Some(
        fits((found, found_interval))
            .or_else(|| as_fraction.and_then(fits))
            .unwrap_or(Closure::Open {
                computed,
                allowed,
                found,
            }),
    )
}

/// Whether a figure is printed without any unit.
fn bare(form: &Form, slot: Slot) -> bool {
    form.cell(slot)
        .and_then(|cell| cell.value.quantity())
        .is_some_and(|quantity| quantity.unit == crate::value::Unit::default())
}

/// The score of a rate: its share of the points, or what the form's own rule gives.
pub(super) fn share(relation: &Relation, form: &Form, own: Option<OwnRule>) -> Option<Closure> {
    let mut operands = relation.operands.iter().copied();
    let slots = [
        Some(relation.result),
        operands.next(),
        operands.next(),
        operands.next(),
    ];
    let [(found, _), (part, parts), (base, bases), (points, _)] = match all(form, slots) {
        Ok(figures) => figures,
        Err(closure) => return Some(closure),
    };
    if base.is_zero() {
        return Some(Closure::NotApplicable);
    }
    if let Some(rule) = own {
        let exact = part.times(Number::HUNDRED)?.over(base)?;
        let mut rates = parts
            .times(Interval::exactly(Number::HUNDRED))?
            .over(bases)?;
        if let Some(rate) = consistent_rate(relation, form) {
            rates.low = rates.low.min(rate.low);
            rates.high = rates.high.max(rate.high);
        }
        let computed = rule.score(Interval::exactly(exact), points)?.high;
        let allowed = rule.score(rates, points)?;
        let (reading, slot) = (relation.reading, relation.result);
        return Some(judge_score(reading, form, slot, computed, allowed, found));
    }
    let capped = |score: Number| score.min(points).max(Number::ZERO.min(points));
    let computed = capped(part.times(points)?.over(base)?);
    let exact = parts.times(Interval::exactly(points))?.over(bases)?;
    let mut allowed = Interval {
        low: capped(exact.low),
        high: capped(exact.high),
    };
    if let Some(rate) = consistent_rate(relation, form) {
        let low = capped(rate.low.times(points)?.over(Number::HUNDRED)?);
        let high = capped(rate.high.times(points)?.over(Number::HUNDRED)?);
        allowed.low = allowed.low.min(low);
        allowed.high = allowed.high.max(high);
    }
    Some(judge_score(
        relation.reading,
        form,
        relation.result,
        computed,
        allowed,
        found,
    ))
}

/// The printed rate beside the score as an interval in percent, when it is itself right:
/// many forms go on from the rounded rate.
fn consistent_rate(relation: &Relation, form: &Form) -> Option<Interval> {
    let Slot::Fund(line, _) = relation.result else {
        return None;
    };
    let rate = Relation {
        kind: RelationKind::ExecutionRate,
        result: Slot::Fund(line, FundColumn::Rate),
        operands: relation.operands.iter().copied().take(2).collect(),
        formula: Formula::Percent,
        reading: Reading::Rounded,
    };
    let percent = Figure::at(form, rate.result).value()?;
    (!bare(form, rate.result) && percent_closes(&rate, form)).then(|| Interval::exactly(percent))
}

fn percent_closes(rate: &Relation, form: &Form) -> bool {
    percent(rate, form).is_some_and(|closure| closure.is_closed())
}

fn judge_score(
    reading: Reading,
    form: &Form,
    slot: Slot,
    computed: Number,
    allowed: Interval,
    found: Number,
) -> Closure {
    if found == computed {
        return Closure::Exact;
    }
    let printed = match Figure::at(form, slot) {
        Figure::Number { decimals, .. } => decimals,
        Figure::Blank | Figure::Not => 0,
    };
    let (decimals, habit) = match reading {
        Reading::Score { decimals } => (decimals, false),
        Reading::WholeScore { decimals } => (decimals, true),
        Reading::Exact | Reading::Rounded => (printed, false),
    };
    let shown = if printed == 0 { decimals } else { printed };
    let rounded = Interval {
        low: allowed.low.round_half_up(shown),
        high: allowed.high.round_half_up(shown),
    };
    let whole = Interval {
        low: allowed.low.truncate(0),
        high: allowed.high.round_half_up(0),
    };
    // Whole points may be a habit; giving nothing for money that was spent is none.
    let habit = habit && printed == 0 && !found.is_zero();
    if rounded.contains(found) || (habit && whole.contains(found)) {
        Closure::WithinRounding { computed }
    } else {
        Closure::Open {
            computed,
            allowed,
            found,
        }
    }
}
