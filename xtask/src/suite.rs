//! The one test command: format, lints, all tests, and a last line with the totals.

use crate::witness;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Sums over all test binaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
    /// Tests that were ignored, or that said `skipped: …` and looked at nothing.
    pub skipped: u64,
}

/// Reads the output of the tests: what to show, and the totals.
#[derive(Debug, Default)]
struct Reader {
    totals: Totals,
    inside_successes: bool,
    test_skipped: bool,
    skipped_here: u64,
}

/// Runs everything; true when all is in order.
pub fn test(root: &Path) -> Result<bool, String> {
    let mut wrong = Vec::new();
    for tool in ["fmt", "clippy"] {
        provide(root, tool);
    }
    let steps: [(&str, &[&str]); 2] = [
        ("format", &["fmt", "--all", "--check"]),
        (
            "lints",
            &[
                "clippy",
                "--quiet",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ],
        ),
    ];
    for (name, arguments) in steps {
        let mut command = cargo(root, arguments);
        if name == "format" {
            command.arg("--").args(check_files(root));
        }
        let status = command
            .status()
            .map_err(|error| format!("cargo {name}: {error}"))?;
        if !status.success() {
            wrong.push(name);
        }
    }
    let (totals, passed) = tests(root)?;
    if !passed {
        wrong.push("tests");
    }
    if !wrong.is_empty() {
        eprintln!("not in order: {}", wrong.join(", "));
    }
    let Totals {
        passed,
        failed,
        skipped,
    } = totals;
    println!("{passed} passed, {failed} failed, {skipped} skipped");
    Ok(wrong.is_empty())
}

/// Runs the golden cases, the labels of the layouts and the READMEs' output, or writes them
/// anew.
pub fn golden(root: &Path, update: bool) -> Result<bool, String> {
    let mut all = true;
    for (package, tests) in [
        ("forms", ["--lib", "what_the_layouts_teach"]),
        ("app", ["--test", "golden"]),
        ("cli", ["--test", "readme"]),
    ] {
        let mut command = cargo(root, &["test", "--package", package]);
        command.args(tests);
        if update {
            command.env("UPDATE_GOLDEN", "1");
        }
        all &= command
            .status()
            .map_err(|error| error.to_string())?
            .success();
    }
    Ok(all)
}

/// Lets the golden test write the facts of the published documents into a folder.
pub fn record_facts(root: &Path, folder: &Path) -> Result<bool, String> {
    let arguments = [
        "test",
        "--quiet",
        "--package",
        "app",
        "--test",
        "golden",
        "published",
    ];
    let status = cargo(root, &arguments)
        .env("GOLDEN_FACTS_TO", folder)
        .status()
        .map_err(|error| error.to_string())?;
    Ok(status.success())
}

/// The files of the checks: the registry's macro declares them, where the formatter does not look.
fn check_files(root: &Path) -> Vec<PathBuf> {
    let files = |folder: &Path| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let topics = files(&root.join("crates/checks/src"));
    let all = topics.iter().flat_map(|topic| files(topic));
    let mut sources: Vec<PathBuf> = all
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    sources.sort();
    sources
}

/// Cargo in the root of the repository.
pub(crate) fn cargo(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root);
    command
}

/// Installs a part of the toolchain that is missing, where rustup is at hand.
fn provide(root: &Path, tool: &str) {
    let version = cargo(root, &[tool, "--version"]).output();
    if version.is_ok_and(|output| output.status.success()) {
        return;
    }
    let component = if tool == "fmt" { "rustfmt" } else { tool };
    let added = Command::new("rustup")
        .args(["component", "add", component])
        .status();
    if !added.is_ok_and(|status| status.success()) {
        eprintln!("cargo {tool} is missing; install it with: rustup component add {component}");
    }
}

fn tests(root: &Path) -> Result<(Totals, bool), String> {
    let witnesses = witness::provide(root);
    let mut child = cargo(
        root,
        &[
            "test",
            "--workspace",
            "--no-fail-fast",
            "--",
            "--show-output",
        ],
    )
    .envs(witnesses.environment())
    .stdout(Stdio::piped())
    .spawn()
    .map_err(|error| format!("cargo test: {error}"))?;
    let mut reader = Reader::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(|error| error.to_string())?;
            let line = String::from_utf8_lossy(&line);
            if reader.shows(&line) {
                println!("{line}");
            }
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    std::io::stdout()
        .flush()
        .map_err(|error| error.to_string())?;
    Ok((reader.totals, status.success()))
}

impl Reader {
    /// Takes one line; whether it is to be shown. What passing tests print is left out,
    /// except the names of what was skipped.
    fn shows(&mut self, line: &str) -> bool {
        if line == "successes:" {
            self.inside_successes = true;
        } else if line == "failures:" {
            self.inside_successes = false;
        } else if let Some(counts) = line.strip_prefix("test result: ") {
            self.inside_successes = false;
            self.add(counts);
            return true;
        } else if self.inside_successes && line.starts_with("---- ") {
            self.test_skipped = false;
        } else if self.inside_successes && line.starts_with("skipped: ") {
            if !self.test_skipped {
                self.skipped_here += 1;
            }
            self.test_skipped = true;
            return true;
        }
        !self.inside_successes
    }

    fn add(&mut self, counts: &str) {
        let count = |word: &str| -> u64 {
            counts
                .split([';', '.'])
                .filter_map(|part| part.trim().strip_suffix(word))
                .find_map(|number| number.trim().parse().ok())
                .unwrap_or(0)
        };
        let skipped = std::mem::take(&mut self.skipped_here);
        self.totals.passed += count("passed").saturating_sub(skipped);
        self.totals.failed += count("failed");
        self.totals.skipped += count("ignored") + skipped;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_summed_over_all_binaries() {
        let mut reader = Reader::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.08s",
        ] {
            assert!(reader.shows(line));
        }
        let expected = Totals {
            passed: 7,
            failed: 2,
            skipped: 1,
        };
        assert_eq!(reader.totals, expected);
    }

    #[test]
    fn a_test_that_skipped_is_named_once_and_not_counted_as_passed() {
        let mut reader = Reader::default();
        let lines = [
            ("test a ... ok", true),
            ("successes:", false),
            ("---- a stdout ----", false),
            ("skipped: no documents here", true),
            ("skipped: none there", true),
            ("---- b stdout ----", false),
            ("noise", false),
            (
                "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured",
                true,
            ),
        ];
        for (line, shown) in lines {
            assert_eq!(reader.shows(line), shown, "{line}");
        }
        let expected = Totals {
            passed: 1,
            failed: 0,
            skipped: 1,
        };
        assert_eq!(reader.totals, expected);
    }
}
