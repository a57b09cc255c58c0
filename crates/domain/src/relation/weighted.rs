//! Scores that a form weighs itself: a rating out of a hundred × the points of the row.

use super::close::all;
use super::{Closure, Formula, Reading, Relation, RelationKind, close};
use crate::form::{Form, IndicatorColumn, Slot};
use crate::number::{Interval, Number};

/// One relation a row; none where most rows say that the ratings are not out of a hundred.
pub(super) fn relations(form: &Form) -> Vec<Relation> {
    let rated = form.indicators.iter().enumerate();
    let rated = rated.filter(|(_, row)| !row.rating.is_blank());
    let relations: Vec<Relation> = rated
        .map(|(row, _)| {
            let at = |column| Slot::Indicator(row, column);
            Relation {
                kind: RelationKind::WeightedScore,
                result: at(IndicatorColumn::Score),
                operands: vec![at(IndicatorColumn::Points), at(IndicatorColumn::Rating)],
                formula: Formula::ShareOfHundred,
                reading: Reading::Rounded,
            }
        })
        .collect();
    let open = relations.iter().filter(|one| close(one, form).is_open());
    let most_open = open.count() * 2 > relations.len();
    if most_open { Vec::new() } else { relations }
}

/// How points × rating ÷ 100 ends on the printed figures.
pub(super) fn share(relation: &Relation, form: &Form) -> Option<Closure> {
    let mut operands = relation.operands.iter().copied();
    let slots = [Some(relation.result), operands.next(), operands.next()];
    let [(found, found_interval), (points, _), (rating, ratings)] = match all(form, slots) {
        Ok(figures) => figures,
        Err(closure) => return Some(closure),
    };
    let computed = points.times(rating)?.over(Number::HUNDRED)?;
    let hundred = Interval::exactly(Number::HUNDRED);
    // A whole rating was given as it stands; one with decimals was worked out.
    let ratings = if rating.parts().1 == 0 {
        Interval::exactly(rating)
    } else {
        ratings
    };
    let allowed = Interval::exactly(points).times(ratings)?.over(hundred)?;
    let printed = (found, found_interval);
    Some(Closure::of((computed, allowed), printed))
}
