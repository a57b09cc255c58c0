//! The work of the content checks grows with the document, not with its square.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use checks::{Case, Selection, check};
use domain::form::{Cell, Family, Form, Indicator, Level1, Level2, Year};
use domain::place::Place;
use domain::rules::RuleSetId;
use forms::rulesets::Library;
use std::time::{Duration, Instant};

/// Far above what it takes, far below what squares would.
const LONGEST: Duration = Duration::from_secs(60);

fn cell(text: String) -> Cell {
    Cell::new(text, Place::default())
}

fn form(number: usize, rows: usize) -> Form {
    let indicators = (0..rows)
        .map(|row| Indicator {
            level1: Level1::Output,
            level2: Level2::Quantity,
            name: cell(format!("第{row}项任务{number}")),
            target: cell(format!("≥{row}个")),
            actual: cell(format!("{row}个")),
            note: cell("说明".to_owned()),
            ..Indicator::default()
        })
        .collect();
    Form {
        family: Family::ProjectSelfEvaluation,
        project: cell(format!("项目{number}")),
        year: Some(Year(2022)),
        indicators,
        ..Form::default()
    }
}

fn takes_little(forms: &[Form]) {
    let rules = Library::embedded()
        .in_force(&RuleSetId("cn-2020".to_owned()), Year(2022))
        .unwrap();
    let cases: Vec<Case<'_>> = forms.iter().map(|form| Case::new(form, &rules)).collect();
    let selection = Selection {
        select: ["CLS", "CMP", "DUP", "FRM", "PLA", "TYP", "WRD"]
            .map(str::to_owned)
            .to_vec(),
        ..Selection::default()
    };
    let begun = Instant::now();
    let report = check(&cases, &selection);
    assert!(!report.entries.is_empty());
    assert!(begun.elapsed() < LONGEST, "{:?}", begun.elapsed());
}

#[test]
fn a_form_of_many_rows() {
    takes_little(&[form(0, 10_000)]);
}

#[test]
fn a_document_of_many_forms() {
    let forms: Vec<Form> = (0..3_000).map(|number| form(number, 3)).collect();
    takes_little(&forms);
}
