//! Zip archives, which Word, Excel, OpenDocument and OFD files are. Unpacks within limits,
//! whatever the archive says of its sizes.

use crate::ReadError;
use crate::format::Format;
use crate::limits::{MOST_ENTRIES, MOST_PART, MOST_UNPACKED, PACKED_TIMES};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// More than may be unpacked.
pub(crate) const TOO_MUCH: ReadError = ReadError::Limit {
    zh: "解压后的大小",
    en: "size after unpacking",
    most: MOST_UNPACKED,
};

/// A part larger than any.
const TOO_LARGE: ReadError = ReadError::Limit {
    zh: "其中一个部分解压后的大小",
    en: "size of a part after unpacking",
    most: MOST_PART,
};

/// What an entry can unpack to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    /// More than is unpacked; nothing needs to be unpacked to know it.
    TooLarge,
    /// No more than this, or it is damaged.
    Within(u64),
}

/// By what it says, where that can be; by how much of it there is, where not.
fn size_of(said: u64, packed: u64) -> Size {
    let most = packed
        .saturating_mul(PACKED_TIMES)
        .saturating_add(PACKED_TIMES);
    match said {
        said if said > most => Size::Within(most.min(MOST_PART)),
        said if said > MOST_PART => Size::TooLarge,
        said => Size::Within(said),
    }
}

/// An open archive.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: Format,
    /// Bytes that may still be unpacked.
    left: u64,
    /// Parts by their names as others may write them; made when one is not found.
    alike: Option<BTreeMap<String, usize>>,
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
            alike: None,
        })
    }

    /// The number of entries.
    pub(crate) fn len(&self) -> usize {
        self.zip.len()
    }

    /// The name of an entry as it is written, the bytes it says it unpacks to, and whether
    /// they are within the limit, against which they are counted.
    pub(crate) fn entry(&mut self, index: usize) -> Result<(Vec<u8>, u64, bool), ReadError> {
        let format = self.format;
        let file = self
            .zip
            .by_index_raw(index)
            .map_err(|error| refused(format, &error))?;
        let (name, size) = (file.name_raw().to_vec(), file.size());
        drop(file);
        let left = self.left.checked_sub(size);
        self.left = left.unwrap_or(self.left);
        Ok((name, size, left.is_some()))
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

    /// Bytes that its parts unpack to where all are read; those too large are not.
    pub(crate) fn unpacks_to(&mut self) -> u64 {
        let mut sum = 0u64;
        for index in 0..self.zip.len() {
            let Ok(file) = self.zip.by_index_raw(index) else {
                continue;
            };
            if let Size::Within(size) = size_of(file.size(), file.compressed_size()) {
                sum = sum.saturating_add(size);
            }
        }
        sum.min(MOST_UNPACKED)
    }

    /// The names of all parts, in the archive's order; unreadable names are left out.
    pub(crate) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.zip.file_names().filter_map(Result::ok)
    }

    /// Whether there is a part of that name.
    pub(crate) fn has(&mut self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// Where a part is. Some programs write names with other letters, or with backslashes.
    fn index(&mut self, name: &str) -> Option<usize> {
        if let Some(index) = self.zip.index_for_name(name) {
            return Some(index);
        }
        let zip = &self.zip;
        let alike = self.alike.get_or_insert_with(|| {
            let mut alike = BTreeMap::new();
            for (index, name) in zip.file_names().enumerate() {
                if let Ok(name) = name {
                    // Of two alike the first stands.
                    alike.entry(plain(&name)).or_insert(index);
                }
            }
            alike
        });
        alike.get(&plain(name)).copied()
    }

    /// A part, unpacked; none where there is none of that name.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let format = self.format;
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let file = self
            .zip
            .by_index(index)
            .map_err(|error| refused(format, &error))?;
        let Size::Within(most) = size_of(file.size(), file.compressed_size()) else {
            return Err(TOO_LARGE);
        };
        let damaged = |why: String| {
            let (zh, en) = (format!("{name} 解压失败"), format!("{name}: {why}"));
            ReadError::damaged(format, zh, en)
        };
        let mut bytes = Vec::new();
        let read = file.take(most.min(self.left) + 1).read_to_end(&mut bytes);
        let read = read.map_err(|error| damaged(error.to_string()))? as u64;
        self.left = self.left.checked_sub(read).ok_or(TOO_MUCH)?;
        match read > most {
            true if most == MOST_PART => return Err(TOO_LARGE),
            true => return Err(damaged("larger than it says".to_owned())),
            false => {}
        }
        Ok(Some(bytes))
    }

    /// A part of XML in UTF-8, whichever of the encodings packages allow it is in.
    pub(crate) fn xml(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        Ok(self.part(name)?.map(utf8))
    }

    /// A part of XML that the format cannot do without.
    pub(crate) fn needed_xml(&mut self, name: &str) -> Result<Vec<u8>, ReadError> {
        self.needed(name).map(utf8)
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

/// The name of a part, whoever wrote it.
pub(crate) fn plain(name: &str) -> String {
    let name = name.replace('\\', "/").to_ascii_lowercase();
    name.trim_start_matches('/').to_owned()
}

/// UTF-16 tells itself by its mark, or by the zero beside the first bracket.
fn utf8(bytes: Vec<u8>) -> Vec<u8> {
    let encoding = match bytes.get(..2) {
        Some([0xFF, 0xFE] | [b'<', 0]) => encoding_rs::UTF_16LE,
        Some([0xFE, 0xFF] | [0, b'<']) => encoding_rs::UTF_16BE,
        _ => return bytes,
    };
    let (text, _) = encoding.decode_with_bom_removal(&bytes);
    text.into_owned().into_bytes()
}

fn refused(format: Format, error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            ReadError::Encrypted { format }
        }
        other => ReadError::damaged(format, "压缩结构不完整", other.to_string()),
    }
}
