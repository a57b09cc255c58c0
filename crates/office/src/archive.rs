//! Zip archives, which Word, Excel, OpenDocument and OFD files are. Unpacks within limits,
//! whatever the archive says of its sizes.

use crate::ReadError;
use crate::format::Format;
use crate::limits::{MOST_ENTRIES, MOST_UNPACKED};
use std::borrow::Cow;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// More than may be unpacked.
const TOO_MUCH: ReadError = ReadError::Limit {
    zh: "解压后的字节数",
    en: "bytes after unpacking",
    most: MOST_UNPACKED,
};

/// An open archive.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: Format,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive; `format` is what errors call it.
    pub(crate) fn open(bytes: &'a [u8], format: Format) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused(format, &error))?;
        if zip.len() > MOST_ENTRIES {
            return Err(ReadError::Limit {
                zh: "压缩包里的文件",
                en: "entries of an archive",
                most: MOST_ENTRIES as u64,
            });
        }
        Ok(Self {
            zip,
            format,
            left: MOST_UNPACKED,
        })
    }

    /// The number of entries.
    pub(crate) fn len(&self) -> usize {
        self.zip.len()
    }

    /// The name of an entry as it is written, and the bytes it says it unpacks to, which
    /// are counted against the limit.
    pub(crate) fn entry(&mut self, index: usize) -> Result<(Vec<u8>, u64), ReadError> {
        let format = self.format;
        let file = self
            .zip
            .by_index_raw(index)
            .map_err(|error| refused(format, &error))?;
        let (name, size) = (file.name_raw().to_vec(), file.size());
        drop(file);
        self.left = self.left.checked_sub(size).ok_or(TOO_MUCH)?;
        Ok((name, size))
    }

    /// An entry, unpacked, which must not be larger than it says.
    pub(crate) fn unpacked(&mut self, index: usize, size: u64) -> Result<Vec<u8>, ReadError> {
        let format = self.format;
        let file = self
            .zip
            .by_index(index)
            .map_err(|error| refused(format, &error))?;
        let mut bytes = Vec::new();
        let read = file
            .take(size.min(MOST_UNPACKED) + 1)
            .read_to_end(&mut bytes);
        match read {
            Ok(read) if read as u64 <= size => Ok(bytes),
            Ok(_) => Err(TOO_MUCH),
            Err(error) => Err(ReadError::damaged(format, "解压失败", error.to_string())),
        }
    }

    /// The names of all parts, in the archive's order; unreadable names are left out.
    pub(crate) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.zip.file_names().filter_map(Result::ok)
    }

    /// A part, unpacked; none where there is none of that name.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let format = self.format;
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let file = self
            .zip
            .by_index(index)
            .map_err(|error| refused(format, &error))?;
        let mut bytes = Vec::new();
        let read = file
            .take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| {
                ReadError::damaged(
                    format,
                    format!("{name} 解压失败"),
                    format!("{name}: {error}"),
                )
            })?;
        self.left = self.left.checked_sub(read as u64).ok_or(TOO_MUCH)?;
        Ok(Some(bytes))
    }

    /// A part that the format cannot do without.
    pub(crate) fn needed(&mut self, name: &str) -> Result<Vec<u8>, ReadError> {
        self.part(name)?.ok_or_else(|| {
            ReadError::damaged(
                self.format,
                format!("缺少 {name}"),
                format!("{name} is missing"),
            )
        })
    }
}

fn refused(format: Format, error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            ReadError::Encrypted { format }
        }
        other => ReadError::damaged(format, "压缩结构不完整", other.to_string()),
    }
}
