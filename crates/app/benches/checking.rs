//! What one document costs, stage by stage: `cargo bench -p app --bench checking`.
//!
//! The documents are our own: every example and golden source in text form.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement stops at the first surprise"
)]

use app::{Chosen, Loaded, Rules, parse};
use checks::{Case, Report, Selection, check};
use divan::{Bencher, black_box};
use std::path::{Path, PathBuf};

fn main() {
    divan::main();
}

const DOCUMENTS: [&str; 4] = [
    "examples/annual-meetings-2020.txt",
    "examples/bulletin-2024.txt",
    "golden/clean/source.txt",
    "golden/lost-columns/source.txt",
];

fn bytes_of(document: &str) -> Vec<u8> {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read(root.join(document)).unwrap()
}

fn rules_for(rules: &Rules, loaded: &Loaded) -> Vec<Chosen> {
    rules.choose_all(loaded, None, None).unwrap()
}

fn checked(loaded: &Loaded, chosen: &[Chosen]) -> Report {
    let cases: Vec<Case<'_>> = loaded
        .forms
        .iter()
        .zip(chosen)
        .map(|(form, chosen)| Case::new(form, &chosen.rules))
        .collect();
    check(&cases, &Selection::default())
}

/// Bytes to forms.
#[divan::bench(args = DOCUMENTS)]
fn read(bencher: Bencher<'_, '_>, document: &str) {
    let bytes = bytes_of(document);
    bencher.bench(|| parse(document, black_box(&bytes)).unwrap());
}

/// Forms to the rules in force for them.
#[divan::bench(args = DOCUMENTS)]
fn choose_rules(bencher: Bencher<'_, '_>, document: &str) {
    let rules = Rules::default();
    let loaded = parse(document, &bytes_of(document)).unwrap();
    bencher.bench(|| rules_for(&rules, black_box(&loaded)));
}

/// Scoring, the arithmetic, every check and the search for the wrong cell.
#[divan::bench(args = DOCUMENTS)]
fn score_and_check(bencher: Bencher<'_, '_>, document: &str) {
    let rules = Rules::default();
    let loaded = parse(document, &bytes_of(document)).unwrap();
    let chosen = rules_for(&rules, &loaded);
    bencher.bench(|| checked(black_box(&loaded), &chosen));
}

/// All of it, as `jixiao check` does for each document.
#[divan::bench(args = DOCUMENTS)]
fn whole(bencher: Bencher<'_, '_>, document: &str) {
    let rules = Rules::default();
    let bytes = bytes_of(document);
    bencher.bench(|| {
        let loaded = parse(document, black_box(&bytes)).unwrap();
        let chosen = rules_for(&rules, &loaded);
        checked(&loaded, &chosen)
    });
}
