//! The piece table: which bytes of the document hold the text from which character position
//! on, and how they are encoded.

use super::fib::{Fib, List};
use crate::compound::Little;

/// The bit that tells one byte a character.
const NARROW: u32 = 0x4000_0000;

/// Bytes of a change that are gone through: real ones have some dozens.
const LONGEST_CHANGE: usize = 512;

/// A run of text that stands together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// First character position.
    pub(super) start: usize,
    /// Character position after the last.
    pub(super) end: usize,
    /// Where the bytes begin.
    pub(super) at: usize,
    /// Two bytes a character, not one.
    pub(super) wide: bool,
    /// Changes of the last quick saves.
    pub(super) change: u16,
}

/// All pieces in order, and the changes they name.
pub(super) struct Pieces<'a> {
    pub(super) all: Vec<Piece>,
    changes: Vec<&'a [u8]>,
}

impl<'a> Pieces<'a> {
    /// Reads the table; none where it is cut or points outside the document.
    pub(super) fn read(fib: &Fib<'_>, table: &'a [u8], document: &[u8]) -> Option<Self> {
        let clx = fib.list(table, List::Pieces);
        let mut changes = Vec::new();
        let mut at = 0;
        while clx.u8_at(at)? == 1 {
            let length = usize::from(clx.u16_at(at + 1)?);
            changes.push(clx.part(at + 3, length)?);
            at += 3 + length;
        }
        if clx.u8_at(at)? != 2 {
            return None;
        }
        let length = clx.size_at(at + 1)?;
        let mut all: Vec<Piece> = Vec::new();
        for (start, end, entry) in super::fib::plc(clx.part(at + 5, length)?, 8) {
            let position = entry.u32_at(2)?;
            let wide = position & NARROW == 0;
            let position = usize::try_from(position & (NARROW - 1)).ok()?;
            let at = if wide { position } else { position / 2 };
            let count = end.checked_sub(start)?;
            document.part(at, if wide { count.checked_mul(2)? } else { count })?;
            if start != all.last().map_or(0, |last| last.end) {
                return None;
            }
            all.push(Piece {
                start,
                end,
                at,
                wide,
                change: entry.u16_at(6)?,
            });
        }
        // Every character has a byte of its own: pieces that share bytes are no document.
        (all.last()?.end <= document.len()).then_some(Self { all, changes })
    }

    /// The piece that holds a character.
    fn of(&self, position: usize) -> Option<&Piece> {
        let index = self.all.partition_point(|piece| piece.end <= position);
        self.all.get(index)
    }

    /// Where the bytes of a character stand, and the change of its piece.
    pub(super) fn bytes_of(&self, position: usize) -> Option<(usize, u16)> {
        let piece = self.of(position)?;
        let index = position.checked_sub(piece.start)?;
        let size = if piece.wide { 2 } else { 1 };
        Some((piece.at + index * size, piece.change))
    }

    /// The settings a change stands for: one with its operand, or a list.
    pub(super) fn change(&self, change: u16) -> Change<'a> {
        if change & 1 == 1 {
            let list = self.changes.get(usize::from(change >> 1)).copied();
            let list = list.unwrap_or(&[]);
            return Change::Many(list.get(..LONGEST_CHANGE).unwrap_or(list));
        }
        let [low, value] = change.to_le_bytes();
        // The short numbers of the settings that matter here.
        let code = match low >> 1 {
            0x09 => 0x2407,
            0x18 => 0x2416,
            0x19 => 0x2417,
            0x41 => 0x0800,
            0x5C => 0x083C,
            _ => return Change::Many(&[]),
        };
        Change::One(code, [value])
    }
}

/// A change made to a piece by a quick save.
pub(super) enum Change<'a> {
    /// One setting with its operand.
    One(u16, [u8; 1]),
    /// A list of settings.
    Many(&'a [u8]),
}
