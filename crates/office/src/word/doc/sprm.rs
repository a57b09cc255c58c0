//! Lists of settings (sprm with operand) of characters, paragraphs, rows and sections.

use crate::compound::Little;

/// The definition of a row's columns; its length takes two bytes.
pub(super) const ROW_COLUMNS: u16 = 0xD608;
const ROW_COLUMNS_OLD: u16 = 0xD606;
/// Changed tab stops; a length of 255 means that it must be counted.
const TAB_STOPS: u16 = 0xC615;

/// The settings of a list with their operands, up to the first that is cut.
pub(super) fn settings(list: &[u8]) -> Settings<'_> {
    Settings { list, at: 0 }
}

/// See [`settings`].
pub(super) struct Settings<'a> {
    list: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Settings<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let list: &'a [u8] = self.list;
        let code = list.u16_at(self.at)?;
        let at = self.at + 2;
        let (skip, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ if code == ROW_COLUMNS || code == ROW_COLUMNS_OLD => {
                (2, usize::from(list.u16_at(at)?).checked_sub(1)?)
            }
            _ => match list.u8_at(at)? {
                255 if code == TAB_STOPS => (1, tab_stops(list, at + 1)?),
                length => (1, usize::from(length)),
            },
        };
        let operand = list.part(at + skip, length)?;
        self.at = at + skip + length;
        Some((code, operand))
    }
}

/// Deleted stops take four bytes each, added ones three.
fn tab_stops(list: &[u8], at: usize) -> Option<usize> {
    let deleted = 4 * usize::from(list.u8_at(at)?);
    let added = 3 * usize::from(list.u8_at(at + 1 + deleted)?);
    Some(2 + deleted + added)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_of_every_length_are_stepped_over() {
        let list = [
            0x16, 0x24, 1, // one byte
            0x07, 0x94, 2, 3, // two bytes
            0x49, 0x66, 1, 0, 0, 0, // four bytes
            0x08, 0xD6, 3, 0, 9, 9, // two bytes of length, which counts one too many
            0x15, 0xC6, 255, 1, 0, 0, 0, 0, 0, // tab stops counted by hand
            0x2B, 0xD6, 2, 5, 3, // one byte of length
            0x16, 0x24, // cut
        ];
        let codes: Vec<(u16, usize)> = settings(&list)
            .map(|(code, operand)| (code, operand.len()))
            .collect();
        assert_eq!(
            codes,
            [
                (0x2416, 1),
                (0x9407, 2),
                (0x6649, 4),
                (0xD608, 2),
                (0xC615, 6),
                (0xD62B, 2),
            ]
        );
    }
}
