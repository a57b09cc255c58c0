//! Other programs, run in a folder of their own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder that is removed at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let name = format!("jixiao-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Lets LibreOffice convert files of a folder into `out` below it; false, and said so, where
/// it is not installed.
pub fn soffice(folder: &Path, to: &str, files: &[&str]) -> bool {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let output = Command::new("soffice")
        .arg(profile)
        .args(["--headless", "--convert-to", to, "--outdir", "out"])
        .args(files)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output();
    let Ok(output) = output else {
        println!("skipped: soffice is not installed");
        return false;
    };
    assert!(output.status.success(), "{output:?}");
    true
}

/// What a script of ours prints; none, and said so, where there is no Python for it.
pub fn python(folder: &Path, script: &str, arguments: &[&str]) -> Option<String> {
    let Some(python) = std::env::var_os("JIXIAO_PYTHON") else {
        println!("skipped: no Python with python-docx and openpyxl; cargo xtask test installs it");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/witness")
        .join(script);
    let output = Command::new(python)
        .arg(script)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    Some(String::from_utf8(output.stdout).unwrap())
}
