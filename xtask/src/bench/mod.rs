//! `cargo xtask bench`: every figure of docs/performance.md, measured anew by one command.
//!
//! Nothing here passes or fails by a time: machines are noisy, and a person judges.

mod compare;
mod divan;
mod package;
mod run;

pub use compare::compare;

use crate::suite::cargo;
use run::{Run, median};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Cold starts measured; the median counts.
const STARTS: usize = 21;
/// Times the folder of copies is checked.
const FOLDERS: usize = 5;
/// Copies of one document in that folder.
const COPIES: usize = 1000;

/// Measures everything and prints the tables; true when all could be measured.
pub fn measure(root: &Path) -> Result<bool, String> {
    let built = cargo(root, &["build", "--release", "--package", "cli"]).status();
    if !built.is_ok_and(|status| status.success()) {
        return Ok(false);
    }
    let mut table = vec![machine()];
    for (package, bench) in [
        ("domain", "scoring"),
        ("domain", "values"),
        ("domain", "rollup"),
        ("app", "checking"),
    ] {
        let Some(output) = divan::run(root, package, bench, None) else {
            return Ok(false);
        };
        println!("{output}");
        if let Some(median) = divan::median_of(&output, "a_million_indicators ") {
            table.push(format!(
                "| score 1 000 000 indicators, one core | {median} |"
            ));
        }
        if let Some(median) = divan::median_of(&output, "a_year_of_a_province ") {
            table.push(format!(
                "| roll up 3 000 units × 30 projects × 15 indicators, one core | {median} |"
            ));
        }
    }
    let documents = documents(root);
    let target = target(root);
    let program = target.join("release").join("jixiao");
    table.push(cold(&program, &documents, &target)?);
    let document = typical(&documents)?;
    let folder = target.join("bench-copies");
    for format in ["text", "json"] {
        table.push(many(&program, &document, &folder, format)?);
    }
    let form = as_word(&program, &document, &target)?;
    table.push(many(&program, &form, &folder, "text")?);
    table.push(package::package(root, &program, &target)?);
    table.extend(python(root, &document));
    println!("| what | median |\n|---|---|");
    for line in table {
        println!("{line}");
    }
    Ok(true)
}

/// The published documents where they are at hand, else our own.
fn documents(root: &Path) -> PathBuf {
    let published = root.join("../shared/documents");
    if published.is_dir() {
        return published;
    }
    println!("skipped: no published documents beside the repository; measuring examples/");
    root.join("examples")
}

fn target(root: &Path) -> PathBuf {
    let chosen = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    root.join(chosen)
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let version = Command::new("rustc").arg("--version").output();
    let version = version.map_or_else(
        |_| String::new(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    );
    format!("| machine | {cores} cores, {version} |")
}

/// The program started anew for each look at all documents.
fn cold(program: &Path, documents: &Path, target: &Path) -> Result<String, String> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        times.push(Run::of(&mut check(program, documents, "text", target))?.micros);
    }
    let count = fs::read_dir(documents).map_or(0, Iterator::count);
    let fastest = times.iter().min().copied().unwrap_or(0);
    Ok(format!(
        "| `check` of {count} documents, process started anew ({STARTS} times) | {}, fastest {} |",
        milliseconds(median(times)),
        milliseconds(fastest),
    ))
}

/// A folder of copies of a document, the report written to a file.
fn many(program: &Path, document: &Path, folder: &Path, format: &str) -> Result<String, String> {
    let (mut times, mut peak) = (Vec::new(), None);
    copy(document, folder)?;
    for _ in 0..FOLDERS {
        let run = Run::of(&mut check(program, folder, format, &folder.join("..")))?;
        times.push(run.micros);
        peak = peak.max(run.peak_kib);
    }
    fs::remove_dir_all(folder).map_err(|error| error.to_string())?;
    let rate = |micros: u128| COPIES as u128 * 1_000_000 / micros.max(1);
    let fastest = times.iter().min().copied().unwrap_or(0);
    let middle = median(times);
    let ending = document.extension().unwrap_or_default().to_string_lossy();
    let memory = peak.map_or_else(
        || "memory not measured on this system".to_owned(),
        |kib| format!("at most {} MiB", kib.div_ceil(1024)),
    );
    Ok(format!(
        "| `check` of {COPIES} copies ({ending}), report as {format} ({FOLDERS} times) | {}, {} documents/s (fastest {}), {memory} |",
        milliseconds(middle),
        rate(middle),
        rate(fastest),
    ))
}

fn check(program: &Path, inputs: &Path, format: &str, target: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("check").arg(inputs).arg("--exit-zero");
    command.args(["--quiet", "--format", format, "--output"]);
    command.arg(target.join("bench-report"));
    command
}

/// Of the published documents the third, which has eleven forms; else the largest.
fn typical(documents: &Path) -> Result<PathBuf, String> {
    let entries = fs::read_dir(documents).map_err(|error| error.to_string())?;
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("003")
    };
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    let size = |path: &&PathBuf| fs::metadata(path).map_or(0, |about| about.len());
    let chosen = paths.iter().find(|path| named(path));
    let chosen = chosen.or_else(|| paths.iter().max_by_key(size));
    chosen.cloned().ok_or_else(|| "no document".to_owned())
}

/// The first form of a document in its official layout, as a Word file.
fn as_word(program: &Path, document: &Path, target: &Path) -> Result<PathBuf, String> {
    let form = target.join("bench-form.docx");
    let mut command = Command::new(program);
    command.arg("write").arg(document).args(["--form", "1"]);
    command.args(["--as", "docx", "--quiet", "--output"]);
    Run::of(command.arg(&form))?;
    Ok(form)
}

fn copy(document: &Path, folder: &Path) -> Result<(), String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(fault)?;
    let ending = document.extension().unwrap_or_default().to_string_lossy();
    for number in 0..COPIES {
        fs::copy(document, folder.join(format!("{number:04}.{ending}"))).map_err(fault)?;
    }
    Ok(())
}

/// What a person would write instead: the same sums in Python.
fn python(root: &Path, document: &Path) -> Vec<String> {
    let script = root.join("benches/compare/plain.py");
    let output = Command::new("python3").arg(script).arg(document).output();
    match output {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout)
            .lines()
            .map(str::to_owned)
            .collect(),
        _ => vec!["| Python | skipped: python3 does not run here |".to_owned()],
    }
}

fn milliseconds(micros: u128) -> String {
    format!("{}.{} ms", micros / 1000, micros % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_to_a_tenth() {
        assert_eq!(milliseconds(16_499), "16.4 ms");
        assert_eq!(milliseconds(999), "0.9 ms");
    }
}
