//! Finding and loading input files: paths, folders, patterns, archives, standard input.

use crate::bundle::{self, Packed};
use crate::error::{Error, ErrorKind};
use crate::pattern;
use crate::system::system_text;
use domain::text::Text;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The file name endings that are looked for in folders; what a file is, its content tells.
pub const EXTENSIONS: [&str; 25] = [
    "docx", "docm", "doc", "wps", "odt", "fodt", "xlsx", "xlsm", "xls", "et", "ods", "fods", "pdf",
    "html", "htm", "mht", "mhtml", "zip", "txt", "text", "md", "markdown", "csv", "tsv", "toml",
];

/// What files of a known kind begin with: archives, compound files, PDF, XML.
const MARKS: [&[u8]; 5] = [
    b"PK\x03\x04",
    b"\xD0\xCF\x11\xE0",
    b"%PDF-",
    b"<?xml",
    b"\xEF\xBB\xBF<?xml",
];

/// The largest input that is read, in bytes: hundreds of times the longest report package,
/// and little enough that its cells fit in the memory of an office computer.
pub const LARGEST_INPUT: u64 = 64 << 20;

/// The files that hold waivers and units, and are no forms.
const NO_FORMS: [&str; 2] = ["waivers.toml", "units.toml"];

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
    /// A file in an archive.
    Packed(Packed),
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
                    let other = NO_FORMS.iter().any(|name| entry.file_name() == *name);
                    if wanted && !other {
                        self.push(path, false);
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().map(name_of).unwrap_or_default();
                    self.inputs.push(Err(Error::Io(path, walk_text(&error))));
                }
            }
        }
    }

    fn push(&mut self, path: &Path, named: bool) {
        if !self.seen.insert(path.to_owned()) {
            return;
        }
        let name = name_of(path);
        let is_read = ending_is_read(&name);
        if !is_read && !named {
            return self.inputs.push(Err(Error::Unsupported(name)));
        }
        // Only a person who names a file means it in spite of its ending.
        if !is_read && !has_mark(path) {
            return self.inputs.push(Err(Error::Extension(name)));
        }
        let input = Input {
            source: Source::File(path.to_owned()),
            named,
            name,
        };
        let maybe_archive = !is_read || bundle::ends_with_zip(&input.name);
        match maybe_archive.then(|| bundle::expand(&input)).flatten() {
            Some(inputs) => self.inputs.extend(inputs),
            None => self.inputs.push(Ok(input)),
        }
    }
}

fn walk_text(error: &walkdir::Error) -> Text {
    match error.io_error() {
        Some(error) => system_text(error),
        None => Text::new(
            "文件夹里的链接绕回了上级文件夹",
            "a link in the folder leads back to a folder above",
        ),
    }
}

/// Hidden files, and those Word keeps beside a document that is open.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name.starts_with("~$")
}

/// Whether a file's name ends as one that is read.
pub(crate) fn ending_is_read(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    EXTENSIONS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
}

/// Whether a file begins as one of a known kind.
fn has_mark(path: &Path) -> bool {
    let mut start = Vec::new();
    File::open(path)
        .and_then(|file| file.take(8).read_to_end(&mut start))
        .is_ok_and(|_| MARKS.iter().any(|mark| start.starts_with(mark)))
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
    let refused = |error: std::io::Error| Error::Io(input.name.clone(), system_text(&error));
    match &input.source {
        Source::Packed(packed) => packed.bytes(&input.name),
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
        .map_err(|error| Error::Io(name.to_owned(), system_text(&error)))?;
    let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if read > LARGEST_INPUT {
        return Err(Error::TooLarge(name.to_owned(), read));
    }
    Ok(bytes)
}
