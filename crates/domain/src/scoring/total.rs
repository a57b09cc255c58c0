//! Sums: the printed scores, the total the rules allow, the grade.

use super::alarm::Watch;
use super::{FormScore, ItemScores, RowScore, RuleScore};
use crate::form::Form;
use crate::number::Number;
use crate::relation::execution_stands_apart;
use crate::rules::RulesInForce;

/// Puts the rows together.
pub(super) fn sum(
    form: &Form,
    rules: &RulesInForce,
    execution: Option<RowScore>,
    rows: Vec<RowScore>,
    items: ItemScores,
) -> FormScore {
    let of_items = || items.items.iter().map(|item| &item.row);
    // Where the execution rate is a row too, the total counts it once.
    let apart = execution_stands_apart(form, rules);
    let counted = || execution.iter().filter(|_| !apart);
    let all = || counted().chain(&rows).chain(of_items());
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
        grade: unrounded(total, printed_sum).and_then(|total| grade(total, rules)),
        printed_sum,
        execution,
        rows,
        items,
        watch: Watch::default(),
    }
}

/// The total before rounding: the exact sum of the scores where the printed total is that
/// sum rounded to fewer digits, else the printed total.
fn unrounded(total: Option<Number>, sum: Option<Number>) -> Option<Number> {
    match (total, sum) {
        (Some(total), Some(sum)) if sum.round_half_up(total.parts().1) == total => Some(sum),
        (total, sum) => total.or(sum),
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

#[cfg(test)]
mod tests {
    use super::super::score;
    use super::super::support::{cell, form, fund, rules};
    use crate::form::FundLine;
    use crate::number::Number;
    use crate::rules::Vocabulary;
    use proptest::prelude::*;
    use std::sync::Arc;

    #[test]
    fn the_grade_is_taken_before_rounding() {
        let n = |text: &str| text.parse().ok();
        assert_eq!(super::unrounded(n("90"), n("89.6")), n("89.6"));
        assert_eq!(super::unrounded(n("93.22"), n("93.22")), n("93.22"));
        assert_eq!(super::unrounded(n("96"), n("94")), n("96"));
        assert_eq!(super::unrounded(None, n("88")), n("88"));
    }

    #[test]
    fn a_total_stands_between_what_persons_may_give() {
        let mut line = fund("", "40", "33.9");
        line.score = cell("8.48");
        let form = form(
            line,
            &[
                ["次数", "≥5次", "6次", "50", "50"],
                ["效果", "优秀", "优秀", "30", "27"],
                ["满意度", "≥95%", "满意", "10", "9"],
            ],
        );
        let scored = score(&form, &rules());
        assert_eq!(scored.total_low, "82.475".parse().ok());
        assert_eq!(scored.total_high, "98.475".parse().ok());
        assert_eq!(scored.printed_sum, "94.48".parse().ok());
        assert_eq!(scored.grade.as_deref(), Some("优"));
    }

    #[test]
    fn execution_in_a_row_of_its_own_is_counted_once() {
        let mut rules = rules();
        rules.vocabulary = Arc::new(Vocabulary::new(
            [("execution-row".to_owned(), vec!["预算执行率".to_owned()])].into(),
        ));
        let line = |points: &str, score: &str| FundLine {
            points: cell(points),
            score: cell(score),
            ..fund("", "100", "96")
        };
        let rows = [
            ["次数", "≥5次", "6次", "90", "90"],
            ["预算执行率", "≥95%", "96%", "10", "9.6"],
        ];
        let mut twice = form(line("10", "9.6"), &rows);
        twice.total.points = cell("100");
        let scored = score(&twice, &rules);
        let total = "99.6".parse().ok();
        assert_eq!((scored.total_low, scored.total_high), (total, total));
        assert_eq!(scored.printed_sum, total);
        // Rows that have all points leave none to a line that prints none.
        let rows = [["次数", "≥5次", "6次", "100", "100"]];
        let scored = score(&form(line("—", "—"), &rows), &rules);
        assert_eq!(scored.total_high, Some(Number::from(100)));
        let rows = [["次数", "≥5次", "6次", "90", "90"]];
        let scored = score(&form(line("", ""), &rows), &rules);
        assert_eq!(scored.total_high, "99.6".parse().ok());
    }

    #[test]
    fn a_row_that_cannot_be_scored_leaves_the_total_open() {
        let form = form(
            fund("", "0", ""),
            &[["次数", "≥5次", "6次", "50", "50"], ["", "", "", "", ""]],
        );
        let scored = score(&form, &rules());
        assert_eq!((scored.total_low, scored.total_high), (None, None));
        assert_eq!(scored.printed_sum, Some(Number::from(50)));
    }

    #[test]
    fn a_form_without_scores_keeps_its_rows() {
        let mut target = form(fund("", "40", ""), &[["次数", "≥5次", "", "", ""]]);
        target.family = crate::form::Family::ProjectTarget;
        let scored = score(&target, &rules());
        assert_eq!(scored.rows.len(), 1);
        assert_eq!(scored.execution, None);
        assert_eq!((scored.printed_sum, scored.grade), (None, None));
    }

    proptest! {
        #[test]
        fn the_order_of_rows_does_not_matter(
            rows in proptest::collection::vec((0u32..200, 0u32..5000, 1u32..30), 1..12),
            turn in 0usize..12,
        ) {
            let texts: Vec<[String; 5]> = rows
                .iter()
                .map(|(target, actual, points)| {
                    let actual = format!("{}.{:02}次", actual / 100, actual % 100);
                    let points = points.to_string();
                    ["次数".into(), format!("≥{target}次"), actual, points.clone(), points]
                })
                .collect();
            let build = |texts: &[[String; 5]]| {
                let rows: Vec<[&str; 5]> = texts
                    .iter()
                    .map(|row| row.each_ref().map(String::as_str))
                    .collect();
                score(&form(fund("", "3", "2"), &rows), &rules())
            };
            let straight = build(&texts);
            let mut turned = texts.clone();
            turned.rotate_left(turn % texts.len());
            let turned = build(&turned);
            prop_assert_eq!(straight.total_low, turned.total_low);
            prop_assert_eq!(straight.total_high, turned.total_high);
            prop_assert_eq!(straight.printed_sum, turned.printed_sum);
            prop_assert!(straight.total_low.is_some());
            prop_assert!(straight.total_low <= straight.total_high);
        }
    }
}
