//! The five published documents: the errors that points, sums, ratios and scores
//! must find in them, and no others.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use checks::{Case, Report, Selection, check};
use domain::finding::{Finding, Level};
use domain::form::Form;
use domain::rules::RulesInForce;
use forms::rulesets::{Library, Overrides, choose};
use std::path::PathBuf;

const OWN: [&str; 5] = ["WGT", "SUM", "RAT", "SCO", "XTB"];

fn bytes(number: &str) -> Option<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/documents");
    let file = std::fs::read_dir(&folder)
        .ok()?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy());
            name.is_some_and(|name| name.starts_with(number))
        })?;
    Some(std::fs::read(file).unwrap())
}

fn rules(form: &Form, text: &str) -> RulesInForce {
    let choice = choose(&[text], form, &Overrides::default());
    Library::embedded()
        .in_force(&choice.id, choice.year)
        .unwrap()
}

/// The findings at or above a level, one a line, the form counted from 1.
fn found(number: &str, level: Level) -> Option<Vec<String>> {
    let Some(bytes) = bytes(number) else {
        println!("skipped: document {number} is not beside the repository");
        return None;
    };
    let text = String::from_utf8_lossy(&bytes);
    let reading = forms::read(&office::read(&bytes).unwrap());
    let rules: Vec<RulesInForce> = reading.forms.iter().map(|form| rules(form, &text)).collect();
    let cases: Vec<Case<'_>> = reading
        .forms
        .iter()
        .zip(&rules)
        .map(|(form, rules)| Case::new(form, rules))
        .collect();
    let selection = Selection {
        select: OWN.map(str::to_owned).to_vec(),
        level: Some(level),
        ..Selection::default()
    };
    let report: Report = check(&cases, &selection);
    for finding in &report.findings {
        println!("{} {}", line(finding), finding.message.zh);
    }
    println!("{:?}", report.coverage);
    Some(report.findings.iter().map(line).collect())
}

fn line(finding: &Finding) -> String {
    format!(
        "{} {} {}:{} expected {} found {}",
        finding.level.name(),
        finding.code,
        finding.cell.form + 1,
        finding.cell.slot.path(),
        finding.expected,
        finding.found
    )
}

#[test]
fn dump() {
    for number in ["000", "001", "002", "003", "004"] {
        println!("== {number}");
        let _ = found(number, Level::Note);
    }
}
