//! The five published documents: what the checks of content must find in them, and
//! what they must not call an error.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod support;

use domain::finding::Level;

const OWN: [&str; 7] = ["CLS", "CMP", "DUP", "FRM", "PLA", "TYP", "WRD"];

/// The errors of a document are these and no others, and among the rest stands this.
fn document(number: &str, errors: &[&str], says: &[&str]) {
    let Some(found) = support::found(number, &OWN, Level::Note) else {
        return;
    };
    let wrong: Vec<&str> = found
        .iter()
        .map(String::as_str)
        .filter(|line| line.starts_with("error"))
        .collect();
    assert_eq!(wrong, errors, "document {number}");
    for line in says {
        assert!(
            found.iter().any(|found| found.trim_end().starts_with(line)),
            "{number}: {line}"
        );
    }
}

#[test]
fn a_target_form_and_blank_templates() {
    document(
        "000",
        &[],
        &[
            "note FRM001 2:title",
            "note FRM001 5:title",
            "warning TYP004 1:indicators.1.target",
        ],
    );
}

#[test]
fn a_report_package_of_2022() {
    document(
        "001",
        &[],
        &[
            "warning PLA001 5:funds.1.executed expected  found 1.64%",
            "warning PLA001 8:funds.1.executed expected  found 5.3%",
            "warning WRD004 5:goals.1.actual expected  found 2022你那12月",
            "warning DUP001 9:goals.1.expected",
            "warning DUP002 9:goals.1.actual",
            "note DUP006 7:indicators.1.actual",
            "warning FRM002 10:goals.1.expected",
        ],
    );
}

#[test]
fn targets_of_2024() {
    document(
        "002",
        &["error PLA007 6:steps.1.period expected 2024 found 2023-01-01至2023-12-31"],
        &[
            "warning CLS001 3:indicators.2.name",
            "warning CLS002 2:indicators.2.name",
            "warning PLA006 13:fields.organisation",
            "warning TYP011 10:indicators.2.target",
            "warning WRD002 10:indicators.2.note",
            "warning TYP013 10:indicators.5.target",
            "warning WRD001 8:indicators.2.target expected  found 20间",
            "warning WRD001 9:indicators.6.target expected  found ≥5000万元",
            "warning WRD001 11:indicators.1.target",
            "note PLA005 7:indicators.7.note expected  found 20",
            "note DUP004 2:indicators.4.name",
        ],
    );
}

#[test]
fn project_self_evaluations_of_2020() {
    document(
        "003",
        &[],
        &[
            "warning CMP015 7:indicators.8.reason",
            "warning TYP005 3:indicators.1.actual",
            "warning TYP006 1:indicators.3.actual",
            "note WRD007 5:indicators.2.name",
            "note CMP018 1:title",
            "note DUP008 3:project",
        ],
    );
}

#[test]
fn a_department_of_2022_out_of_a_pdf() {
    document(
        "004",
        &[],
        &[
            "warning DUP007 1:goals.1.actual",
            "warning DUP005 1:indicators.12.name",
            "warning TYP007 1:indicators.11.actual",
        ],
    );
}
