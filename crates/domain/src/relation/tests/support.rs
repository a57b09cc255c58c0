//! Small forms and rules for the tests of relations.

use crate::form::{Cell, DataTable, FundKind, FundLine, Heading, Indicator, Level1, Level2};
use crate::number::{Points, Printed, Rate};
use crate::place::Place;
use crate::relation::*;
use crate::rules::*;
use crate::value::{Quantity, Unit, UnitKind, Value};
use std::sync::Arc;

pub(super) fn n(text: &str) -> Number {
    text.parse().unwrap()
}

pub(super) fn cell(text: &str) -> Cell {
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

pub(super) fn ruled<T>(value: T) -> Ruled<T> {
    Ruled {
        value,
        source: Arc::default(),
    }
}

pub(super) fn points(text: &str) -> Points {
    Points::new(n(text))
}

pub(super) fn rules(base: ExecutionBase, integer_habit: bool) -> RulesInForce {
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
        cost_bands: None,
        capped: ruled(true),
        over_achievement: None,
        reason_for_unmet: ruled(true),
        rounding: ruled(Rounding {
            decimals: 2,
            integer_habit,
        }),
        grades: None,
        due: None,
        alarm_shares: None,
        alarm_spending: None,
        alarm_distance: None,
        review_grades: None,
        review_points: None,
        evaluations: Arc::default(),
        evaluation_measures: Arc::default(),
        vocabulary: Arc::new(words()),
        measures: Arc::default(),
        thresholds: Arc::default(),
    }
}

pub(super) fn words() -> Vocabulary {
    let list = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    Vocabulary::new(
        [
            (
                "table-total",
                list(&["合计", "总计", "小计", "总支出", "支出合计"]),
            ),
            ("table-part-of", list(&["其中"])),
            ("execution-row", list(&["预算执行率"])),
            ("table-change", list(&["增加", "增减"])),
            ("prior-year", list(&["上年", "去年"])),
            ("table-rate", list(&["控制率", "执行率"])),
            (
                "table-growth",
                list(&["增减率", "增长率", "增减幅", "变动率"]),
            ),
            ("table-percent", list(&["率", "%", "％"])),
            ("table-count", list(&["编制数", "实有"])),
            ("table-average", list(&["单价", "平均", "单位造价"])),
            ("table-ratio-ending", list(&["比例", "满意度"])),
            (
                "table-seldom-adding-ending",
                list(&["得分", "余额", "油耗"]),
            ),
            ("table-row-number", list(&["序号"])),
        ]
        .into_iter()
        .map(|(key, words): (&str, Vec<String>)| (key.to_owned(), words))
        .collect(),
    )
}

pub(super) fn annual() -> RulesInForce {
    rules(ExecutionBase::Annual, false)
}

/// A fund line: initial, budget, executed.
pub(super) fn line(kind: FundKind, amounts: [&str; 3]) -> FundLine {
    FundLine {
        initial: cell(amounts[0]),
        budget: cell(amounts[1]),
        executed: cell(amounts[2]),
        ..FundLine::empty(kind)
    }
}

pub(super) fn with_funds(funds: Vec<FundLine>) -> Form {
    Form {
        funds,
        ..Form::default()
    }
}

/// The total line of a form with rate and score.
pub(super) fn execution(budget: &str, executed: &str, rate: &str, score: &str) -> Form {
    with_funds(vec![FundLine {
        points: cell("10"),
        rate: cell(rate),
        score: cell(score),
        ..line(FundKind::Total, ["", budget, executed])
    }])
}

pub(super) fn row(level1: Level1, level2: Level2, points: &str, score: &str) -> Indicator {
    Indicator {
        level1,
        level2,
        points: cell(points),
        score: cell(score),
        ..Indicator::default()
    }
}

/// How every relation of a kind ends.
pub(super) fn ends(form: &Form, rules: &RulesInForce, kind: RelationKind) -> Vec<Closure> {
    relations(form, rules)
        .iter()
        .filter(|relation| relation.kind == kind)
        .map(|relation| close(relation, form))
        .collect()
}

pub(super) fn end(form: &Form, rules: &RulesInForce, kind: RelationKind) -> Closure {
    let mut all = ends(form, rules, kind);
    assert_eq!(all.len(), 1, "{kind:?}: {all:?}");
    all.remove(0)
}

pub(super) fn budget_of(lines: &[(FundKind, &str)], kind: RelationKind) -> Closure {
    let funds = lines
        .iter()
        .map(|&(kind, amount)| line(kind, ["", amount, ""]))
        .collect();
    ends(&with_funds(funds), &annual(), kind).remove(1)
}

pub(super) fn scored(points: [&str; 3], scores: [&str; 3], total: (&str, &str)) -> Form {
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

/// A form with one data table; cells are parted by `|`, the first line holds the headings.
pub(super) fn table(lines: &[&str]) -> Form {
    let mut rows = lines
        .iter()
        .map(|line| line.split('|').map(cell).collect::<Vec<Cell>>());
    Form {
        tables: vec![DataTable {
            columns: rows.next().unwrap(),
            rows: rows.collect(),
            ..DataTable::default()
        }],
        ..Form::default()
    }
}
