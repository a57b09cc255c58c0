//! Finding and loading input files: paths, folders, patterns, standard input.

use crate::error::{Error, ErrorKind};
use crate::pattern;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The file name endings that are read.
pub const EXTENSIONS: [&str; 6] = ["txt", "toml", "text", "tsv", "csv", "md"];

/// The largest input that is read, in bytes: hundreds of times the longest report package,
/// and little enough that its cells fit in the memory of an office computer.
pub const LARGEST_INPUT: u64 = 64 << 20;

/// The file that holds waivers and is no form.
const WAIVER_FILE: &str = "waivers.toml";

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The name it is reported by.
    pub name: String,
    /// Where its bytes come from.
    pub source: Source,
    /// Whether a person named it, rather than a folder holding it: a named file
    /// without a form is an error, a file lying in a folder is not.
    pub named: bool,
}

/// Turns what was asked for into inputs, in that order, each only once; a folder gives
/// its files sorted by name, those of a kind that is not read as skipped.
pub fn find_inputs(paths: &[PathBuf]) -> Vec<Result<Input, Error>> {
    let mut found = Found::default();
    for path in paths {
        found.add(path);
    }
    found.inputs
}

/// Whether it lay in a folder and is none that can be read.
pub fn is_skipped(input: &Result<Input, Error>) -> bool {
    matches!(input, Err(error) if error.kind() == ErrorKind::Skipped)
}

#[derive(Default)]
struct Found {
    inputs: Vec<Result<Input, Error>>,
    seen: BTreeSet<PathBuf>,
}

impl Found {
    fn add(&mut self, path: &Path) {
        let name = name_of(path);
        if name == "-" {
            self.inputs.push(Ok(Input {
                name,
                source: Source::Standard,
                named: true,
            }));
        } else if path.is_dir() {
            self.add_folder(path, None);
        } else if path.exists() {
            self.push(path, true);
        } else {
            let before = self.inputs.len();
            if pattern::is_pattern(&name) {
                self.add_folder(Path::new(pattern::fixed_part(&name)), Some(&name));
            }
            if self.inputs.len() == before {
                self.inputs.push(Err(Error::Missing(name)));
            }
        }
    }

    fn add_folder(&mut self, folder: &Path, pattern: Option<&str>) {
        let walk = WalkDir::new(folder)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    let path = entry.path();
                    let wanted = pattern.is_none_or(|p| pattern::fits(p, &name_of(path)));
                    let waivers = entry.file_name() == WAIVER_FILE;
                    if wanted && !waivers {
                        self.push(path, false);
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().map(name_of).unwrap_or_default();
                    self.inputs.push(Err(Error::Io(path, error.to_string())));
                }
            }
        }
    }

    fn push(&mut self, path: &Path, named: bool) {
        if !self.seen.insert(path.to_owned()) {
            return;
        }
        let name = name_of(path);
        self.inputs.push(if is_readable(path) {
            Ok(Input {
                name,
                source: Source::File(path.to_owned()),
                named,
            })
        } else if named {
            Err(Error::Extension(name))
        } else {
            Err(Error::Unsupported(name))
        });
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn is_readable(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| {
            EXTENSIONS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(ending))
        })
}

fn name_of(path: &Path) -> String {
    let name = path.to_string_lossy().replace('\\', "/");
    name.strip_prefix("./").map_or(name.clone(), str::to_owned)
}

/// The bytes of an input.
///
/// # Errors
/// Where the system refuses, or the input is larger than [`LARGEST_INPUT`].
pub fn read_file(input: &Input) -> Result<Vec<u8>, Error> {
    let refused = |error: std::io::Error| Error::Io(input.name.clone(), error.to_string());
    match &input.source {
        Source::Standard => read_limited(std::io::stdin().lock(), 0, &input.name),
        Source::File(path) => {
            let file = File::open(path).map_err(refused)?;
            let size = file.metadata().map_err(refused)?.len();
            if size > LARGEST_INPUT {
                return Err(Error::TooLarge(input.name.clone(), size));
            }
            read_limited(file, size, &input.name)
        }
    }
}

fn read_limited(from: impl Read, size: u64, name: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    from.take(LARGEST_INPUT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Error::Io(name.to_owned(), error.to_string()))?;
    let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if read > LARGEST_INPUT {
        return Err(Error::TooLarge(name.to_owned(), read));
    }
    Ok(bytes)
}
