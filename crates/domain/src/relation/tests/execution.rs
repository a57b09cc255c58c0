//! Execution rate and execution score.

use super::support::*;
use crate::form::Doubt;
use crate::relation::*;
use crate::rules::*;

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

#[test]
fn a_rate_of_an_amount_nobody_could_read_is_not_judged() {
    let mut form = execution("", "90", "75%", "7.5");
    form.funds[0].initial = cell("100");
    let judged = |form: &Form| {
        let all = relations(form, &annual());
        all.iter()
            .any(|one| one.kind == RelationKind::ExecutionRate)
    };
    assert!(judged(&form));
    form.doubts.push(Doubt {
        place: crate::place::Place::default(),
        message: crate::text::Text::new("有一栏没有读入", "a column was not read"),
        reach: crate::form::Reach::Form,
    });
    assert!(!judged(&form));
}
