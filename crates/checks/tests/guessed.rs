//! What was only guessed is never called an error.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use checks::{Case, Selection, check};
use domain::finding::{Finding, Level, Trust};
use domain::form::{Cell, Family, Form, FundKind, FundLine, Year};
use domain::place::Place;
use domain::rules::RuleSetId;
use forms::rulesets::Library;

/// The findings on a form whose money lines do not add up.
fn findings(guessed: bool) -> Vec<Finding> {
    let cell = |text: &str| Cell::new(text.to_owned(), Place::default());
    let line = |kind: FundKind, budget: &str| FundLine {
        budget: cell(budget),
        ..FundLine::empty(kind)
    };
    let form = Form {
        family: Family::ProjectSelfEvaluation,
        project: cell("修路"),
        year: Some(Year(2022)),
        funds: vec![
            line(FundKind::Total, "100"),
            line(FundKind::Appropriation, "60"),
            line(FundKind::Other, "30"),
        ],
        guessed,
        ..Form::default()
    };
    let rules = Library::embedded()
        .in_force(&RuleSetId("cn-2020".to_owned()), Year(2022))
        .unwrap();
    check(&[Case::new(&form, &rules)], &Selection::default()).findings
}

#[test]
fn an_error_on_guessed_cells_is_a_warning_that_a_person_must_look_at() {
    let sums = |findings: Vec<Finding>| -> Vec<(Level, Option<Trust>)> {
        let sums = findings.into_iter().filter(|f| f.code.starts_with("SUM"));
        sums.map(|f| (f.level, f.suggestion.map(|s| s.trust)))
            .collect()
    };
    let certain = sums(findings(false));
    assert!(certain.iter().any(|(level, _)| *level == Level::Error));
    let guessed = sums(findings(true));
    assert_eq!(guessed.len(), certain.len());
    for (level, trust) in guessed {
        assert!(level < Level::Error);
        assert!(trust.is_none_or(|trust| trust == Trust::LookAtIt));
    }
}
