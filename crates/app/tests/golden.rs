//! Golden cases: a source and, beside it, what was understood, scored and found.
//!
//! `golden/<case>/` holds small sources in our own words. `golden/real/` holds facts about
//! the published documents, which lie beside the repository where they are at hand.
//! `cargo xtask golden --update` writes the expected files anew; read the difference
//! before you keep it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "golden/tell.rs"]
mod tell;

use checks::{Case, Report, Selection};
use domain::form::{Form, Year};
use domain::rules::{RuleSetId, RulesInForce};
use domain::scoring::FormScore;
use forms::notation::{Places, forms_from_toml, forms_to_toml};
use forms::rulesets::{Library, Overrides, choose, texts};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// Everything about one source.
pub(crate) struct Looked {
    forms: Vec<Form>,
    rules: Vec<RulesInForce>,
    scores: Vec<FormScore>,
    report: Report,
}

/// `case.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    /// What the case shows.
    shows: String,
    /// A rule set other than the one the source points to.
    ruleset: Option<String>,
    /// A year other than the source's own.
    year: Option<i32>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Reads, scores and checks a source.
fn look(path: &Path, overrides: &Overrides) -> Looked {
    let bytes = fs::read(path).unwrap();
    let notation = path.extension().is_some_and(|ending| ending == "toml");
    let (forms, document) = if notation {
        let text = String::from_utf8(bytes).unwrap();
        (forms_from_toml(&text).unwrap(), office::Document::default())
    } else {
        let document = office::read(&bytes).unwrap();
        (forms::read(&document).forms, document)
    };
    let texts = texts(&document);
    let rules: Vec<RulesInForce> = forms
        .iter()
        .map(|form| {
            let choice = choose(&texts, form, overrides);
            Library::embedded()
                .in_force(&choice.id, choice.year)
                .unwrap()
        })
        .collect();
    let pairs: Vec<(&Form, &RulesInForce)> = forms.iter().zip(&rules).collect();
    let cases = Case::together(&pairs);
    let report = checks::check(&cases, &Selection::default());
    let scores = cases.into_iter().map(|case| case.score).collect();
    Looked {
        forms,
        rules,
        scores,
        report,
    }
}

/// Compares with the expected file, or writes it when asked to.
fn compare(path: &Path, found: &str, faults: &mut Vec<String>) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == found {
        return;
    }
    let old = expected.lines().chain(std::iter::repeat(""));
    let new = found.lines().chain(std::iter::repeat(""));
    let last = expected.lines().count().max(found.lines().count());
    let first = old
        .zip(new)
        .take(last)
        .enumerate()
        .find(|(_, (a, b))| a != b);
    let (line, (a, b)) = first.unwrap_or((last, ("", "(the line ends differ)")));
    faults.push(format!(
        "{}, line {}:\n  expected {a}\n  found    {b}",
        path.display(),
        line + 1
    ));
}

#[test]
fn every_case_reads_scores_and_finds_as_written() {
    let mut faults = Vec::new();
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("golden"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("case.toml").exists())
        .collect();
    folders.sort();
    for folder in folders {
        let about = fs::read_to_string(folder.join("case.toml")).unwrap();
        let about: About = toml::from_str(&about).unwrap();
        assert!(!about.shows.is_empty());
        let source = ["source.txt", "source.toml"].map(|name| folder.join(name));
        let source = source.iter().find(|path| path.exists()).unwrap();
        let overrides = Overrides {
            ruleset: about.ruleset.map(RuleSetId),
            year: about.year.map(Year),
        };
        let looked = look(source, &overrides);
        let forms = forms_to_toml(&looked.forms, Places::Keep);
        compare(&folder.join("form.toml"), &forms, &mut faults);
        compare(
            &folder.join("findings.txt"),
            &tell::findings(&looked),
            &mut faults,
        );
        compare(
            &folder.join("score.txt"),
            &tell::scores(&looked),
            &mut faults,
        );
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_published_documents_give_the_recorded_facts() {
    let folder = root().join("../shared/documents");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: the published documents are not beside the repository");
        return;
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut faults = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let number = name.split('_').next().unwrap_or_default();
        let facts = tell::facts(&look(&path, &Overrides::default()));
        let record = format!("{number}.txt");
        match std::env::var_os("GOLDEN_FACTS_TO") {
            Some(folder) => fs::write(Path::new(&folder).join(record), facts).unwrap(),
            None => compare(
                &root().join("golden/real").join(record),
                &facts,
                &mut faults,
            ),
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
