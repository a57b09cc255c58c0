//! Compound files, which Word and Excel wrote before 2007 and WPS still writes: their
//! streams, and numbers read out of them with the bounds checked.
//!
//! Knows nothing of what the streams hold.

use crate::ReadError;
use crate::format::Format;
use std::io::{Cursor, Read};

/// An open compound file.
pub(crate) struct Compound<'a> {
    file: cfb::CompoundFile<Cursor<&'a [u8]>>,
    format: Format,
    /// No stream can be longer than the file.
    most: u64,
}

impl<'a> Compound<'a> {
    /// Opens a compound file; `format` is what errors call it.
    pub(crate) fn open(bytes: &'a [u8], format: Format) -> Result<Self, ReadError> {
        let file = cfb::CompoundFile::open(Cursor::new(bytes))
            .map_err(|error| ReadError::damaged(format, "复合文档结构不完整", error.to_string()))?;
        Ok(Self {
            file,
            format,
            most: bytes.len() as u64,
        })
    }

    /// A stream; none where there is none of that name.
    pub(crate) fn stream(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        if !self.file.is_stream(name) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        self.file
            .open_stream(name)
            .and_then(|stream| stream.take(self.most).read_to_end(&mut bytes))
            .map_err(|error| {
                ReadError::damaged(
                    self.format,
                    format!("{name} 读不完整"),
                    format!("{name}: {error}"),
                )
            })?;
        Ok(Some(bytes))
    }
}

/// Little-endian numbers at a position; none past the end.
pub(crate) trait Little {
    /// `length` bytes from `at`.
    fn part(&self, at: usize, length: usize) -> Option<&[u8]>;

    /// All bytes from `at`.
    fn rest(&self, at: usize) -> Option<&[u8]>;

    /// One byte.
    fn u8_at(&self, at: usize) -> Option<u8>;

    /// Two bytes.
    fn u16_at(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(self.part(at, 2)?.try_into().ok()?))
    }

    /// Two bytes, signed.
    fn i16_at(&self, at: usize) -> Option<i16> {
        Some(i16::from_le_bytes(self.part(at, 2)?.try_into().ok()?))
    }

    /// Four bytes.
    fn u32_at(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.part(at, 4)?.try_into().ok()?))
    }

    /// Four bytes as a position or length.
    fn size_at(&self, at: usize) -> Option<usize> {
        usize::try_from(self.u32_at(at)?).ok()
    }
}

impl Little for [u8] {
    fn part(&self, at: usize, length: usize) -> Option<&[u8]> {
        self.get(at..at.checked_add(length)?)
    }

    fn rest(&self, at: usize) -> Option<&[u8]> {
        self.get(at..)
    }

    fn u8_at(&self, at: usize) -> Option<u8> {
        self.get(at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_past_the_end_are_none() {
        let bytes: &[u8] = &[1, 2, 3, 4];
        assert_eq!(bytes.u32_at(0), Some(0x0403_0201));
        assert_eq!(bytes.u32_at(1), None);
        assert_eq!(bytes.u16_at(usize::MAX), None);
        assert_eq!(bytes.part(2, 2), Some(&[3, 4][..]));
    }
}
