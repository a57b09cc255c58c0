//! The text as characters, one for each character position: pieces decoded, symbols of the
//! symbol fonts by their meaning, what is deleted or hidden marked.

use super::fib::{Fib, List};
use super::pages::{Look, Runs};
use super::pieces::{Change, Piece, Pieces};
use super::sprm::settings;
use crate::compound::Little;
use crate::word::symbol;
use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, WINDOWS_1252};

/// Marks a character that is not in the text as it is read.
const GONE: u32 = 1 << 31;
/// Stands where a character takes two positions, at the second.
const NOTHING: u32 = GONE;

/// The characters by their position.
#[derive(Debug, Default)]
pub(super) struct Characters {
    units: Vec<u32>,
    /// Characters that tracked changes deleted.
    pub(super) deleted: usize,
    /// Characters that tracked changes inserted.
    pub(super) inserted: usize,
    /// Characters that are hidden.
    pub(super) hidden: usize,
}

impl Characters {
    /// The character at a position and whether it is gone; none where there is none.
    pub(super) fn at(&self, position: usize) -> Option<(char, bool)> {
        let unit = *self.units.get(position)?;
        Some((char::from_u32(unit & !GONE)?, unit & GONE != 0))
    }

    /// Decodes all pieces.
    pub(super) fn read(
        fib: &Fib<'_>,
        pieces: &Pieces<'_>,
        looks: &Runs<Look>,
        fonts: &[String],
        document: &[u8],
    ) -> Self {
        let mut characters = Self::default();
        for piece in &pieces.all {
            let from = characters.units.len();
            let count = piece.end - piece.start;
            if piece.wide {
                let bytes = document.part(piece.at, 2 * count).unwrap_or(&[]);
                wide(bytes, &mut characters.units);
            } else {
                let bytes = document.part(piece.at, count).unwrap_or(&[]);
                narrow(bytes, code_page(fib.language), &mut characters.units);
            }
            characters.look_at(pieces, piece, from, looks, fonts);
        }
        characters
    }

    /// Applies what is told of the characters of a piece.
    fn look_at(
        &mut self,
        pieces: &Pieces<'_>,
        piece: &Piece,
        from: usize,
        looks: &Runs<Look>,
        fonts: &[String],
    ) {
        let size = if piece.wide { 2 } else { 1 };
        let mut index = 0;
        while let Some(rest) = self.units.get_mut(from + index..) {
            if rest.is_empty() {
                break;
            }
            let (look, end) = looks.span(piece.at + index * size);
            let mut look = look.unwrap_or_default();
            changed(&mut look, pieces.change(piece.change));
            let count = (end.saturating_sub(piece.at).div_ceil(size))
                .saturating_sub(index)
                .clamp(1, rest.len());
            for unit in rest.iter_mut().take(count) {
                one(unit, look, fonts);
            }
            self.deleted += if look.deleted { count } else { 0 };
            self.inserted += if look.inserted { count } else { 0 };
            self.hidden += if look.hidden { count } else { 0 };
            index += count;
        }
    }
}

fn changed(look: &mut Look, change: Change<'_>) {
    match change {
        Change::One(code, operand) => look.set(code, &operand),
        Change::Many(list) => {
            for (code, operand) in settings(list) {
                look.set(code, operand);
            }
        }
    }
}

/// Applies a look to one character.
fn one(unit: &mut u32, look: Look, fonts: &[String]) {
    let named = |font: u16| fonts.get(usize::from(font)).map_or("", String::as_str);
    if let Some((font, code)) = look.symbol
        && *unit == u32::from('(')
    {
        let code = u32::from(code);
        *unit = symbol::meant(named(font), code).map_or(code, u32::from);
    } else if (0xF020..=0xF0FF).contains(unit)
        && let Some(sign) = symbol::meant(look.font.map_or("Symbol", named), *unit)
    {
        *unit = u32::from(sign);
    }
    if look.deleted || look.hidden {
        *unit |= GONE;
    }
}

/// Two bytes a character; a pair of surrogates is one character at the first position.
fn wide(bytes: &[u8], units: &mut Vec<u32>) {
    let (pairs, _) = bytes.as_chunks();
    for decoded in char::decode_utf16(pairs.iter().map(|pair| u16::from_le_bytes(*pair))) {
        match decoded {
            Ok(character) => {
                units.push(u32::from(character));
                if character.len_utf16() == 2 {
                    units.push(NOTHING);
                }
            }
            Err(_) => units.push(u32::from(char::REPLACEMENT_CHARACTER)),
        }
    }
}

/// One byte a position. By the book that is Western text; programs of the East wrote their
/// own two bytes for a character there, which is believed when all of it fits.
fn narrow(bytes: &[u8], page: &'static Encoding, units: &mut Vec<u32>) {
    let eastern = page != WINDOWS_1252 && in_pairs(bytes);
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let pair = rest.get(..2).filter(|_| eastern && *first >= 0x80);
        let Some(pair) = pair else {
            units.push(western(*first));
            rest = after;
            continue;
        };
        let decoded = page.decode_without_bom_handling(pair).0;
        units.push(decoded.chars().next().map_or(NOTHING, u32::from));
        units.push(NOTHING);
        rest = after.get(1..).unwrap_or(&[]);
    }
}

fn western(byte: u8) -> u32 {
    // Control characters are marks of Word's own and stay.
    if byte < 0x80 {
        return u32::from(byte);
    }
    let decoded = WINDOWS_1252
        .decode_without_bom_handling(&[byte])
        .0
        .chars()
        .next();
    decoded.map_or(NOTHING, u32::from)
}

/// Whether every byte above ASCII belongs to a pair of them, and there is one.
fn in_pairs(bytes: &[u8]) -> bool {
    let mut found = false;
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        if *byte < 0x80 {
            continue;
        }
        if !(0xA1..=0xF7).contains(byte) || rest.next().is_none_or(|next| *next < 0xA1) {
            return false;
        }
        found = true;
    }
    found
}

/// The code page of a language.
fn code_page(language: u16) -> &'static Encoding {
    match language {
        0x0804 | 0x1004 => GBK,
        0x0404 | 0x0C04 | 0x1404 => BIG5,
        0x0411 => SHIFT_JIS,
        0x0412 => EUC_KR,
        _ => WINDOWS_1252,
    }
}

/// The names of the fonts by their number.
pub(super) fn fonts(fib: &Fib<'_>, table: &[u8]) -> Vec<String> {
    let list = fib.list(table, List::Fonts);
    let count = usize::from(list.u16_at(0).unwrap_or(0));
    let mut names = Vec::new();
    let mut at = 4;
    for _ in 0..count {
        let Some(length) = list.u8_at(at).map(usize::from) else {
            break;
        };
        let name = list.part(at + 1, length).and_then(|font| font.rest(39));
        let (pairs, _) = name.unwrap_or(&[]).as_chunks();
        let units = pairs.iter().map(|pair| u16::from_le_bytes(*pair));
        names.push(
            char::decode_utf16(units.take_while(|unit| *unit != 0))
                .map_while(Result::ok)
                .collect(),
        );
        at += 1 + length;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(units: &[u32]) -> String {
        units
            .iter()
            .filter(|unit| **unit & GONE == 0)
            .filter_map(|unit| char::from_u32(*unit))
            .collect()
    }

    #[test]
    fn narrow_text_is_western_unless_all_of_it_fits_the_east() {
        let mut units = Vec::new();
        narrow(&[0xB2, 0xE2, b'1', 0xCA, 0xD4], GBK, &mut units);
        assert_eq!(text(&units), "测1试");
        assert_eq!(units.len(), 5, "one for each position");
        units.clear();
        narrow(&[0x93, b'A', 0x94, b' ', 0xD7], GBK, &mut units);
        assert_eq!(text(&units), "“A” ×");
        units.clear();
        narrow(&[0xB2, 0xE2], WINDOWS_1252, &mut units);
        assert_eq!(text(&units), "²â");
    }

    #[test]
    fn a_character_of_two_units_keeps_the_positions() {
        let mut units = Vec::new();
        wide(&[0x42, 0xD8, 0xB7, 0xDF, 0x41, 0, 0x00, 0xD8], &mut units);
        assert_eq!(text(&units), "𠮷A\u{FFFD}");
        assert_eq!(units.len(), 4);
    }
}
