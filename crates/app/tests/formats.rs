//! The forms of the published documents, written as Word document, workbook and PDF and read
//! back: the same rows, the same findings.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use app::{Loaded, Rules, Session, Waivers, in_layout, parse, to_bytes};
use checks::{Case, Selection};
use domain::form::{Form, Slot};
use domain::rules::RulesInForce;
use office::{Fonts, Format};
use std::path::Path;

fn session() -> Session {
    Session {
        rules: Rules::default(),
        ruleset: None,
        year: None,
        selection: Selection::default(),
        waivers: Waivers::default(),
        answers: app::Answers::default(),
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What a form says, cell by cell; the year in the title and notes of the layout aside.
fn told(form: &Form) -> Vec<String> {
    let mut told = vec![format!(
        "{:?} {:?} {:?}",
        form.family, form.year, form.money_unit
    )];
    for slot in form.slots() {
        if matches!(slot, Slot::Note(_) | Slot::Title) {
            continue;
        }
        let text = form.cell(slot).map(|cell| squeezed(&cell.raw));
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            told.push(format!("{} {text}", slot.path()));
        }
    }
    let kind = |row: &domain::form::Indicator| format!("{:?} {:?}", row.level1, row.level2);
    told.extend(form.indicators.iter().map(kind));
    told
}

fn findings(form: &Form, rules: &RulesInForce) -> Vec<String> {
    let report = checks::check(&[Case::new(form, rules)], &Selection::default());
    let mut found: Vec<String> = report
        .findings
        .iter()
        // Doubts are of the file, not of the form.
        .filter(|one| one.code != "FRM005")
        .map(|one| {
            let place = one.cell.slot.path();
            format!(
                "{} {place} {} {}",
                one.code,
                squeezed(&one.expected),
                squeezed(&one.found)
            )
        })
        .collect();
    found.sort();
    found
}

fn documents() -> Option<Vec<(String, Loaded)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/documents");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let load = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let loaded = parse(&name, &std::fs::read(path).unwrap()).unwrap();
        (name, loaded)
    };
    Some(paths.iter().map(load).collect())
}

fn round_trip(format: Format) {
    let Some(documents) = documents() else {
        println!("skipped: the published documents are not beside the repository");
        return;
    };
    let (session, fonts) = (session(), Fonts::bundled());
    let mut wrong = Vec::new();
    let mut read = 0;
    for (name, loaded) in &documents {
        let rules = session.rules.choose_all(loaded, None, None).unwrap();
        for (i, (form, chosen)) in loaded.forms.iter().zip(&rules).enumerate() {
            let Ok(laid_out) = in_layout(&session, loaded, Some(i + 1)) else {
                continue;
            };
            let bytes = to_bytes(&laid_out.document, format, &fonts).unwrap();
            let back = parse("back", &bytes).unwrap();
            read += 1;
            let [again] = back.forms.as_slice() else {
                wrong.push(format!("{name} form {}: {} forms", i + 1, back.forms.len()));
                continue;
            };
            let (before, after) = (told(form), told(again));
            let lost = before
                .iter()
                .filter(|one| !after.contains(one))
                .map(|one| format!("- {one}"));
            let new = after
                .iter()
                .filter(|one| !before.contains(one))
                .map(|one| format!("+ {one}"));
            let (was, is) = (
                findings(form, &chosen.rules),
                findings(again, &chosen.rules),
            );
            let gone = was
                .iter()
                .filter(|one| !is.contains(one))
                .map(|one| format!("finding - {one}"));
            let more = is
                .iter()
                .filter(|one| !was.contains(one))
                .map(|one| format!("finding + {one}"));
            let differing: Vec<String> = lost.chain(new).chain(gone).chain(more).collect();
            if !differing.is_empty() {
                wrong.push(format!(
                    "{name} form {}:\n  {}",
                    i + 1,
                    differing.join("\n  ")
                ));
            }
        }
    }
    assert!(read > 20, "{read} forms");
    assert!(
        wrong.is_empty(),
        "{} of {read} forms:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn word_documents_say_the_same() {
    round_trip(Format::Docx);
}

#[test]
fn workbooks_say_the_same() {
    round_trip(Format::Xlsx);
}

#[test]
fn pdf_says_the_same() {
    round_trip(Format::Pdf);
}
