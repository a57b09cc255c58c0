//! All forms of a published document in one file, as `jixiao write` makes it: as many forms
//! come back, each with what it said, and the document as a whole has the same findings.

use crate::trip::{FORMATS, address, fonts, nothing_is_lost, of_the_form, told, unlike};
use app::{Answers, Rules, Session, Waivers, in_layout, parse, to_bytes};
use checks::{Case, Selection};
use domain::form::Form;
use domain::rules::RulesInForce;
use forms::layout::{differences, library};
use std::path::PathBuf;

fn session() -> Session {
    Session {
        rules: Rules::default(),
        ruleset: None,
        year: None,
        month: None,
        selection: Selection::default(),
        waivers: Waivers::default(),
        answers: Answers::default(),
    }
}

/// What is checked about all forms of a document together, one line a finding.
fn findings(forms: &[Form], rules: &[RulesInForce]) -> Vec<String> {
    let pairs = forms.iter().zip(rules);
    let cases: Vec<Case<'_>> = pairs.map(|(form, rules)| Case::new(form, rules)).collect();
    let report = checks::check(&cases, &Selection::default());
    let line = |finding: &domain::finding::Finding| {
        let form = finding.cell.form;
        format!(
            "form {}: {} {} {} expected {:?} found {:?}",
            form + 1,
            finding.level.name(),
            finding.code,
            address(&forms[form], finding.cell.slot),
            finding.expected,
            finding.found
        )
    };
    report.findings.iter().map(line).collect()
}

/// What differs between the forms that were written and those that came back.
fn unlike_all(
    before: &[Form],
    after: &[Form],
    rules: &[RulesInForce],
    unlike_forms: impl Fn(&Form, &Form) -> Vec<String>,
) -> Vec<String> {
    if before.len() != after.len() {
        return vec![format!("{} forms became {}", before.len(), after.len())];
    }
    let pairs = before.iter().zip(after).enumerate();
    let mut lost: Vec<String> = pairs
        .flat_map(|(i, (one, other))| {
            let lines = unlike_forms(one, other).into_iter();
            lines.map(move |line| format!("form {}: {line}", i + 1))
        })
        .collect();
    let found = of_the_form(findings(before, rules));
    lost.extend(unlike(&found, &findings(after, rules)));
    lost
}

/// By which rules each form is judged.
fn judged(rules: &[RulesInForce]) -> Vec<String> {
    let rules = rules.iter().enumerate();
    rules
        .map(|(i, rules)| format!("form {} by {}", i + 1, rules.id.0))
        .collect()
}

fn comes_back(number: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/documents");
    let named = |file: &std::fs::DirEntry| file.file_name().to_string_lossy().starts_with(number);
    let files = std::fs::read_dir(folder).ok();
    let mut files = files.into_iter().flatten().filter_map(Result::ok);
    let Some(file) = files.find(named) else {
        println!("skipped: document {number} is not beside the repository");
        return;
    };
    let mut loaded = parse(number, &std::fs::read(file.path()).unwrap()).unwrap();
    let session = session();
    let layouts = session.rules.choose_all(&loaded, None, None).unwrap();
    let mut layouts = layouts.iter().map(|chosen| &chosen.rules.id.0);
    // Reports are no forms with a layout.
    loaded.forms.retain(|form| {
        let (place, year) = (layouts.next().unwrap(), form.year.map(|year| year.0));
        library().choose(form.family, place, year).is_some()
    });
    let chosen = session.rules.choose_all(&loaded, None, None).unwrap();
    let rules: Vec<RulesInForce> = chosen.iter().map(|one| (*one.rules).clone()).collect();
    let written = in_layout(&session, &loaded, None).unwrap().document;
    let first = forms::read(&written).forms;
    let mut lost = unlike_all(&loaded.forms, &first, &rules, differences);
    for format in FORMATS {
        let bytes = to_bytes(&written, format, fonts()).unwrap();
        let back = parse("back", &bytes).unwrap();
        let by_file = session.rules.choose_all(&back, None, None).unwrap();
        let by_file: Vec<RulesInForce> = by_file.iter().map(|one| (*one.rules).clone()).collect();
        lost.extend(unlike(&judged(&rules), &judged(&by_file)));
        let back = back.forms;
        let letter_for_letter = |one: &Form, other: &Form| unlike(&told(one), &told(other));
        let lines = unlike_all(&first, &back, &rules, letter_for_letter);
        let lines = lines.into_iter();
        lost.extend(lines.map(|line| format!("{}: {line}", format.name())));
    }
    nothing_is_lost(&lost);
}

#[test]
fn document_000_whole() {
    comes_back("000");
}

#[test]
fn document_001_whole() {
    comes_back("001");
}

#[test]
fn document_002_whole() {
    comes_back("002");
}

#[test]
fn document_003_whole() {
    comes_back("003");
}

#[test]
fn document_004_whole() {
    comes_back("004");
}
