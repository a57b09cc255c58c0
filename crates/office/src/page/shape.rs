//! A text as glyphs: one for each character, from the first font that has it.

use crate::WriteError;
use crate::document::Face;
use crate::fonts::Faces;

/// Characters of a text that an error shows around the one that is missing.
const SHOWN: usize = 20;

/// A glyph of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// What it stands for; `\n` is a line break and no glyph.
    pub(crate) character: char,
    /// Its number in its font.
    pub(crate) id: u16,
    /// The font, by its place among [`crate::fonts::Fonts`].
    pub(crate) font: u16,
    /// Its advance in thousandths of an em.
    pub(crate) advance: u16,
}

/// The glyphs of a text.
///
/// # Errors
/// Where no font has a character.
pub(crate) fn glyphs(text: &str, face: Face, faces: &Faces<'_>) -> Result<Vec<Glyph>, WriteError> {
    let mut glyphs = Vec::with_capacity(text.len() / 2);
    for (index, character) in text.chars().enumerate() {
        if character == '\n' {
            glyphs.push(Glyph {
                character,
                id: 0,
                font: 0,
                advance: 0,
            });
        } else if !is_unseen(character) {
            let glyph =
                glyph(character, face, faces).ok_or_else(|| missing(text, index, character))?;
            glyphs.push(glyph);
        }
    }
    Ok(glyphs)
}

/// The glyph of a space.
pub(crate) fn blank(face: Face, faces: &Faces<'_>) -> Option<Glyph> {
    glyph(' ', face, faces)
}

fn glyph(character: char, face: Face, faces: &Faces<'_>) -> Option<Glyph> {
    let found = |character| {
        let (font, id, advance) = faces.glyph(face, character)?;
        Some(Glyph {
            character,
            id,
            font: u16::try_from(font).ok()?,
            advance,
        })
    };
    found(character).or_else(|| {
        // Spaces of odd widths, and tabs, are spaces.
        character.is_whitespace().then(|| found(' ')).flatten()
    })
}

fn missing(text: &str, index: usize, character: char) -> WriteError {
    WriteError::Glyph {
        character,
        text: text
            .chars()
            .skip(index.saturating_sub(SHOWN / 2))
            .take(SHOWN)
            .collect(),
    }
}

/// Control and joining characters, which no one sees: a drawn page has none of them.
pub fn is_unseen(character: char) -> bool {
    (character.is_control() && character != '\t')
        || matches!(character,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Fonts;

    #[test]
    fn a_missing_character_is_named_with_its_text() {
        let fonts = Fonts::bundled();
        let error = glyphs("姓名：王𠮷𓀀", Face::Song, &fonts.open()).unwrap_err();
        assert_eq!(
            error,
            WriteError::Glyph {
                character: '𠮷',
                text: "姓名：王𠮷𓀀".to_owned()
            }
        );
    }

    #[test]
    fn what_no_one_sees_needs_no_glyph() {
        let fonts = Fonts::bundled();
        let found = glyphs(
            "\u{feff}a\u{200b}\tb\r\n☑\u{fe0f}",
            Face::Song,
            &fonts.open(),
        )
        .unwrap();
        let text: String = found.iter().map(|glyph| glyph.character).collect();
        assert_eq!(text, "a b\n☑");
    }
}
