//! Records of a workbook stream, and texts that go on over several of them.

use crate::compound::Little;

/// A long record goes on in records of this kind.
const CONTINUE: u16 = 0x003C;

/// The records of a stream from a position on.
pub(super) struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Where the next record begins.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    fn peek(&self) -> Option<(u16, &'a [u8])> {
        let bytes: &'a [u8] = self.bytes;
        let length = usize::from(bytes.u16_at(self.at.checked_add(2)?)?);
        Some((bytes.u16_at(self.at)?, bytes.part(self.at + 4, length)?))
    }

    /// The record just read with those that continue it.
    pub(super) fn joined(&mut self, first: &'a [u8]) -> Joined<'a> {
        let mut parts = vec![first];
        while let Some((CONTINUE, more)) = self.peek() {
            self.at += 4 + more.len();
            parts.push(more);
        }
        Joined {
            parts,
            part: 0,
            at: 0,
        }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.peek()?;
        self.at += 4 + record.1.len();
        Some(record)
    }
}

/// The bytes of a record and its continuations, read from the front.
pub(super) struct Joined<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl<'a> Joined<'a> {
    /// Bytes taken of the part that is being read.
    pub(super) fn taken(&self) -> usize {
        self.at
    }

    /// One record alone, from a position on.
    pub(super) fn one(record: &'a [u8], at: usize) -> Self {
        Self {
            parts: vec![record],
            part: 0,
            at,
        }
    }

    /// What is left of the part that is being read; the next part where nothing is.
    fn here(&mut self) -> Option<&'a [u8]> {
        loop {
            let rest = self.parts.get(self.part)?.get(self.at..)?;
            if !rest.is_empty() {
                return Some(rest);
            }
            self.next_part()?;
        }
    }

    /// Goes on to the next part.
    pub(super) fn next_part(&mut self) -> Option<()> {
        self.part += 1;
        self.at = 0;
        (self.part < self.parts.len()).then_some(())
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let byte = *self.here()?.first()?;
        self.at += 1;
        Some(byte)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        let (low, high) = (self.u16()?, self.u16()?);
        Some(u32::from(low) | u32::from(high) << 16)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let step = self.here()?.len().min(count);
            self.at += step;
            count -= step;
        }
        Some(())
    }

    /// A text whose length takes two bytes.
    pub(super) fn long_text(&mut self) -> Option<String> {
        let count = self.u16()?;
        self.text(usize::from(count))
    }

    /// A text whose length takes one byte.
    pub(super) fn short_text(&mut self) -> Option<String> {
        let count = self.byte()?;
        self.text(usize::from(count))
    }

    /// A text of that many units: flags, then what they announce.
    pub(super) fn text(&mut self, count: usize) -> Option<String> {
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.u16()? } else { 0 };
        let more = if flags & 4 != 0 { self.u32()? } else { 0 };
        let units = self.units(count, flags & 1 != 0)?;
        self.skip(4 * usize::from(runs) + usize::try_from(more).ok()?)?;
        Some(String::from_utf16_lossy(&units))
    }

    /// Units of a text. Where they go on in another record, that one begins with a byte
    /// that tells again whether a unit takes two bytes.
    pub(super) fn units(&mut self, count: usize, mut wide: bool) -> Option<Vec<u16>> {
        let mut units = Vec::new();
        while units.len() < count {
            let rest = self.parts.get(self.part)?.get(self.at..)?;
            if rest.is_empty() {
                self.next_part()?;
                wide = self.byte()? & 1 != 0;
                continue;
            }
            let left = count - units.len();
            if wide {
                let (pairs, odd) = rest.as_chunks();
                let taken = pairs.get(..left).unwrap_or(pairs);
                units.extend(taken.iter().map(|pair| u16::from_le_bytes(*pair)));
                self.at += 2 * taken.len();
                if taken.is_empty() {
                    // A unit is never parted: a single byte at the end is none.
                    self.at += odd.len();
                }
            } else {
                let taken = rest.get(..left).unwrap_or(rest);
                units.extend(taken.iter().map(|byte| u16::from(*byte)));
                self.at += taken.len();
            }
        }
        Some(units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_with_another_width() {
        let mut stream = Vec::new();
        for (code, record) in [
            (0x00FCu16, vec![4, 0, 0, b'a', b'b']),
            (CONTINUE, vec![1, 0x2D, 0x4E, b'c', 0, 9]),
            (0x000A, vec![]),
        ] {
            stream.extend(code.to_le_bytes());
            stream.extend(u16::try_from(record.len()).unwrap().to_le_bytes());
            stream.extend(record);
        }
        let mut records = Records::new(&stream, 0);
        let (_, first) = records.next().unwrap();
        let mut joined = records.joined(first);
        assert_eq!(joined.long_text().as_deref(), Some("ab中c"));
        assert_eq!(joined.byte(), Some(9));
        assert_eq!(joined.byte(), None);
        assert_eq!(records.next(), Some((0x000A, &[][..])));
        assert_eq!(records.next(), None);
    }
}
