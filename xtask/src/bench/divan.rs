//! Runs a benchmark and reads figures out of its table.

use crate::suite::cargo;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Stdio;

/// What the benchmark printed, with a variable it was told; nothing where it could not run.
pub(super) fn run(
    root: &Path,
    package: &str,
    bench: &str,
    told: Option<(&str, &OsStr)>,
) -> Option<String> {
    let output = cargo(root, &["bench", "--package", package, "--bench", bench])
        .envs(told)
        .stderr(Stdio::inherit())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}

/// The median of the line with that name, as printed: the third of its columns.
pub(super) fn median_of(output: &str, name: &str) -> Option<String> {
    let line = output.lines().find(|line| line.contains(name))?;
    let median = line
        .split('│')
        .filter(|part| !part.trim().is_empty())
        .nth(2)?;
    Some(median.trim().to_owned())
}

/// The median of an argument's line below the line of its group.
pub(super) fn median_within(output: &str, group: &str, argument: &str) -> Option<String> {
    let is_group = |line: &&str| line.starts_with(['├', '╰']) && name(line) == group;
    let from = output.lines().position(|line| is_group(&line))?;
    let own = output
        .lines()
        .skip(from + 1)
        .take_while(|line| !line.starts_with(['├', '╰']));
    let line = own.into_iter().find(|line| name(line) == argument)?;
    median_of(line, "")
}

/// What a line of the table is about.
fn name(line: &str) -> &str {
    line.trim_start_matches(|c: char| !c.is_ascii_alphanumeric())
        .split_whitespace()
        .next()
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_third_column() {
        let table = "scoring        fastest │ slowest │ median │ mean │ samples │ iters\n\
                     ├─ one  21.9 ms │ 30 ms │ 22.1 ms │ 23 ms │ 100 │ 100\n";
        assert_eq!(median_of(table, "one ").as_deref(), Some("22.1 ms"));
        assert_eq!(median_of(table, "two "), None);
    }

    #[test]
    fn an_argument_is_looked_for_in_its_group() {
        let table = "documents    fastest │ slowest │ median │ mean │ samples │ iters\n\
                     ├─ read              │         │        │      │         │\n\
                     │  ├─ Docx  1 ms     │ 3 ms    │ 2 ms   │ 2 ms │ 100     │ 100\n\
                     │  ╰─ Pdf   4 ms     │ 6 ms    │ 5 ms   │ 5 ms │ 100     │ 100\n\
                     ╰─ write             │         │        │      │         │\n\
                     \u{20}  ╰─ Docx  7 ms     │ 9 ms    │ 8 ms   │ 8 ms │ 100     │ 100\n";
        assert_eq!(median_within(table, "read", "Pdf").as_deref(), Some("5 ms"));
        assert_eq!(
            median_within(table, "write", "Docx").as_deref(),
            Some("8 ms")
        );
        assert_eq!(median_within(table, "write", "Pdf"), None);
    }
}
