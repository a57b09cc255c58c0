//! One form that fits, one that fails and one at the boundary for every kind of relation.

use super::*;
use crate::form::{Cell, FundKind, FundLine, Heading, Indicator, Level1, Level2};
use crate::number::{Points, Printed, Rate};
use crate::place::Place;
use crate::rules::*;
use crate::value::{Quantity, Unit, UnitKind, Value};
use std::sync::Arc;

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

fn cell(text: &str) -> Cell {
    let mut cell = Cell::new(text, Place::default());
    if let Some(number) = text.strip_suffix('%') {
        cell.value = Value::Quantity(Quantity {
            unit: Unit {
                kind: UnitKind::Percent,
                ..Unit::default()
            },
            ..Quantity::bare(Printed::of(n(number)))
        });
    }
    cell
}

fn ruled<T>(value: T) -> Ruled<T> {
    Ruled {
        value,
        source: Arc::default(),
    }
}

fn points(text: &str) -> Points {
    Points::new(n(text))
}

fn rules(base: ExecutionBase, integer_habit: bool) -> RulesInForce {
    RulesInForce {
        id: RuleSetId::default(),
        year: crate::form::Year(2022),
        weights: ruled(Weights {
            execution: points("10"),
            output: points("50"),
            outcome: points("30"),
            satisfaction: points("10"),
            cost: points("0"),
        }),
        weights_with_cost: None,
        adjustable: ruled(WeightsAdjustable::No),
        without_satisfaction_to: None,
        total_points: ruled(points("100")),
        execution_base: ruled(base),
        at_least: ruled(AtLeastRule::Proportional),
        at_most: ruled(AtMostRule::Inverse),
        tiers: ruled(Tiers {
            lower: vec![Rate::new(n("0.8")), Rate::new(n("0.6")), Rate::new(n("0"))],
        }),
        satisfaction_bands: None,
        capped: ruled(true),
        over_achievement: None,
        reason_for_unmet: ruled(true),
        rounding: ruled(Rounding {
            decimals: 2,
            integer_habit,
        }),
        grades: None,
        due: None,
        vocabulary: Arc::default(),
        thresholds: Arc::default(),
    }
}

fn annual() -> RulesInForce {
    rules(ExecutionBase::Annual, false)
}

/// A fund line: initial, budget, executed.
fn line(kind: FundKind, amounts: [&str; 3]) -> FundLine {
    FundLine {
        initial: cell(amounts[0]),
        budget: cell(amounts[1]),
        executed: cell(amounts[2]),
        ..FundLine::empty(kind)
    }
}

fn with_funds(funds: Vec<FundLine>) -> Form {
    Form {
        funds,
        ..Form::default()
    }
}

/// The total line of a form with rate and score.
fn execution(budget: &str, executed: &str, rate: &str, score: &str) -> Form {
    with_funds(vec![FundLine {
        points: cell("10"),
        rate: cell(rate),
        score: cell(score),
        ..line(FundKind::Total, ["", budget, executed])
    }])
}

fn row(level1: Level1, level2: Level2, points: &str, score: &str) -> Indicator {
    Indicator {
        level1,
        level2,
        points: cell(points),
        score: cell(score),
        ..Indicator::default()
    }
}

/// How every relation of a kind ends.
fn ends(form: &Form, rules: &RulesInForce, kind: RelationKind) -> Vec<Closure> {
    relations(form, rules)
        .iter()
        .filter(|relation| relation.kind == kind)
        .map(|relation| close(relation, form))
        .collect()
}

fn end(form: &Form, rules: &RulesInForce, kind: RelationKind) -> Closure {
    let mut all = ends(form, rules, kind);
    assert_eq!(all.len(), 1, "{kind:?}: {all:?}");
    all.remove(0)
}

fn budget_of(lines: &[(FundKind, &str)], kind: RelationKind) -> Closure {
    let funds = lines
        .iter()
        .map(|&(kind, amount)| line(kind, ["", amount, ""]))
        .collect();
    ends(&with_funds(funds), &annual(), kind).remove(1)
}

#[test]
fn funds_by_source() {
    use FundKind::{Appropriation, CarriedOver, Other, Total};
    let by = |total, parts: [&str; 3]| {
        let lines = [
            (Total, total),
            (Appropriation, parts[0]),
            (CarriedOver, parts[1]),
            (Other, parts[2]),
        ];
        budget_of(&lines, RelationKind::FundsBySource)
    };
    assert_eq!(by("505.22", ["443.7", "53.52", "8"]), Closure::Exact);
    assert_eq!(by("193.03", ["38.25", "154.78", ""]), Closure::Exact);
    assert!(by("193.03", ["38.25", "145.78", ""]).is_open());
    assert_eq!(by("193.03", ["", "—", ""]), Closure::Blank);
    assert_eq!(by("", ["38.25", "154.78", ""]), Closure::Blank);
    assert!(matches!(
        by("1", ["见附件", "", ""]),
        Closure::Unreadable(_)
    ));
}

#[test]
fn rounding_explains_one_last_digit_a_part_and_no_more() {
    use FundKind::{Basic, Project, Total};
    let by = |total, a, b| {
        let lines = [(Total, total), (Basic, a), (Project, b)];
        budget_of(&lines, RelationKind::FundsByNature)
    };
    assert_eq!(
        by("805.66", "363.49", "442.18"),
        Closure::WithinRounding {
            computed: n("805.67")
        }
    );
    // Three figures, half a hundredth each: 0.015 is the limit, 0.02 is beyond it.
    assert!(by("805.65", "363.49", "442.18").is_open());
    assert_eq!(by("3312.53", "2080.63", "1231.9"), Closure::Exact);
    assert!(by("3312.53", "2080.63", "0").is_open());
}

#[test]
fn a_zero_beside_decimals_says_none() {
    use FundKind::{Appropriation, CarriedOver, Other, Total};
    let by = |total| {
        let lines = [
            (Total, total),
            (Appropriation, "12.01"),
            (CarriedOver, "0"),
            (Other, "0"),
        ];
        budget_of(&lines, RelationKind::FundsBySource)
    };
    assert_eq!(by("12.01"), Closure::Exact);
    assert!(by("12.51").is_open());
}

#[test]
fn other_funds_belong_to_the_block_they_stand_in() {
    use FundKind::{Basic, GeneralPublicBudget, Other, Project, Total};
    let nature = [
        (Total, "2735.89"),
        (Basic, "1558.67"),
        (Project, "1077.22"),
        (Other, "100"),
    ];
    assert_eq!(
        budget_of(&nature, RelationKind::FundsByNature),
        Closure::Exact
    );
    let both = [
        (Total, "3312.53"),
        (GeneralPublicBudget, "3300.53"),
        (Other, "12"),
        (Basic, "2080.63"),
        (Project, "1231.9"),
    ];
    assert_eq!(
        budget_of(&both, RelationKind::FundsBySource),
        Closure::Exact
    );
    assert_eq!(
        budget_of(&both, RelationKind::FundsByNature),
        Closure::Exact
    );
}

#[test]
fn appropriation_parts() {
    use FundKind::{Appropriation, Other, OwnLevel, SuperiorGrant, Total};
    let by = |own| {
        let lines = [
            (Total, "120"),
            (Appropriation, "100"),
            (SuperiorGrant, "40"),
            (OwnLevel, own),
            (Other, "20"),
        ];
        (
            budget_of(&lines, RelationKind::AppropriationParts),
            budget_of(&lines, RelationKind::FundsBySource),
        )
    };
    assert_eq!(by("60"), (Closure::Exact, Closure::Exact));
    assert!(by("62").0.is_open());
    assert!(by("61").0.is_closed());
}

#[test]
fn amounts_in_another_unit_are_brought_to_the_forms() {
    use FundKind::{Basic, Project, Total};
    let mut form = with_funds(vec![
        line(Total, ["", "30.5", ""]),
        line(Basic, ["", "10.5", ""]),
        line(Project, ["", "", ""]),
    ]);
    form.funds[2].budget.value = Value::Quantity(Quantity {
        unit: Unit {
            kind: UnitKind::Yuan,
            ..Unit::default()
        },
        ..Quantity::bare(Printed::of(n("200000")))
    });
    let ends = ends(&form, &annual(), RelationKind::FundsByNature);
    assert_eq!(ends[1], Closure::Exact);
}

#[test]
fn a_single_part_must_not_exceed_the_whole() {
    use FundKind::{Appropriation, Total};
    let by = |part| {
        budget_of(
            &[(Total, "100"), (Appropriation, part)],
            RelationKind::FundsBySource,
        )
    };
    assert_eq!(by("80"), Closure::Exact);
    assert_eq!(by("100"), Closure::Exact);
    assert!(by("180").is_open());
}

fn scored(points: [&str; 3], scores: [&str; 3], total: (&str, &str)) -> Form {
    let mut form = execution("100", "100", "100%", "10");
    form.headings = vec![Heading {
        level1: Level1::Output,
        points: cell("50"),
        ..Heading::default()
    }];
    let groups = [
        (Level1::Output, Level2::Quantity),
        (Level1::Output, Level2::Quality),
        (Level1::Outcome, Level2::Social),
    ];
    form.indicators = groups
        .into_iter()
        .enumerate()
        .map(|(i, (level1, level2))| row(level1, level2, points[i], scores[i]))
        .collect();
    form.total.points = cell(total.0);
    form.total.score = cell(total.1);
    form
}

#[test]
fn points_and_scores_are_exact() {
    let form = scored(
        ["20", "30", "40"],
        ["20", "28.5", "39.28"],
        ("100", "97.78"),
    );
    for kind in [
        RelationKind::PointsTotal,
        RelationKind::HeadingPoints,
        RelationKind::ScoreTotal,
    ] {
        assert_eq!(end(&form, &annual(), kind), Closure::Exact, "{kind:?}");
    }
    let swapped = scored(
        ["20", "30", "40"],
        ["20", "28.5", "39.28"],
        ("100", "97.87"),
    );
    assert_eq!(
        end(&swapped, &annual(), RelationKind::ScoreTotal),
        Closure::Open {
            computed: n("97.78"),
            allowed: Interval::exactly(n("97.78")),
            found: n("97.87"),
        }
    );
    let light = scored(["20", "20", "40"], ["20", "20", "40"], ("100", "90"));
    assert!(end(&light, &annual(), RelationKind::PointsTotal).is_open());
    assert!(end(&light, &annual(), RelationKind::HeadingPoints).is_open());
    assert_eq!(
        end(&light, &annual(), RelationKind::ScoreTotal),
        Closure::Exact
    );
}

#[test]
fn a_missing_score_may_make_up_the_rest_but_not_a_surplus() {
    let short = scored(["20", "30", "40"], ["20", "", "40"], ("100", "95"));
    assert_eq!(
        end(&short, &annual(), RelationKind::ScoreTotal),
        Closure::Blank
    );
    let over = scored(["20", "30", "40"], ["20", "", "40"], ("100", "60"));
    assert!(end(&over, &annual(), RelationKind::ScoreTotal).is_open());
}

#[test]
fn a_total_of_the_rows_alone_leaves_execution_out() {
    let form = scored(["20", "30", "40"], ["20", "29", "40"], ("90", "89"));
    assert_eq!(
        end(&form, &annual(), RelationKind::PointsTotal),
        Closure::Exact
    );
    assert_eq!(
        end(&form, &annual(), RelationKind::ScoreTotal),
        Closure::Exact
    );
}

#[test]
fn execution_rate() {
    let rate = |budget, executed, printed| {
        let form = execution(budget, executed, printed, "");
        end(&form, &annual(), RelationKind::ExecutionRate)
    };
    assert!(rate("719.81", "604.64", "84%").is_closed());
    assert!(rate("912.63", "48.40", "5.3%").is_closed());
    assert!(rate("3312.53", "1066.75", "32.2%").is_closed());
    assert_eq!(rate("167.19", "167.19", "100%"), Closure::Exact);
    assert!(rate("719.81", "604.64", "48%").is_open());
    assert!(rate("719.81", "604.64", "0.84").is_closed());
    assert!(rate("719.81", "604.64", "0.94").is_open());
    assert_eq!(rate("0", "0", "0%"), Closure::NotApplicable);
    assert_eq!(rate("719.81", "", "84%"), Closure::Blank);
}

#[test]
fn the_rate_is_taken_of_the_ruled_column() {
    let mut form = execution("200", "100", "100%", "10");
    form.funds[0].initial = cell("100");
    let initial = rules(ExecutionBase::Initial, false);
    assert!(end(&form, &initial, RelationKind::ExecutionRate).is_closed());
    assert!(end(&form, &annual(), RelationKind::ExecutionRate).is_open());
}

#[test]
fn execution_score() {
    let score = |budget, executed, rate, printed, habit| {
        let form = execution(budget, executed, rate, printed);
        end(
            &form,
            &rules(ExecutionBase::Annual, habit),
            RelationKind::ExecutionScore,
        )
    };
    assert!(score("912.63", "48.40", "5.3%", "0.53", false).is_closed());
    assert!(score("912.63", "48.40", "5.3%", "0.5", false).is_closed());
    assert!(score("912.63", "48.40", "5.3%", "0.05", false).is_open());
    assert!(score("193.03", "3.16", "1.64%", "0.16", false).is_closed());
    assert!(score("193.03", "3.16", "1.64%", "0", false).is_open());
    assert!(score("193.03", "3.16", "1.64%", "0", true).is_open());
    assert!(score("40", "33.9", "84.75%", "8.48", false).is_closed());
    assert!(score("505.22", "467.84", "92.60%", "9", false).is_open());
    assert!(score("505.22", "467.84", "92.60%", "9", true).is_closed());
    assert!(score("102.46", "54.76", "53.45%", "4", true).is_open());
    assert_eq!(score("67", "80", "119%", "10", false), Closure::Exact);
    assert!(score("67", "80", "119%", "11", false).is_open());
    assert_eq!(score("0", "0", "", "10", false), Closure::NotApplicable);
}

#[test]
fn a_score_from_the_printed_rate_is_accepted_only_while_the_rate_is_right() {
    let score = |rate, printed| {
        let form = execution("719.81", "604.64", rate, printed);
        end(&form, &annual(), RelationKind::ExecutionScore)
    };
    assert!(score("80%", "8").is_open());
    assert!(score("84%", "8.4").is_closed());
}

#[test]
fn blank_templates_claim_nothing_and_closing_is_counted() {
    let mut form = scored(["20", "20", "40"], ["20", "20", "40"], ("100", "90"));
    assert_eq!(closing_score(&form, &annual()), (3, 2));
    form.blank = true;
    assert!(relations(&form, &annual()).is_empty());
}
