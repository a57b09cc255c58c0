//! The published documents, read and checked, where they stand beside the repository.

use checks::{Case, Report, Selection, check};
use domain::finding::{Finding, Level};
use domain::form::Form;
use domain::rules::RulesInForce;
use forms::rulesets::{Library, Overrides, choose};
use std::path::PathBuf;

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

/// The findings of some kinds of checks at or above a level, one a line, the form counted
/// from 1; none where the document is not there.
pub fn found(number: &str, kinds: &[&str], level: Level) -> Option<Vec<String>> {
    let Some(bytes) = bytes(number) else {
        println!("skipped: document {number} is not beside the repository");
        return None;
    };
    let text = String::from_utf8_lossy(&bytes);
    let reading = forms::read(&office::read(&bytes).unwrap());
    let rules: Vec<RulesInForce> = reading
        .forms
        .iter()
        .map(|form| rules(form, &text))
        .collect();
    let cases: Vec<Case<'_>> = reading
        .forms
        .iter()
        .zip(&rules)
        .map(|(form, rules)| Case::new(form, rules))
        .collect();
    let selection = Selection {
        select: kinds.iter().map(|&kind| kind.to_owned()).collect(),
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
