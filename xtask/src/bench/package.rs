//! A package of 50 Word documents checked together.

use super::run::{Run, median};
use super::{FOLDERS, check, milliseconds};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Documents of the package.
const DOCUMENTS: usize = 50;

/// The name in the forms of the test package that is changed, so that there are several units.
const UNIT: &str = "驻海城联络处";

/// The forms of the test package as Word files, of three units, checked as one package.
pub(super) fn package(root: &Path, program: &Path, target: &Path) -> Result<String, String> {
    let folder = target.join("bench-package");
    write(root, program, &folder)?;
    let mut times = Vec::new();
    for _ in 0..FOLDERS {
        let mut command = check(program, &folder, "text", target);
        times.push(Run::of(command.arg("--package"))?.micros);
    }
    fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    Ok(format!(
        "| `check --package` of {DOCUMENTS} Word files, three units, two years ({FOLDERS} times) | {} |",
        milliseconds(median(times)),
    ))
}

fn write(root: &Path, program: &Path, folder: &Path) -> Result<(), String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(fault)?;
    let form = folder.join("form.toml");
    for (number, (unit, file)) in (0..3)
        .flat_map(|unit| forms(root).into_iter().map(move |file| (unit, file)))
        .take(DOCUMENTS)
        .enumerate()
    {
        let text = fs::read_to_string(&file).map_err(fault)?;
        let text = text.replace(UNIT, &format!("{UNIT}{}组", ["一", "二", "三"][unit]));
        fs::write(&form, text).map_err(fault)?;
        let mut command = Command::new(program);
        command.arg("write").arg(&form);
        command.args(["--as", "docx", "--quiet", "--output"]);
        let written = Run::of(command.arg(folder.join(format!("{number:02}.docx"))));
        // A report has no official layout to be written in.
        if written.is_err() {
            fs::copy(&form, folder.join(format!("{number:02}.toml"))).map_err(fault)?;
        }
    }
    fs::remove_file(form).map_err(fault)
}

/// The forms of the test package, sorted.
fn forms(root: &Path) -> Vec<PathBuf> {
    let package = root.join("crates/app/tests/package");
    let mut forms: Vec<PathBuf> = ["2023", "2024"]
        .iter()
        .filter_map(|year| fs::read_dir(package.join(year)).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    forms.sort();
    forms
}
