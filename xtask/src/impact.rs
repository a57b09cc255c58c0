//! What a change does to the findings on the published documents: the recorded facts
//! (`golden/real/`) against those of the code as it stands.

use crate::suite;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Runs the checks over the published documents and prints the differences; true when it could.
pub fn report(root: &Path) -> Result<bool, String> {
    let now = root.join("target/impact");
    let fault = |error: std::io::Error| format!("{}: {error}", now.display());
    if now.exists() {
        fs::remove_dir_all(&now).map_err(fault)?;
    }
    fs::create_dir_all(&now).map_err(fault)?;
    if !suite::record_facts(root, &now)? {
        return Ok(false);
    }
    let (mut gone, mut new) = (0, 0);
    for (name, after) in texts(&now)? {
        let before = fs::read_to_string(root.join("golden/real").join(&name)).unwrap_or_default();
        let changes = changes(&before, &after);
        if changes.is_empty() {
            continue;
        }
        println!("{name}");
        for change in changes {
            match change.sign {
                '+' => new += 1,
                _ => gone += 1,
            }
            println!("  {} {} | {}", change.sign, change.form, change.line);
        }
    }
    println!("impact: {new} new, {gone} gone");
    Ok(true)
}

fn texts(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut all = BTreeMap::new();
    let entries = fs::read_dir(folder).map_err(|error| error.to_string())?;
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        all.insert(name.into_owned(), text);
    }
    Ok(all)
}

/// One line that came or went.
#[derive(Debug, PartialEq, Eq)]
struct Change {
    sign: char,
    form: String,
    line: String,
}

/// Lines are compared under their form, whatever their order.
fn changes(before: &str, after: &str) -> Vec<Change> {
    let mut counts: BTreeMap<(String, String), i64> = BTreeMap::new();
    for (text, step) in [(before, -1), (after, 1)] {
        let mut form = String::new();
        for line in text.lines() {
            if line.starts_with("form ") {
                line.clone_into(&mut form);
            }
            let key = (form.clone(), line.trim().to_owned());
            *counts.entry(key).or_default() += step;
        }
    }
    let changed = counts.into_iter().filter(|(_, count)| *count != 0);
    changed
        .map(|((form, line), count)| Change {
            sign: if count > 0 { '+' } else { '-' },
            form,
            line,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_that_moved_is_one_gone_and_one_new() {
        let before = "form 1 a\n  ERROR SUM001 total.score\nform 2 b\n  NOTE X\n";
        let after = "form 1 a\nform 2 b\n  NOTE X\n  ERROR SUM001 total.score\n";
        let found = changes(before, after);
        let told: Vec<String> = found
            .iter()
            .map(|c| format!("{}{}", c.sign, c.form))
            .collect();
        assert_eq!(told, ["-form 1 a", "+form 2 b"]);
        assert_eq!(changes(before, before), []);
    }
}
