//! What is said about typical wrong cells, and how consequences stand under their cause.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use checks::{Case, Selection, check, diagnose};
use domain::finding::Finding;
use domain::form::Form;
use domain::rules::{RuleSetId, RulesInForce};
use forms::notation::from_toml;
use forms::rulesets::Library;

const NINE_ROWS: &str = include_str!("forms/project-nine-rows.toml");

fn rules(form: &Form) -> RulesInForce {
    Library::embedded()
        .in_force(&RuleSetId("hunan-xiangxi".to_owned()), form.year.unwrap())
        .unwrap()
}

/// The form with one text replaced.
fn with(source: &str, right: &str, wrong: &str) -> Form {
    assert_eq!(source.matches(right).count(), 1, "{right}");
    from_toml(&source.replace(right, wrong)).unwrap()
}

/// Of every diagnosis the first suspect: its cell, what it should be, and why.
fn suspects(form: &Form) -> Vec<String> {
    let rules = rules(form);
    diagnose(&[Case::new(form, &rules)], 0)
        .iter()
        .filter_map(|diagnosis| diagnosis.suspects.first())
        .map(|suspect| {
            let value = suspect.should_be.map_or("?".to_owned(), |v| v.to_string());
            format!("{} → {value}: {}", suspect.cell.slot.path(), suspect.why.en)
        })
        .collect()
}

/// The findings in order: code, cell, and the position of the cause.
fn findings(form: &Form) -> Vec<Finding> {
    let rules = rules(form);
    check(&[Case::new(form, &rules)], &Selection::default()).findings
}

#[test]
fn swapped_digits_in_the_total() {
    let form = with(NINE_ROWS, "score = \"96.86\"", "score = \"98.66\"");
    assert_eq!(
        suspects(&form),
        [
            "total.score → 96.86: changing 98.66 to 96.86 makes the calculation fit; \
             two neighbouring digits seem swapped"
        ]
    );
}

#[test]
fn a_wrong_execution_score_the_total_was_made_with() {
    let slipped = NINE_ROWS.replace("score = \"8.16\"", "score = \"0.82\"");
    let form = with(&slipped, "score = \"96.86\"", "score = \"89.52\"");
    assert_eq!(
        suspects(&form),
        [
            "funds.1.score → 8.16: changing 0.82 to 8.16 makes the calculation fit \
             (the figure worked out from it has to follow); \
             the decimal point seems misplaced"
        ]
    );
}

#[test]
fn one_wrong_amount_explains_sum_rate_and_score() {
    let form = with(NINE_ROWS, "executed = \"157.46\"", "executed = \"175.46\"");
    assert_eq!(
        suspects(&form),
        [
            "funds.1.executed → 157.46: changing 175.46 to 157.46 makes all 3 contradicting \
             calculations fit; two neighbouring digits seem swapped"
        ]
    );
    let found = findings(&form);
    let figures: Vec<&Finding> = found.iter().filter(|f| !f.suspects.is_empty()).collect();
    assert!(figures.len() > 2, "{found:#?}");
    assert!(
        figures
            .iter()
            .all(|finding| { finding.suspects[0].cell.slot.path() == "funds.1.executed" })
    );
    assert_eq!(
        figures
            .iter()
            .filter(|finding| finding.consequence_of.is_none())
            .count(),
        1
    );
}

#[test]
fn a_row_left_out() {
    let row = NINE_ROWS
        .lines()
        .find(|line| line.contains("系统可用年限"))
        .unwrap();
    let form = with(NINE_ROWS, row, "");
    assert_eq!(
        suspects(&form),
        [
            "headings.2.points → ?: a row of this group seems left out: 8 points, score 8; \
             with it all 3 contradicting calculations fit"
        ]
    );
}

#[test]
fn two_wrong_cells_are_two_diagnoses() {
    let slipped = NINE_ROWS.replace("rate = \"81.57%\"", "rate = \"18.57%\"");
    let form = with(&slipped, "score = \"96.86\"", "score = \"69.86\"");
    let cells: Vec<String> = suspects(&form)
        .iter()
        .map(|text| text.split(':').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(cells, ["funds.1.rate → 81.57", "total.score → 96.86"]);
}

#[test]
fn consequences_follow_their_cause() {
    // The row lost a digit: its score is wrong, and the total no longer the sum.
    let form = with(
        NINE_ROWS,
        "points = \"12\", score = \"12\"",
        "points = \"12\", score = \"2\"",
    );
    let found = findings(&form);
    for (position, finding) in found.iter().enumerate() {
        if let Some(cause) = finding.consequence_of {
            assert!(cause < position);
            assert_eq!(found[cause].consequence_of, None);
            assert!(
                found[cause..position]
                    .iter()
                    .skip(1)
                    .all(|between| between.consequence_of == Some(cause))
            );
        }
    }
    let total = found
        .iter()
        .find(|finding| finding.code == "SUM001")
        .unwrap();
    assert_eq!(total.suspects[0].cell.slot.path(), "indicators.3.score");
    assert_eq!(total.suspects[0].should_be.unwrap().to_string(), "12");
    let cause = &found[total.consequence_of.unwrap()];
    assert_eq!(cause.cell.slot.path(), "indicators.3.score");
}

#[test]
fn a_clean_form_has_no_suspects() {
    assert!(suspects(&from_toml(NINE_ROWS).unwrap()).is_empty());
}
