//! Documents read and written by us and, in the same run, by what people use today.

use super::{divan, machine, target};
use crate::witness;
use std::path::Path;
use std::process::Command;

/// Ours, by the names the benchmark gives them, and what they are in the table.
const OURS: [(&str, &str); 10] = [
    ("read/Docx", "read docx"),
    ("read/Xlsx", "read xlsx"),
    ("read/Pdf", "read PDF"),
    ("read/Html", "read HTML"),
    ("read_doc", "read doc"),
    ("write/Docx", "write docx"),
    ("write/Xlsx", "write xlsx"),
    ("write/Pdf", "write PDF"),
    ("write/Ofd", "write OFD"),
    ("write/Html", "write HTML"),
];

/// Measures both and prints one table; true when all could be measured.
pub fn compare(root: &Path) -> Result<bool, String> {
    let witnesses = witness::provide(root);
    let folder = target(root).join("bench-compare");
    let told = ("COMPARE_FOLDER", folder.as_os_str());
    let Some(output) = divan::run(root, "office", "documents", Some(told)) else {
        return Ok(false);
    };
    println!("{output}\n| what | median |\n|---|---|\n{}", machine());
    for (name, what) in OURS {
        let median = match name.split_once('/') {
            Some((group, argument)) => divan::median_within(&output, group, argument),
            None => divan::median_of(&output, &format!("{name} ")),
        };
        let median = median.ok_or_else(|| format!("{name} was not measured"))?;
        println!("| {what} | {median} |");
    }
    let python = witnesses.python.unwrap_or_else(|| "python3".into());
    let others = Command::new(python)
        .arg(root.join("benches/compare/documents.py"))
        .arg(&folder)
        .status();
    Ok(others.is_ok_and(|status| status.success()))
}
