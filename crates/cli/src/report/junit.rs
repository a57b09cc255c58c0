//! JUnit: a suite for a document, a case for every check that looked at a form.

use super::View;
use app::{Checked, Outcome, WaiverFinding};
use domain::finding::Finding;
use domain::text::Language;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A document as a suite.
pub fn suite(view: &View<'_>, outcome: &Outcome) -> TestSuite {
    match outcome {
        Outcome::Failed { name, error } => {
            let text = error.text();
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_message(text.get(view.language).to_owned());
            let mut suite = TestSuite::new(clean(name));
            suite.add_test_case(TestCase::new("read", status));
            suite
        }
        Outcome::Checked(checked) => {
            let mut suite = TestSuite::new(clean(&checked.loaded.name));
            suite.add_test_case(TestCase::new("read", TestCaseStatus::success()));
            for (index, _) in checked.loaded.forms.iter().enumerate() {
                suite.add_test_cases(cases(view, checked, index));
            }
            suite
        }
    }
}

fn cases(view: &View<'_>, checked: &Checked, index: usize) -> Vec<TestCase> {
    let subject = checked
        .loaded
        .forms
        .get(index)
        .map_or("", |form| form.subject());
    let class = clean(&format!("{}. {subject}", index + 1));
    let mut by_code: BTreeMap<&str, Vec<(&Finding, bool)>> = checked
        .report
        .entries
        .iter()
        .filter(|entry| entry.cell.form == index)
        .map(|entry| (entry.code, Vec::new()))
        .collect();
    for (finding, mark) in checked.report.findings.iter().zip(&checked.marks) {
        if finding.cell.form == index {
            let waived = mark.waiver.is_some();
            by_code
                .entry(finding.code)
                .or_default()
                .push((finding, waived));
        }
    }
    by_code
        .into_iter()
        .map(|(code, findings)| case(view, code, &class, &findings))
        .collect()
}

fn case(view: &View<'_>, code: &str, class: &str, findings: &[(&Finding, bool)]) -> TestCase {
    let name = checks::by_code(code).map_or(code.to_owned(), |c| format!("{code} {}", c.name));
    let failing: Vec<&Finding> = findings
        .iter()
        .filter(|(finding, waived)| !waived && finding.level >= view.fail_level)
        .map(|(finding, _)| *finding)
        .collect();
    let status = if let Some(first) = failing.first() {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_type(first.level.name());
        status.set_message(clean(first.message.get(view.language)));
        status.set_description(clean(&told(&failing, view.language)));
        status
    } else if !findings.is_empty() && findings.iter().all(|(_, waived)| *waived) {
        let mut status = TestCaseStatus::skipped();
        status.set_message("waived");
        status
    } else {
        TestCaseStatus::success()
    };
    let mut case = TestCase::new(clean(&name), status);
    case.set_classname(class.to_owned());
    if failing.is_empty() && !findings.is_empty() {
        let all: Vec<&Finding> = findings.iter().map(|(finding, _)| *finding).collect();
        case.set_system_out(clean(&told(&all, view.language)));
    }
    case
}

fn told(findings: &[&Finding], language: Language) -> String {
    let lines: Vec<&str> = findings.iter().map(|f| f.message.get(language)).collect();
    lines.join("\n")
}

/// XML 1.0 has no way to write most control characters.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// The waiver file as a suite.
pub fn waivers(view: &View<'_>, findings: &[WaiverFinding]) -> TestSuite {
    let mut suite = TestSuite::new(clean(&view.session.waivers.file));
    for finding in findings {
        let mut status = TestCaseStatus::success();
        if finding.level >= view.fail_level {
            status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(finding.message.get(view.language).to_owned());
        }
        let mut case = TestCase::new(format!("{} {}", finding.code, finding.name), status);
        case.set_classname(format!("{}", finding.line));
        suite.add_test_case(case);
    }
    suite
}

/// Writes all suites.
pub fn write(suites: Vec<TestSuite>, out: &mut dyn Write) -> io::Result<()> {
    let mut report = Report::new("jixiao");
    report.add_test_suites(suites);
    let text = report.to_string().map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}
