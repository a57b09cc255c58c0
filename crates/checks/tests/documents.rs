//! The five published documents: the errors that points, sums, ratios and scores
//! must find in them, and no others.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod support;

use domain::finding::Level;

const OWN: [&str; 6] = ["WGT", "SUM", "RAT", "SCO", "XTB", "TXT"];

/// The errors of a document are these and no others.
fn errors(number: &str, expected: &[&str]) {
    if let Some(found) = support::found(number, &OWN, Level::Error) {
        assert_eq!(found, expected, "document {number}");
    }
}

/// Among everything said of a document stands this.
fn says(number: &str, expected: &[&str]) {
    if let Some(found) = support::found(number, &OWN, Level::Note) {
        for line in expected {
            assert!(found.iter().any(|found| found == line), "{number}: {line}");
        }
    }
}

#[test]
fn a_target_form_of_2023_has_no_errors() {
    errors("000", &[]);
}

#[test]
fn a_report_package_of_2022() {
    errors(
        "001",
        &[
            "error SUM015 2:total.score expected 89 found 93.22",
            "error RAT004 2:tables.1.rows.2.4 expected 45.21 found 45.41",
            "error SUM005 2:tables.1.rows.7.3 expected 779.88 found 805.66",
            "error SUM005 2:tables.3.rows.1.3 expected 873.51 found 837.54",
            "error XTB003 2:paragraphs.17.figures.3 expected 261.09 found 33.56",
            "error TXT001 2:paragraphs.25.figures.2 expected 2066.75 found 1066.75",
            "error XTB003 2:paragraphs.25.figures.3 expected 805.66 found 1805.66",
            "error RAT010 2:paragraphs.50.figures.10 expected -72.8 found 72.8",
            "error SUM006 3:tables.2.rows.7.3 expected 1244.31 found 1231.90",
            "error SCO001 5:funds.1.score expected 0.16 found 0",
            "error SUM001 7:total.score expected 92.78 found 92.87",
            "error SCO001 8:funds.1.score expected 0.53 found 0.05",
        ],
    );
    says(
        "001",
        &[
            "warning XTB003 2:paragraphs.17.figures.2 expected 38.25 found 10",
            "warning RAT008 2:paragraphs.59.figures.6 expected 21.03 found 21.02",
            "warning TXT002 2:paragraphs.46.figures.2 expected 2022年 found 2021年度",
            "warning XTB002 1:tables.2.rows.2.2 expected 1066.75 found 3312.53",
            "warning SCO006 6:indicators.6.score expected 10 found 9",
            "warning SCO006 6:indicators.7.score expected 10 found 9",
        ],
    );
}

#[test]
fn targets_of_2024_whose_projects_miss_the_department_figure() {
    errors("002", &[]);
    says(
        "002",
        &["warning SUM007 1:funds.2.budget expected 1051.65 found 1053.19"],
    );
}

#[test]
fn eleven_project_self_evaluations_of_2020() {
    errors(
        "003",
        &[
            "error SCO001 7:funds.1.score expected 5.34 found 4",
            "error SUM001 7:total.score expected 94 found 96",
            "error WGT003 10:headings.2.points expected 30 found 20",
            "error WGT001 10:total.points expected 100 found 90",
            "error SUM001 10:total.score expected 88 found 98",
        ],
    );
    says(
        "003",
        &[
            "note SCO002 2:funds.1.score expected 9.26 found 9",
            "warning SCO009 1:indicators.7.score expected  found 2",
        ],
    );
}

#[test]
fn a_department_self_evaluation_of_2022() {
    errors(
        "004",
        &[
            "error XTB001 1:funds.2.executed expected 1558.66 found 1402.48",
            "error WGT003 1:headings.1.points expected 50 found 80",
            "error WGT001 1:total.points expected 100 found 110",
            "error SUM001 1:total.score expected 108 found 99",
        ],
    );
}
