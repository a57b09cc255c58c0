//! The list of limits in docs/limits.md is whole, and every limit is used.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All Rust files below a folder, but the list of limits itself.
fn sources(folder: &Path, into: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("office/src/limits.rs")
        {
            into.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// The limits, by their names.
fn limits() -> Vec<String> {
    let file = root().join("crates/office/src/limits.rs");
    let text = std::fs::read_to_string(file).unwrap();
    let names = text.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix("pub const ")?.split_once(':')?;
        Some(name.to_owned())
    });
    names.collect()
}

/// Rows of the list: limit, test.
fn listed() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(root().join("docs/limits.md")).unwrap();
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        let limit = cells.next()?.strip_prefix('`')?.strip_suffix('`')?;
        let test = cells
            .next_back()
            .filter(|cell| !cell.is_empty())
            .or(cells.next_back())?;
        // Other lists of the page are of other things.
        limit
            .bytes()
            .all(|byte| byte == b'_' || byte.is_ascii_uppercase())
            .then_some(())?;
        Some((limit.to_owned(), test.trim_matches('`').to_owned()))
    });
    rows.collect()
}

#[test]
fn every_limit_is_used_and_listed_with_its_test() {
    let mut used = Vec::new();
    for folder in ["office/src", "app/src"] {
        sources(&root().join("crates").join(folder), &mut used);
    }
    let mut tests = used.clone();
    for folder in ["office/tests", "app/tests", "cli/tests"] {
        let folder = root().join("crates").join(folder);
        if folder.exists() {
            sources(&folder, &mut tests);
        }
    }
    let (limits, listed) = (limits(), listed());
    assert!(limits.len() > 20);
    for limit in &limits {
        assert!(
            used.iter().any(|source| source.contains(limit.as_str())),
            "{limit} is not used"
        );
        assert!(
            listed.iter().any(|(name, _)| name == limit),
            "{limit} is not in docs/limits.md"
        );
    }
    for (limit, test) in &listed {
        assert!(
            limits.contains(limit),
            "docs/limits.md lists {limit}, which is no limit"
        );
        let begins = format!("fn {test}(");
        assert!(
            tests.iter().any(|source| source.contains(&begins)),
            "{limit}: no test {test}"
        );
    }
}
