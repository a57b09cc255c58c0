//! The work of the content checks grows with the document, not with its square, and no
//! text, however strange, stops them.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use checks::{Case, Selection, check};
use domain::form::{
    Cell, Family, Field, Form, FundKind, FundLine, Goal, Heading, Indicator, Level1, Level2,
    PlanStep, Year,
};
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

/// One row of everything, all cells alike.
fn alike(family: Family, text: &str) -> Form {
    let mut form = Form {
        family,
        year: Some(Year(i32::MAX)),
        funds: vec![FundLine::empty(FundKind::Total)],
        goals: vec![Goal::default()],
        steps: vec![PlanStep::default()],
        headings: vec![Heading::default()],
        indicators: vec![Indicator::default(); 2],
        notes: vec![Cell::default()],
        fields: Field::ALL
            .iter()
            .map(|&field| (field, Cell::default()))
            .collect(),
        ..Form::default()
    };
    for slot in form.slots() {
        if let Some(cell) = form.cell_mut(slot) {
            *cell = Cell::new(text, Place::default());
        }
    }
    form
}

#[test]
fn strange_texts_are_no_trouble() {
    let texts = [
        "",
        "—",
        "0",
        "-1",
        "率",
        "无差错率",
        "≥",
        "≥每",
        "1,2.3",
        "12%％",
        "2022",
        "2022你1月",
        "2022你那12月3",
        "99999999999999999999999999999",
        "2022年13月45日前",
        "每月31日前",
        "١٢",
        "１２",
        "\u{0}\u{feff}",
        "🙂🙂",
        "目标值1亿",
        "0%",
        "≤0元/人/天",
        "1月",
        "不",
        "同=异",
    ];
    for text in texts {
        let forms: Vec<Form> = Family::ALL
            .iter()
            .map(|&family| alike(family, text))
            .collect();
        takes_little(&forms);
    }
}
