//! LibreOffice as a last resort for old Word documents: found on the path, run without a
//! window in a folder of its own, and stopped when it takes too long.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A document of hundreds of pages takes some seconds.
const LONGEST: Duration = Duration::from_secs(60);

/// How often it is asked whether it is done.
const PAUSE: Duration = Duration::from_millis(50);

/// The program's names.
const NAMES: [&str; 3] = ["soffice", "libreoffice", "soffice.exe"];

/// The document as .docx; none where LibreOffice is not there, fails, or takes too long.
pub fn doc_as_docx(bytes: &[u8]) -> Option<Vec<u8>> {
    let program = program()?;
    let folder = Folder::new()?;
    let source = folder.0.join("in.doc");
    fs::write(&source, bytes).ok()?;
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.0.join("profile").display()
    );
    let mut child = Command::new(program)
        .arg(profile)
        .args(["--headless", "--convert-to", "docx", "--outdir"])
        .arg(&folder.0)
        .arg(&source)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(_)) => break,
            Ok(None) if begun.elapsed() < LONGEST => sleep(PAUSE),
            Ok(None) | Err(_) => {
                // It may have ended in this moment.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
    fs::read(folder.0.join("in.docx")).ok()
}

fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut found = std::env::split_paths(&path)
        .flat_map(|folder| NAMES.map(|name| folder.join(name)))
        .filter(|program| program.is_file());
    found.next()
}

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("jixiao-soffice-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        // Someone else's folder of that name is not ours to use.
        fs::create_dir(&path).ok()?;
        Some(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(Path::new(&self.0));
    }
}
