//! Rows beside the points that are shared out: what is added to a total for merits (加分) or
//! taken off it for faults (扣分).

use super::{Relation, RelationKind, close};
use crate::form::{Form, IndicatorColumn, Slot};
use crate::number::Number;
use crate::relation::Figure;
use crate::rules::RulesInForce;

/// The relation of a total as the form means it: some totals count such rows and some leave
/// them to another line, and none goes beyond the full total. What adds up is meant so.
pub(super) fn settled(relation: Relation, form: &Form, rules: &RulesInForce) -> Option<Relation> {
    let rows = rows(form);
    if rows.is_empty() || !close(&relation, form).is_open() {
        return Some(relation);
    }
    let is_beside = |slot: &Slot| slot.indicator_row().is_some_and(|row| rows.contains(&row));
    let mut other = relation.clone();
    if relation.kind == RelationKind::PointsTotal {
        let points = |&row: &usize| Slot::Indicator(row, IndicatorColumn::Points);
        other.operands.extend(rows.iter().map(points));
    } else {
        other.operands.retain(|slot| !is_beside(slot));
    }
    if close(&other, form).is_closed() {
        return Some(other);
    }
    let figure = |slot: Slot| Figure::at(form, slot).value();
    let full = rules.total_points.value.number();
    let sum = Number::sum(relation.operands.iter().filter_map(|&slot| figure(slot)));
    let capped = figure(relation.result) == Some(full) && sum.is_some_and(|sum| sum > full);
    (!capped).then_some(relation)
}

/// The positions of such rows.
fn rows(form: &Form) -> Vec<usize> {
    let rows = form.indicators.iter().enumerate();
    rows.filter(|(_, row)| row.level1.is_beside())
        .map(|(at, _)| at)
        .collect()
}

/// The totals that such rows leave open: between what the others make and what all make, and
/// never beyond the full total.
pub fn with_beside(
    (low, high): (Number, Number),
    form: &Form,
    rules: &RulesInForce,
) -> (Number, Number) {
    let scores = rows(form)
        .into_iter()
        .filter_map(|row| Figure::at(form, Slot::Indicator(row, IndicatorColumn::Score)).value());
    let Some(beside) = Number::sum(scores) else {
        return (low, high);
    };
    let bare = |total: Number| total.minus(beside).unwrap_or(total);
    let (low, high) = (low.min(bare(low)), high.max(bare(high)));
    let full = rules.total_points.value.number();
    let has_rows = !rows(form).is_empty();
    (if has_rows { low.min(full) } else { low }, high)
}
