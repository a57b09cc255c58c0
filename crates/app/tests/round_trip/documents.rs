//! The forms of the published documents, where these lie beside the repository: written and
//! read back, the same rows and the same findings.

use crate::trip::{FORMATS, lost, nothing_is_lost};
use domain::form::{Form, Stage};
use domain::rules::RulesInForce;
use forms::layout::library;
use forms::rulesets::{Library, Overrides, choose, texts};
use office::Document;
use rayon::prelude::*;
use std::path::PathBuf;

/// A document by the beginning of its file's name; none where it is not there.
fn document(number: &str) -> Option<Document> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/documents");
    let mut files = std::fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let file = files.find(|file| file.file_name().to_string_lossy().starts_with(number))?;
    Some(office::read(&std::fs::read(file.path()).unwrap()).unwrap())
}

/// The forms that have a layout, each with its rules.
pub fn forms_of(number: &str) -> Option<Vec<(Form, RulesInForce)>> {
    let document = document(number)?;
    let texts = texts(&document);
    let forms = forms::read(&document).forms.into_iter().map(|form| {
        let choice = choose(&texts, &form, &Overrides::default());
        let rules = Library::embedded().in_force(&choice.id, choice.year);
        (form, rules.unwrap())
    });
    Some(forms.collect())
}

fn comes_back(number: &str) {
    let Some(forms) = forms_of(number) else {
        println!("skipped: document {number} is not beside the repository");
        return;
    };
    let of_one = |(form, rules): &(Form, RulesInForce)| {
        let year = form.year.map(|year| year.0);
        let Some(layout) = library().choose(form.family, &rules.id.0, year) else {
            assert_eq!(form.stage(), Stage::Report, "{}", form.title.raw);
            return Vec::new();
        };
        let lost = lost(form, layout, rules, &FORMATS);
        let named = lost.into_iter();
        named
            .map(|line| format!("{}: {line}", form.subject()))
            .collect()
    };
    let lost: Vec<String> = forms.par_iter().flat_map_iter(of_one).collect();
    nothing_is_lost(&lost);
}

#[test]
fn document_000() {
    comes_back("000");
}

#[test]
fn document_001() {
    comes_back("001");
}

#[test]
fn document_002() {
    comes_back("002");
}

#[test]
fn document_003() {
    comes_back("003");
}

#[test]
fn document_004() {
    comes_back("004");
}
