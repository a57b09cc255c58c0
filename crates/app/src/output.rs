//! Files that are written: never over what was given, and whole or not at all.
//!
//! A file is written beside its place and put there when it is complete, so that whoever
//! stops half-way leaves what stood there before.

use crate::error::Error;
use crate::input::{Input, Source};
use crate::system::system_text;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Names tried for a file that is not complete yet.
const TRIES: usize = 1_000;

/// What a run may not write over: what it was given, and what it writes already.
#[derive(Debug, Default)]
pub struct Outputs {
    given: BTreeSet<PathBuf>,
    taken: RefCell<BTreeSet<PathBuf>>,
}

/// A place a file may be written to.
#[derive(Debug)]
pub struct Target {
    name: String,
    path: PathBuf,
}

/// A file being written.
#[derive(Debug)]
pub struct OutputFile {
    name: String,
    out: Option<BufWriter<File>>,
    /// Where it stands until it is complete, and where it belongs.
    moved: Option<[PathBuf; 2]>,
}

impl Outputs {
    /// Keeps the inputs, the archives they stand in, and every other file that was named.
    pub fn keeping(inputs: &[Result<Input, Error>], named: &[&Path]) -> Self {
        let of_input = |input: &Result<Input, Error>| match input {
            Ok(input) => match &input.source {
                Source::File(path) => Some(path.clone()),
                Source::Packed(packed) => Some(packed.outer().to_owned()),
                Source::Standard => None,
            },
            // A document that cannot be read is somebody's all the same.
            Err(error) if error.kind() == crate::ErrorKind::Input => {
                let mut around = Path::new(error.path()).ancestors();
                around.find(|path| path.is_file()).map(Path::to_owned)
            }
            Err(_) => None,
        };
        let named = named.iter().map(|path| (*path).to_owned());
        let paths = inputs.iter().filter_map(of_input).chain(named);
        let files = paths.filter(|path| path.is_file());
        Self {
            given: files.filter_map(|path| path.canonicalize().ok()).collect(),
            taken: RefCell::default(),
        }
    }

    /// A place to write to.
    ///
    /// # Errors
    /// Where it is that of a file that was given, or is written already.
    pub fn target(&self, path: &Path) -> Result<Target, Error> {
        let name = path.display().to_string();
        let path = real(path);
        if self.given.contains(&path) {
            return Err(Error::Original(name));
        }
        let device = path.exists() && !path.is_file();
        if !device && !self.taken.borrow_mut().insert(path.clone()) {
            return Err(Error::WrittenTwice(name));
        }
        Ok(Target { name, path })
    }
}

/// The path without links and detours; its folder's, where there is no such file.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let folder = folder.unwrap_or(Path::new(".")).canonicalize();
        match (folder, path.file_name()) {
            (Ok(folder), Some(name)) => folder.join(name),
            _ => path.to_owned(),
        }
    })
}

impl Target {
    /// Begins to write.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn create(self) -> Result<OutputFile, Error> {
        let Self { name, path } = self;
        match begin(&path) {
            Ok((file, moved)) => Ok(OutputFile {
                name,
                out: Some(BufWriter::new(file)),
                moved: moved.map(|beside| [beside, path]),
            }),
            Err(error) => Err(Error::NotWritten(name, system_text(&error))),
        }
    }

    /// Writes a whole file.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn write(self, bytes: &[u8]) -> Result<(), Error> {
        let mut file = self.create()?;
        match file.write_all(bytes) {
            Ok(()) => file.finish(),
            Err(error) => Err(file.refused(&error)),
        }
    }
}

/// The file that is written, and its path where it is to be moved.
fn begin(path: &Path) -> io::Result<(File, Option<PathBuf>)> {
    let exists = path.exists();
    if exists {
        // Putting another in its place would pass over its protection.
        let there = OpenOptions::new().write(true).open(path)?;
        // Devices and pipes are written to as they stand.
        if !path.is_file() {
            return Ok((there, None));
        }
    }
    match create_beside(path) {
        Ok((file, beside)) => {
            if exists {
                fs::set_permissions(&beside, fs::metadata(path)?.permissions())?;
            }
            Ok((file, Some(beside)))
        }
        // The file may be written though its folder may not.
        Err(error) if exists && error.kind() == io::ErrorKind::PermissionDenied => {
            Ok((File::create(path)?, None))
        }
        Err(error) => Err(error),
    }
}

fn create_beside(path: &Path) -> io::Result<(File, PathBuf)> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let process = std::process::id();
    for number in 0..TRIES {
        let beside = folder.join(format!(".jixiao-{process}-{number}.part"));
        match File::create_new(&beside) {
            Ok(file) => return Ok((file, beside)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

impl OutputFile {
    /// Puts the complete file where it belongs.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn finish(mut self) -> Result<(), Error> {
        let done = self.complete();
        done.map_err(|error| self.refused(&error))
    }

    fn complete(&mut self) -> io::Result<()> {
        if let Some(mut out) = self.out.take() {
            out.flush()?;
        }
        if let Some([beside, path]) = &self.moved {
            fs::rename(beside, path)?;
        }
        self.moved = None;
        Ok(())
    }

    fn refused(&self, error: &io::Error) -> Error {
        Error::NotWritten(self.name.clone(), system_text(error))
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.out {
            Some(out) => out.write(bytes),
            None => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for OutputFile {
    fn drop(&mut self) {
        // It must be closed before it can be removed.
        self.out = None;
        if let Some([beside, _]) = &self.moved {
            let _ = fs::remove_file(beside);
        }
    }
}
