//! Word lists and thresholds: every one that code asks for is there, and none is there for nothing.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use forms::rulesets::Library;
use std::collections::BTreeSet;
use std::path::Path;

/// The text of all sources below a folder, tests left out.
fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            sources(&path, text);
        } else if name.ends_with(".rs") && name != "tests.rs" && name != "support.rs" {
            let source = std::fs::read_to_string(&path).unwrap();
            let code = source.split("#[cfg(test)]").next().unwrap_or_default();
            text.push_str(code);
        }
    }
}

fn code() -> String {
    let mut text = String::new();
    for name in ["checks", "domain"] {
        let folder = format!("{}/../{name}/src", env!("CARGO_MANIFEST_DIR"));
        sources(Path::new(&folder), &mut text);
    }
    text
}

/// The keys in `call("key"`.
fn asked<'a>(code: &'a str, call: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(call).filter_map(move |(at, _)| {
        let rest = code.get(at + call.len()..)?.trim_start();
        rest.strip_prefix('"')?.split('"').next()
    })
}

#[test]
fn what_code_asks_for_is_there() {
    let code = code();
    let library = Library::embedded();
    let words = library.vocabulary().unwrap();
    for call in [".words(", "found_in(", "vocabulary.is("] {
        for key in asked(&code, call) {
            assert!(!words.words(key).is_empty(), "no list {key}");
        }
    }
    let thresholds = library.thresholds().unwrap();
    for key in asked(&code, "threshold(") {
        assert!(thresholds.contains_key(key), "no threshold {key}");
    }
}

#[test]
fn nothing_is_there_for_nothing() {
    let code = code();
    let library = Library::embedded();
    let words = library.vocabulary().unwrap();
    let thresholds = library.thresholds().unwrap();
    let keys: BTreeSet<&str> = words
        .keys()
        .chain(thresholds.keys().map(String::as_str))
        .collect();
    for key in keys {
        assert!(
            code.contains(&format!("\"{key}\"")),
            "nobody asks for {key}"
        );
    }
}
