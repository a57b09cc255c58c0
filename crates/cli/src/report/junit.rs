//! JUnit: a suite for a document; a case for every finding, and for every check that looked
//! at a form and found nothing.

use super::View;
use crate::words;
use app::{Checked, Outcome, WaiverFinding};
use domain::finding::Finding;
use domain::form::Slot;
use domain::text::Language;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A document as a suite.
pub fn suite(view: &View<'_>, outcome: &Outcome) -> TestSuite {
    match outcome {
        Outcome::Skipped { name, error } => {
            let text = error.text();
            let mut status = TestCaseStatus::skipped();
            status.set_message(clean(text.get(view.language)));
            let mut suite = TestSuite::new(clean(name));
            suite.add_test_case(TestCase::new("read", status));
            suite
        }
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

/// A case for each finding, and one for each check that looked and found nothing.
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
            let found = by_code.entry(finding.code).or_default();
            found.push((finding, mark.waiver.is_some()));
        }
    }
    let mut cases = Vec::new();
    for (code, findings) in by_code {
        let check = app::by_code(code).map_or(code.to_owned(), |c| format!("{code} {}", c.name));
        if findings.is_empty() {
            cases.push(named(&check, &class, TestCaseStatus::success()));
        }
        let mut at_cell: BTreeMap<Slot, usize> = BTreeMap::new();
        for (finding, waived) in findings {
            let slot = finding.cell.slot;
            let count = at_cell.entry(slot).or_default();
            *count += 1;
            let name = match *count {
                1 => format!("{check} {}", slot.path()),
                more => format!("{check} {} ({more})", slot.path()),
            };
            let told = told(view, checked, finding);
            cases.push(case(view, finding, told, waived, &name, &class));
        }
    }
    cases
}

fn named(name: &str, class: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(clean(name), status);
    case.set_classname(class.to_owned());
    case
}

/// The message, and where the cell stands in a file that has no lines.
fn told(view: &View<'_>, checked: &Checked, finding: &Finding) -> String {
    let message = finding.message.get(view.language);
    let place = app::place_of(&checked.loaded.forms, finding)
        .filter(|place| place.line.is_none())
        .map(|place| words::place(place, view.language))
        .unwrap_or_default();
    let mut told = match (place.is_empty(), view.language) {
        (true, _) => message.to_owned(),
        (false, Language::Chinese) => format!("{message}（{place}）"),
        (false, Language::English) => format!("{message} ({place})"),
    };
    for line in app::told_beside(checked, finding, view.language) {
        told.push('\n');
        told.push_str(&line);
    }
    clean(&told)
}

/// A finding fails from the failing level on; below it is told beside a passing case.
fn case(
    view: &View<'_>,
    finding: &Finding,
    message: String,
    waived: bool,
    name: &str,
    class: &str,
) -> TestCase {
    if waived {
        let mut status = TestCaseStatus::skipped();
        status.set_message("waived");
        let mut case = named(name, class, status);
        case.set_system_out(message);
        return case;
    }
    if finding.level < view.fail_level {
        let mut case = named(name, class, TestCaseStatus::success());
        case.set_system_out(message);
        return case;
    }
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(finding.level.name());
    status.set_message(message.clone());
    status.set_description(message);
    named(name, class, status)
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
        let name = format!("{} {} {}", finding.code, finding.name, finding.line);
        suite.add_test_case(named(&name, "waivers", status));
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
