//! Whether the printed figures fit a relation, rounding considered.

use super::{
    Closure, Figure, Formula, Reading, Relation, RelationKind, ratio, relations, weighted,
};
use crate::form::{Form, Slot};
use crate::number::{Interval, Number};
use crate::rules::RulesInForce;

/// How a relation ends on the form's printed figures.
///
/// Parts left blank count as nothing in fund lines and tables. Where a row's
/// points or score are blank the sum is judged only if it fits or is exceeded:
/// the missing figure could make up the rest.
pub fn close(relation: &Relation, form: &Form) -> Closure {
    match relation.formula {
        Formula::Sum | Formula::PartsOf => sum(relation, form),
        Formula::Percent | Formula::Growth => ratio::percent(relation, form),
        Formula::ShareOfPoints => ratio::share(relation, form, None),
        Formula::OwnRule(rule) => ratio::share(relation, form, Some(rule)),
        Formula::ShareOfHundred => weighted::share(relation, form),
        Formula::Difference => difference(relation, form),
    }
    .unwrap_or(Closure::NotApplicable)
}

/// How many relations of the form close and how many contradict each other;
/// of two readings of one text the one that closes more is the likelier.
pub fn closing_score(form: &Form, rules: &RulesInForce) -> (usize, usize) {
    relations(form, rules)
        .iter()
        .map(|relation| close(relation, form))
        .fold((0, 0), |(closed, open), closure| {
            (
                closed + usize::from(closure.is_closed()),
                open + usize::from(closure.is_open()),
            )
        })
}

/// The figure of a cell, or how the relation ends without it.
pub(super) fn number(form: &Form, slot: Slot) -> Result<(Number, Interval), Closure> {
    let figure = Figure::at(form, slot);
    match (figure, figure.value().zip(figure.interval())) {
        (_, Some(both)) => Ok(both),
        (Figure::Blank, None) => Err(Closure::Blank),
        (_, None) => Err(Closure::Unreadable(slot)),
    }
}

/// The three figures of a formula with a result and two operands, or the end without them.
pub(super) fn all<const N: usize>(
    form: &Form,
    slots: [Option<Slot>; N],
) -> Result<[(Number, Interval); N], Closure> {
    let mut figures = [(Number::ZERO, Interval::exactly(Number::ZERO)); N];
    for (figure, slot) in figures.iter_mut().zip(slots) {
        *figure = number(form, slot.ok_or(Closure::NotApplicable)?)?;
    }
    Ok(figures)
}

fn sum(relation: &Relation, form: &Form) -> Option<Closure> {
    let (found, found_interval) = match number(form, relation.result) {
        Ok(both) => both,
        Err(closure) => return Some(closure),
    };
    let exact = relation.reading == Reading::Exact;
    let (mut figures, mut blank) = (Vec::new(), false);
    for &slot in &relation.operands {
        match number(form, slot) {
            Ok(both) => figures.push(both),
            Err(Closure::Blank) => blank = true,
            Err(closure) => return Some(closure),
        }
    }
    if figures.is_empty() {
        return Some(Closure::Blank);
    }
    // A bare 0 beside decimals says "none", not "less than a half".
    let decimals = relation.slots().any(
        |slot| matches!(Figure::at(form, slot), Figure::Number { decimals, .. } if decimals > 0),
    );
    // A part that shows fewer decimals than the whole has lost zeros, not digits: 20 in 193.03.
    let half = found_interval.high.minus(found)?;
    let mut computed = Number::ZERO;
    let mut allowed = Interval::exactly(Number::ZERO);
    for (value, interval) in figures {
        computed = computed.plus(value)?;
        let interval = Interval {
            low: interval.low.max(value.minus(half)?),
            high: interval.high.min(value.plus(half)?),
        };
        let sharp = exact || (decimals && value.is_zero());
        allowed = allowed.plus(if sharp {
            Interval::exactly(value)
        } else {
            interval
        })?;
    }
    let target = if exact {
        Interval::exactly(found)
    } else {
        found_interval
    };
    Some(match relation.formula {
        Formula::PartsOf if computed <= found => Closure::Exact,
        Formula::PartsOf if allowed.low <= target.high => Closure::WithinRounding { computed },
        _ if computed == found => Closure::Exact,
        Formula::Sum if allowed.meets(target) => Closure::WithinRounding { computed },
        Formula::Sum if rounds_to(relation, computed, found) => {
            Closure::WithinRounding { computed }
        }
        _ if exact && blank && found > computed => Closure::Blank,
        // What nobody read may be what is missing.
        _ if form.leaves_out_figures() && is_of_points(relation.kind) => {
            Closure::Unreadable(relation.result)
        }
        _ => Closure::Open {
            computed,
            allowed,
            found,
        },
    })
}

/// Whether a relation adds points or scores of rows.
fn is_of_points(kind: RelationKind) -> bool {
    matches!(
        kind,
        RelationKind::PointsTotal | RelationKind::HeadingPoints | RelationKind::ScoreTotal
    )
}

/// Whether a total score is the exact sum of the scores, rounded to the digits it shows.
fn rounds_to(relation: &Relation, computed: Number, found: Number) -> bool {
    let decimals = found.parts().1;
    relation.kind == RelationKind::ScoreTotal
        && computed.normalized().parts().1 > decimals
        && computed.round_half_up(decimals) == found
}

fn difference(relation: &Relation, form: &Form) -> Option<Closure> {
    let mut operands = relation.operands.iter().copied();
    let slots = [Some(relation.result), operands.next(), operands.next()];
    let [(found, found_interval), (this, these), (that, those)] = match all(form, slots) {
        Ok(figures) => figures,
        Err(closure) => return Some(closure),
    };
    let computed = this.minus(that)?;
    let (allowed, found_interval) = if relation.reading == Reading::Exact {
        (Interval::exactly(computed), Interval::exactly(found))
    } else {
        (these.minus(those)?, found_interval)
    };
    let printed = (found, found_interval);
    Some(Closure::of((computed, allowed), printed))
}
