//! Runs a benchmark and reads figures out of its table.

use crate::suite::cargo;
use std::path::Path;
use std::process::Stdio;

/// What the benchmark printed; nothing where it could not run.
pub(super) fn run(root: &Path, package: &str, bench: &str) -> Option<String> {
    let output = cargo(root, &["bench", "--package", package, "--bench", bench])
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
}
