//! A form in which nothing is wrong gives no error, whatever rules it is held against.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use checks::{Case, Selection, check};
use domain::finding::Level;
use domain::form::Year;
use domain::rules::RuleSetId;
use forms::notation::from_toml;
use forms::rulesets::Library;

const PROJECT: &str = include_str!("clean/project.toml");

fn found(ruleset: &RuleSetId, year: Year, level: Level) -> Vec<String> {
    let form = from_toml(PROJECT).unwrap();
    let rules = Library::embedded().in_force(ruleset, year).unwrap();
    let selection = Selection {
        level: Some(level),
        ..Selection::default()
    };
    let report = check(&[Case::new(&form, &rules)], &selection);
    let told = report.findings.iter();
    told.map(|finding| format!("{} {}", finding.code, finding.message.zh))
        .collect()
}

#[test]
fn nothing_to_say_under_the_rules_of_its_place_and_year() {
    let ruleset = RuleSetId("hunan-xiangxi".to_owned());
    let found = found(&ruleset, Year(2022), Level::Note);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_error_under_any_rules() {
    let library = Library::embedded();
    for ruleset in library.ids() {
        for year in [2016, 2018, 2020, 2022, 2024].map(Year) {
            if library.covers(ruleset, year) {
                let found = found(ruleset, year, Level::Error);
                assert!(
                    found.is_empty(),
                    "{ruleset} {}: {}",
                    year.0,
                    found.join("\n")
                );
            }
        }
    }
}
