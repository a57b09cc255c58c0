//! Licences and sources of what we depend on, by `cargo deny` where it is installed.

use std::path::Path;
use std::process::Command;

/// How the look at the licences ended.
pub(super) enum Licences {
    /// In order.
    Clean,
    /// Not in order; what was said.
    Faulty(String),
    /// Not looked at, and why.
    Skipped(&'static str),
}

/// Asks `cargo deny`.
pub(super) fn check(root: &Path) -> Result<Licences, String> {
    let installed = Command::new("cargo").args(["deny", "--version"]).output();
    if !installed.is_ok_and(|output| output.status.success()) {
        return Ok(Licences::Skipped("cargo deny is not installed"));
    }
    let output = Command::new("cargo")
        .args(["deny", "--offline", "check", "licenses", "bans", "sources"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo deny: {error}"))?;
    if output.status.success() {
        Ok(Licences::Clean)
    } else {
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        Ok(Licences::Faulty(text))
    }
}
