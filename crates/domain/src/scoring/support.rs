//! Small forms and rules for the tests of scoring.

use crate::form::{Cell, Family, Form, FundKind, FundLine, Indicator, Level1, Level2, Year};
use crate::number::{Points, Rate};
use crate::place::Place;
use crate::rules::{
    AtLeastRule, AtMostRule, ExecutionBase, Grade, Rounding, RuleSetId, Ruled, RulesInForce,
    SourceRef, Tiers, Vocabulary, Weights, WeightsAdjustable,
};
use std::collections::BTreeMap;
use std::sync::Arc;

fn ruled<T>(value: T) -> Ruled<T> {
    Ruled {
        value,
        source: Arc::new(SourceRef::default()),
    }
}

fn points(whole: i64) -> Points {
    Points::new(whole.into())
}

/// A rate as a fraction of one.
pub fn rate(text: &str) -> Rate {
    Rate::new(text.parse().unwrap())
}

fn grade((word, from): (&str, i64)) -> Grade {
    Grade {
        word: word.to_owned(),
        from: points(from),
    }
}

/// 10/50/30/10, proportional, inverse, tiers 80/60/0, two decimals.
pub fn rules() -> RulesInForce {
    let list = |words: &[&str]| words.iter().map(|&w| w.to_owned()).collect();
    let words = BTreeMap::from([
        ("achieved".to_owned(), list(&["完成", "优秀", "满意"])),
        ("partly-achieved".to_owned(), list(&["部分完成"])),
        ("not-achieved".to_owned(), list(&["未完成"])),
        (
            "lower-is-better".to_owned(),
            list(&["差错率", "投诉次数", "成本"]),
        ),
        ("higher-is-better".to_owned(), list(&["节约率"])),
    ]);
    let grades = [("优", 90), ("良", 80), ("中", 60), ("差", 0)];
    RulesInForce {
        id: RuleSetId("test".to_owned()),
        year: Year(2022),
        weights: ruled(Weights {
            execution: points(10),
            output: points(50),
            outcome: points(30),
            satisfaction: points(10),
            cost: points(0),
        }),
        weights_with_cost: None,
        adjustable: ruled(WeightsAdjustable::No),
        without_satisfaction_to: None,
        total_points: ruled(points(100)),
        execution_base: ruled(ExecutionBase::Annual),
        at_least: ruled(AtLeastRule::Proportional),
        at_most: ruled(AtMostRule::Inverse),
        tiers: ruled(Tiers {
            lower: vec![rate("0.8"), rate("0.6"), rate("0")],
        }),
        satisfaction_bands: None,
        cost_bands: None,
        capped: ruled(true),
        over_achievement: None,
        reason_for_unmet: ruled(true),
        rounding: ruled(Rounding {
            decimals: 2,
            integer_habit: false,
        }),
        grades: Some(ruled(grades.map(grade).into())),
        due: None,
        alarm_shares: None,
        alarm_spending: None,
        alarm_distance: None,
        review_grades: None,
        review_points: None,
        evaluations: Arc::default(),
        evaluation_measures: Arc::default(),
        vocabulary: Arc::new(Vocabulary::new(words)),
        measures: Arc::default(),
        thresholds: Arc::default(),
    }
}

/// A printed cell.
pub fn cell(raw: &str) -> Cell {
    Cell::new(raw, Place::default())
}

/// A fund total of 10 points.
pub fn fund(initial: &str, budget: &str, executed: &str) -> FundLine {
    FundLine {
        initial: cell(initial),
        budget: cell(budget),
        executed: cell(executed),
        points: cell("10"),
        ..FundLine::empty(FundKind::Total)
    }
}

/// An output row: name, target, actual, points, score.
pub fn row([name, target, actual, points, score]: [&str; 5]) -> Indicator {
    Indicator {
        level1: Level1::Output,
        level2: Level2::Quantity,
        name: cell(name),
        target: cell(target),
        actual: cell(actual),
        points: cell(points),
        score: cell(score),
        ..Indicator::default()
    }
}

/// A project self-evaluation of those rows.
pub fn form(line: FundLine, rows: &[[&str; 5]]) -> Form {
    Form {
        family: Family::ProjectSelfEvaluation,
        year: Some(Year(2022)),
        funds: vec![line],
        indicators: rows.iter().map(|&texts| row(texts)).collect(),
        ..Form::default()
    }
}
