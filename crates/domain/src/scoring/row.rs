//! The score of one indicator row.

use super::attainment::{Basis, Comparison, compare};
use super::figures::Figures;
use super::qualitative::{anything, open, tier};
use super::quantitative::{Curve, UNROUNDED, points};
use super::steps::{compared, curve, rounding, step};
use super::{Attainment, Direction, RowScore, RuleScore, Step, bands};
use crate::form::{Form, Indicator, IndicatorColumn, Slot};
use crate::number::Number;
use crate::relation::Figure;
use crate::rules::{AtLeastRule, AtMostRule, RulesInForce, SourceRef};
use crate::text::Text;
use std::sync::Arc;

/// A row of a form that has no scores.
pub(super) fn unscored(index: usize) -> RowScore {
    empty(
        index,
        RuleScore::NotApplicable(Text::new(
            "这种表不评分",
            "forms of this kind are not scored",
        )),
    )
}

fn empty(index: usize, rule: RuleScore) -> RowScore {
    RowScore {
        slot: Slot::Indicator(index, IndicatorColumn::Score),
        printed: None,
        rule,
        attainment: Attainment::Undecided,
        ratio: None,
        steps: Vec::new(),
    }
}

/// Scores a row.
pub(super) fn score(form: &Form, index: usize, rules: &RulesInForce) -> RowScore {
    let Some(row) = form.indicators.get(index) else {
        return unscored(index);
    };
    if is_blank(row) {
        return empty(
            index,
            RuleScore::NotApplicable(Text::new("此行没有填写", "the row is not filled in")),
        );
    }
    if row.level1.is_beside() {
        return beside(form, index);
    }
    let comparison = compare(row, form.year, &rules.vocabulary);
    let ratio = match comparison.basis {
        Basis::Figures(Figures { target, actual, .. }) => actual.over(target),
        _ => None,
    };
    let mut scored = RowScore {
        printed: row.score.value.number().map(|printed| printed.value),
        attainment: comparison.attainment,
        ratio,
        ..empty(index, RuleScore::NotApplicable(Text::default()))
    };
    scored.rule = match row.points.value.number() {
        Some(weight) => rule(row, &comparison, weight.value, rules, &mut scored.steps),
        None => RuleScore::Unknown(Text::new(
            "分值未填或不是数字",
            "the row's points are missing or not a number",
        )),
    };
    if let RuleScore::Exact(exact) = scored.rule {
        scored.steps.extend(rounding(exact, &rules.rounding));
    }
    scored
}

/// What is added to the total or taken off it is as it was given: no rule computes it.
fn beside(form: &Form, index: usize) -> RowScore {
    let slot = Slot::Indicator(index, IndicatorColumn::Score);
    let printed = Figure::at(form, slot).value();
    let rule = printed.map_or_else(
        || RuleScore::NotApplicable(Text::new("没有加分或扣分", "nothing is added or taken off")),
        RuleScore::Exact,
    );
    RowScore {
        printed,
        ..empty(index, rule)
    }
}

fn is_blank(row: &Indicator) -> bool {
    [&row.target, &row.actual, &row.points, &row.score]
        .into_iter()
        .all(|cell| cell.is_blank())
}

fn rule(
    row: &Indicator,
    comparison: &Comparison,
    weight: Number,
    rules: &RulesInForce,
    steps: &mut Vec<Step>,
) -> RuleScore {
    if weight.is_negative() {
        return RuleScore::Unknown(Text::new("分值为负数", "the row's points are negative"));
    }
    if let Some((banded, told)) = bands::satisfaction(row, weight, rules) {
        steps.push(told);
        return banded;
    }
    steps.push(compared(row, comparison));
    if let Basis::Figures(figures) = comparison.basis
        && let Some((banded, told)) = bands::cost(row, figures, weight, rules)
    {
        steps.push(told);
        return banded;
    }
    match (&comparison.basis, comparison.attainment) {
        (Basis::NoActual, _) => RuleScore::Unknown(Text::new(
            "没有填写实际完成值",
            "the actual value is not filled in",
        )),
        (Basis::NotApplicable, _) => {
            RuleScore::NotApplicable(Text::new("本年度不适用", "the row did not apply this year"))
        }
        (Basis::Words(named), _) => {
            let (rule, told) = tier(&rules.tiers, *named, weight);
            steps.push(told);
            rule
        }
        (Basis::Open(why), _) => {
            steps.push(open(why, weight));
            anything(weight)
        }
        (_, Attainment::Met) => {
            steps.push(step(
                Text::new("完成，得满分，不超过分值", "Met: full points, never more"),
                weight.to_string(),
                weight.to_string(),
                Some(&rules.capped.source),
            ));
            RuleScore::Exact(weight)
        }
        (Basis::Figures(figures), Attainment::Unmet) => short(*figures, weight, rules, steps),
        (basis, _) => {
            steps.push(open(&unmet_without_formula(basis), weight));
            anything(weight)
        }
    }
}

/// Why an unmet row without two plain figures is left to a person.
fn unmet_without_formula(basis: &Basis) -> Text {
    match basis {
        Basis::Dates => Text::new(
            "未按期完成；规则没有逾期的计分公式，得分由人判断",
            "Late; the rules give no formula for that, a person must judge",
        ),
        _ => Text::new(
            "未完成；数字出自文字说明或区间，得分由人判断",
            "Not met; the figure stands in a sentence or a range, a person must judge",
        ),
    }
}

/// What an unmet figure earns.
fn short(
    figures: Figures,
    weight: Number,
    rules: &RulesInForce,
    steps: &mut Vec<Step>,
) -> RuleScore {
    let (rule, clause) = curve_of(figures.direction, rules);
    let Some(rule) = rule else {
        let why = Text::new(
            "未达到指标值；规则没有统一公式，得分由人判断",
            "Not met; the rules state no common formula, a person must judge",
        );
        let mut told = open(&why, weight);
        told.clause = Some(clause.clone());
        steps.push(told);
        return anything(weight);
    };
    let Figures { target, actual, .. } = figures;
    match points(rule, target, actual, weight, UNROUNDED) {
        Some(score) => {
            steps.push(curve(rule, [target, actual, weight], score, clause));
            RuleScore::Exact(score.normalized())
        }
        None => RuleScore::Unknown(Text::new("数字过大，不能计算", "the figures are too large")),
    }
}

/// The curve the rules give for a direction, and where they say so.
fn curve_of(direction: Direction, rules: &RulesInForce) -> (Option<Curve>, &Arc<SourceRef>) {
    match direction {
        Direction::Lower => {
            let curve = match rules.at_most.value {
                AtMostRule::Inverse => Some(Curve::Inverse),
                AtMostRule::Linear => Some(Curve::Linear),
                AtMostRule::OwnRule | AtMostRule::Unstated => None,
            };
            (curve, &rules.at_most.source)
        }
        _ => {
            let curve = match rules.at_least.value {
                AtLeastRule::Proportional => Some(Curve::Proportional),
                AtLeastRule::OwnRule | AtLeastRule::Unstated => None,
            };
            (curve, &rules.at_least.source)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::support::{form, fund, rules};
    use super::*;
    use proptest::prelude::*;

    fn of(name: &str, target: &str, actual: &str, weight: &str) -> RowScore {
        let row = [name, target, actual, weight, ""];
        score(&form(fund("", "", ""), &[row]), 0, &rules())
    }

    #[test]
    fn the_steps_lead_from_the_values_to_the_points() {
        let row = of("满意度", "≧95%", "91.5%", "10");
        let told: Vec<_> = row
            .steps
            .iter()
            .map(|s| match s.formula.as_str() {
                "" => s.label.zh.clone(),
                formula => format!("{formula} = {}", s.result),
            })
            .collect();
        assert_eq!(
            told,
            [
                "实际 91.5 ＜ 指标值 95，未完成",
                "91.5 ÷ 95 × 10 = 9.631578…",
                "9.631578… = 9.63"
            ]
        );
    }

    #[test]
    fn points_that_are_no_number_leave_the_score_unknown() {
        for weight in ["", "—", "见附表", "-5"] {
            let row = of("次数", "≥5次", "4次", weight);
            assert!(matches!(row.rule, RuleScore::Unknown(_)), "{weight}");
            assert_eq!(row.attainment, Attainment::Unmet);
        }
    }

    #[test]
    fn a_late_date_earns_what_a_person_decides() {
        let row = of("完成时间", "2022年6月30日前", "2022年8月15日", "10");
        assert_eq!(row.attainment, Attainment::Unmet);
        assert_eq!(row.rule, anything(Number::from(10)));
    }

    fn printed() -> impl Strategy<Value = String> {
        proptest::string::string_regex(
            "[≥≤＞＝]?[0-9]{0,4}[.]?[0-9]{0,2}(%|次|万元|人/月|月|日前|完成|，)?[0-9]{0,2}(次|%)?",
        )
        .unwrap()
    }

    proptest! {
        #[test]
        fn whatever_is_printed_the_score_stays_between_nothing_and_full(
            target in printed(), actual in printed(), weight in 0u32..60, cents in 0u32..100,
        ) {
            let weight = format!("{weight}.{cents:02}");
            let full: Number = weight.parse().unwrap();
            let row = of("次数", &target, &actual, &weight);
            match row.rule {
                RuleScore::Exact(score) => {
                    prop_assert!(score >= Number::ZERO && score <= full);
                    prop_assert!(row.attainment != Attainment::Met || score == full);
                }
                RuleScore::Between { low, high, .. } => {
                    prop_assert!(low >= Number::ZERO && low <= high && high <= full);
                }
                RuleScore::NotApplicable(_) | RuleScore::Unknown(_) => {}
            }
            if row.attainment == Attainment::Undecided {
                prop_assert!(!matches!(row.rule, RuleScore::Exact(_)));
            }
        }
    }
}
