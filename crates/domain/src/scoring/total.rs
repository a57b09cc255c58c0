//! Sums: the printed scores, the total the rules allow, the grade.

use super::{FormScore, RowScore, RuleScore};
use crate::form::Form;
use crate::number::Number;
use crate::rules::RulesInForce;

/// Puts the rows together.
pub(super) fn sum(
    form: &Form,
    rules: &RulesInForce,
    execution: Option<RowScore>,
    rows: Vec<RowScore>,
) -> FormScore {
    let all = || execution.iter().chain(&rows);
    let printed: Vec<Number> = all().filter_map(|row| row.printed).collect();
    let printed_sum = if printed.is_empty() {
        None
    } else {
        Number::sum(printed)
    };
    let bounds: Option<Vec<(Number, Number)>> = all()
        .filter(|row| !is_void(row))
        .map(|row| bounds(&row.rule))
        .collect();
    let bounds = bounds.filter(|bounds| !bounds.is_empty());
    let total = form.total.score.value.number().map(|total| total.value);
    FormScore {
        total_low: bounds
            .as_ref()
            .and_then(|all| Number::sum(all.iter().map(|&(low, _)| low))),
        total_high: bounds
            .as_ref()
            .and_then(|all| Number::sum(all.iter().map(|&(_, high)| high))),
        grade: total.or(printed_sum).and_then(|total| grade(total, rules)),
        printed_sum,
        execution,
        rows,
    }
}

/// A row nobody filled: it adds nothing and leaves nothing open.
fn is_void(row: &RowScore) -> bool {
    row.slot.indicator_row().is_some()
        && row.printed.is_none()
        && matches!(row.rule, RuleScore::NotApplicable(_))
}

fn bounds(rule: &RuleScore) -> Option<(Number, Number)> {
    match rule {
        RuleScore::Exact(score) => Some((*score, *score)),
        RuleScore::Between { low, high, .. } => Some((*low, *high)),
        RuleScore::NotApplicable(_) | RuleScore::Unknown(_) => None,
    }
}

/// The grade of an unrounded total.
fn grade(total: Number, rules: &RulesInForce) -> Option<String> {
    rules
        .grades
        .as_ref()?
        .value
        .iter()
        .find(|grade| total >= grade.from.number())
        .map(|grade| grade.word.clone())
}
