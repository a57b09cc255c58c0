//! Programs of others that bear witness in the tests: LibreOffice, poppler, and Python's
//! document libraries. Installed where the system allows; where it does not, the tests that
//! need them say that they were skipped.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Debian packages, with the program by which each is known.
const PACKAGES: [(&str, &str); 4] = [
    ("soffice", "libreoffice-writer-nogui"),
    ("soffice", "libreoffice-calc-nogui"),
    ("pdftotext", "poppler-utils"),
    ("python3", "python3-venv"),
];

/// Fonts LibreOffice needs to lay out Chinese, by a file each brings.
const FONTS: (&str, &str) = ("/usr/share/fonts/opentype/noto", "fonts-noto-cjk");

/// Python libraries, by the names they are installed and imported by.
const LIBRARIES: [(&str, &str); 4] = [
    ("python-docx==1.2.0", "docx"),
    ("openpyxl==3.1.5", "openpyxl"),
    ("docxtpl==0.20.2", "docxtpl"),
    ("pdfplumber==0.11.10", "pdfplumber"),
];

/// What the tests are told through the environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Witnesses {
    /// The Python that has the libraries.
    pub python: Option<PathBuf>,
}

impl Witnesses {
    /// The variables by which tests find the witnesses that are no common programs.
    pub fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        let python = self.python.iter().cloned();
        python.map(|path| ("JIXIAO_PYTHON", path)).collect()
    }
}

/// Installs what is missing and finds the rest.
pub fn provide(root: &Path) -> Witnesses {
    packages();
    Witnesses {
        python: python(&root.join("target/witness")),
    }
}

fn packages() {
    let mut missing: Vec<&str> = PACKAGES
        .iter()
        .filter(|(program, _)| !is_there(program))
        .map(|&(_, package)| package)
        .collect();
    if !Path::new(FONTS.0).exists() {
        missing.push(FONTS.1);
    }
    if missing.is_empty() {
        return;
    }
    let command = format!(
        "apt-get install -y --no-install-recommends {}",
        missing.join(" ")
    );
    eprintln!("installing: {command}");
    let installed = run(Command::new("apt-get").args(["update", "-qq"]))
        && run(Command::new("apt-get")
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(&missing)
            .env("DEBIAN_FRONTEND", "noninteractive"));
    if !installed {
        eprintln!(
            "could not be installed; tests that need them are skipped. By hand: sudo {command}"
        );
    }
}

/// A Python environment of the project's own, below the build folder.
fn python(folder: &Path) -> Option<PathBuf> {
    let python = folder.join("bin/python");
    if has_libraries(&python) {
        return Some(python);
    }
    let packages = LIBRARIES.map(|(package, _)| package);
    let made = run(Command::new("python3").args(["-m", "venv"]).arg(folder))
        && run(Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(packages));
    if made && has_libraries(&python) {
        return Some(python);
    }
    eprintln!(
        "Python with {} could not be set up; tests that need it are skipped",
        packages.join(", ")
    );
    None
}

fn has_libraries(python: &Path) -> bool {
    let imports = LIBRARIES.map(|(_, module)| module).join(", ");
    let command = Command::new(python)
        .args(["-c", &format!("import {imports}")])
        .output();
    command.is_ok_and(|output| output.status.success())
}

fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn run(command: &mut Command) -> bool {
    command
        .stdout(std::process::Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
