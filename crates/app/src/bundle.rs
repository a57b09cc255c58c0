//! Archives as inputs: every document in them is one, named behind the archive's name.

use crate::error::Error;
use crate::input::{Input, LARGEST_INPUT, Source, ending_is_read, read_file};
use domain::text::Text;
use office::limits::{BUNDLED_TIMES, MOST_BUNDLED, NESTED_ARCHIVES};
use office::{Format, Member, ReadError};
use std::path::Path;
use std::sync::Arc;

/// A file in an archive, unpacked when it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    outer: Arc<Path>,
    archive: Arc<Vec<u8>>,
    member: Member,
}

impl Packed {
    /// The file it stands in, however deep.
    pub fn outer(&self) -> &Path {
        &self.outer
    }

    /// Its bytes.
    ///
    /// # Errors
    /// Where it is damaged, encrypted or too large.
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, Error> {
        if self.member.size > LARGEST_INPUT {
            return Err(Error::TooLarge(name.to_owned(), self.member.size));
        }
        office::member(&self.archive, &self.member).map_err(|error| refused(name, &error))
    }
}

/// The inputs in an archive; none where the file is no archive of documents.
pub fn expand(input: &Input) -> Option<Vec<Result<Input, Error>>> {
    let bytes = match read_file(input) {
        Ok(bytes) => bytes,
        Err(error) => return Some(vec![Err(error)]),
    };
    match office::recognise(&bytes) {
        Ok(Format::Zip) => {}
        Ok(_) => return None,
        Err(error) => return Some(vec![Err(refused(&input.name, &error))]),
    }
    let most = budget(bytes.len() as u64);
    let mut bundle = Bundle {
        outer: match &input.source {
            Source::File(path) => Arc::from(path.as_path()),
            Source::Standard | Source::Packed(_) => Arc::from(Path::new(&input.name)),
        },
        most,
        left: most,
        inputs: Vec::new(),
    };
    bundle.add(&input.name, Arc::new(bytes), 1);
    Some(bundle.inputs)
}

/// What everything in an archive may unpack to, together.
fn budget(size: u64) -> u64 {
    MOST_BUNDLED.max(size.saturating_mul(BUNDLED_TIMES))
}

struct Bundle {
    outer: Arc<Path>,
    /// Bytes that all there is in it may unpack to, and how many of them are left.
    most: u64,
    left: u64,
    inputs: Vec<Result<Input, Error>>,
}

impl Bundle {
    fn add(&mut self, name: &str, archive: Arc<Vec<u8>>, depth: usize) {
        let mut members = match office::members(&archive) {
            Ok(members) => members,
            Err(error) => return self.inputs.push(Err(refused(name, &error))),
        };
        members.retain(|member| !is_hidden(&member.name));
        members.sort_by(|a, b| a.name.cmp(&b.name));
        for member in members {
            self.member(name, &archive, member, depth);
        }
    }

    fn member(&mut self, name: &str, archive: &Arc<Vec<u8>>, member: Member, depth: usize) {
        let name = format!("{name}/{}", member.name);
        if !ending_is_read(&member.name) {
            return self.inputs.push(Err(Error::Unsupported(name)));
        }
        let is_archive = ends_with_zip(&member.name);
        let packed = Packed {
            outer: Arc::clone(&self.outer),
            archive: Arc::clone(archive),
            member,
        };
        if is_archive && depth >= NESTED_ARCHIVES {
            return self.inputs.push(Err(Error::Nested(name, NESTED_ARCHIVES)));
        }
        let bytes = match self.taken(&packed, &name) {
            Ok(bytes) => bytes,
            Err(error) => return self.inputs.push(Err(error)),
        };
        if is_archive {
            return self.add(&name, Arc::new(bytes), depth + 1);
        }
        self.inputs.push(Ok(Input {
            name,
            source: Source::Packed(packed),
            named: false,
        }));
    }

    /// The bytes of a file, counted with all that its parts unpack to. They are counted here,
    /// in the order of the files, lest it depend on the threads which of them fit.
    fn taken(&mut self, packed: &Packed, name: &str) -> Result<Vec<u8>, Error> {
        let limit = ReadError::Limit {
            zh: "压缩包里各文件解压后的大小合计",
            en: "size of all files of the archive after unpacking",
            most: self.most,
        };
        let take = |left: u64, size: u64| {
            let rest = left.checked_sub(size);
            rest.ok_or_else(|| refused(name, &limit))
        };
        // Larger ones are refused without being unpacked.
        if packed.member.size <= LARGEST_INPUT {
            self.left = take(self.left, packed.member.size)?;
        }
        let bytes = packed.bytes(name)?;
        self.left = take(self.left, office::unpacks_to(&bytes))?;
        Ok(bytes)
    }
}

/// Whether a file's name is that of an archive.
pub fn ends_with_zip(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("zip"))
}

/// What an archive's maker did not mean to send: hidden files, and what macOS and Word add.
fn is_hidden(name: &str) -> bool {
    name.split('/')
        .any(|part| part.starts_with(['.', '~']) || part == "__MACOSX")
}

fn refused(name: &str, error: &ReadError) -> Error {
    Error::NotADocument(
        name.to_owned(),
        Text::new(error.chinese(), error.to_string()),
    )
}
