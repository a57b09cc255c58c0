//! The fonts at hand: the bundled ones and the user's own, and which of them draws a
//! character. Knows no layout and no file format.

mod bundled;
mod font;

use crate::WriteError;
use crate::document::Face;
use font::Opened;
pub(crate) use font::{Data, Font};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the official typefaces are called; the first that a font's name holds tells its face.
const NAMES: [(&str, Face); 12] = [
    ("小标宋", Face::XiaoBiaoSong),
    ("xiaobiaosong", Face::XiaoBiaoSong),
    ("仿宋", Face::FangSong),
    ("fangsong", Face::FangSong),
    ("楷", Face::Kai),
    ("kai", Face::Kai),
    ("黑", Face::Hei),
    ("hei", Face::Hei),
    ("宋", Face::Song),
    ("simsun", Face::Song),
    ("songti", Face::Song),
    ("song", Face::Song),
];

/// The fonts a document is drawn with: those in the executable, unless the user's own are
/// added. Cheap to clone.
#[derive(Clone)]
pub struct Fonts {
    all: Vec<Arc<Font>>,
    own: BTreeMap<Face, usize>,
}

impl Default for Fonts {
    fn default() -> Self {
        Self::bundled()
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.all.iter().map(|font| &font.name);
        formatter.debug_list().entries(names).finish()
    }
}

impl Fonts {
    /// The fonts in the executable: a serif one for 宋体, 仿宋, 楷体 and 小标宋, a sans-serif
    /// one for 黑体.
    pub fn bundled() -> Self {
        Self {
            all: bundled::all().to_vec(),
            own: BTreeMap::from([(Face::Hei, bundled::SANS_AT)]),
        }
    }

    /// Adds a font of the user's; `index` is its number in a collection (.ttc), else 0. A
    /// name that holds 仿宋, 小标宋, 楷, 黑 or 宋 (or FangSong and so on) makes it the font of
    /// that face; any other font is asked for what all others lack.
    ///
    /// # Errors
    /// Where the bytes are no font, or there is none of that number.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>, index: u32) -> Result<(), WriteError> {
        let font = Font::new(name, Data::Given(Arc::new(bytes)), index)?;
        let lower = name.to_lowercase();
        let named = NAMES.iter().find(|(part, _)| lower.contains(part));
        if let Some((_, face)) = named {
            self.own.insert(*face, self.all.len());
        }
        self.all.push(Arc::new(font));
        Ok(())
    }

    /// All fonts, in the order in which glyphs name them.
    pub(crate) fn all(&self) -> &[Arc<Font>] {
        &self.all
    }

    /// Whether the face is drawn with a font of its own, not with one that stands for it.
    pub(crate) fn has_own(&self, face: Face) -> bool {
        self.own.contains_key(&face)
    }

    /// The fonts, ready to be asked.
    pub(crate) fn open(&self) -> Faces<'_> {
        Faces {
            fonts: self,
            opened: self.all.iter().map(|font| font.open()).collect(),
        }
    }
}

/// The fonts, ready to be asked for glyphs.
pub(crate) struct Faces<'a> {
    fonts: &'a Fonts,
    opened: Vec<Option<Opened<'a>>>,
}

impl Faces<'_> {
    /// The font that draws a character of that face, its glyph, and its advance in
    /// thousandths of an em: the face's own font, else the serif one, else any.
    pub(crate) fn glyph(&self, face: Face, character: char) -> Option<(usize, u16, u16)> {
        let own = self.fonts.own.get(&face).copied();
        let order = own
            .into_iter()
            .chain([bundled::SERIF_AT])
            .chain(0..self.opened.len());
        for font in order {
            let opened = self.opened.get(font).and_then(Option::as_ref);
            if let Some((id, advance)) = opened.and_then(|opened| opened.glyph(character)) {
                return Some((font, id, advance));
            }
        }
        None
    }

    /// Whether the face is drawn with a font of its own.
    pub(crate) fn has_own(&self, face: Face) -> bool {
        self.fonts.has_own(face)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_draws_and_gaps_are_filled() {
        let fonts = Fonts::bundled();
        let faces = fonts.open();
        for face in [
            Face::Song,
            Face::Hei,
            Face::FangSong,
            Face::Kai,
            Face::XiaoBiaoSong,
        ] {
            assert!(faces.glyph(face, '绩').is_some());
        }
        let font = |face, character| faces.glyph(face, character).map(|(font, ..)| font);
        assert_eq!(font(Face::Song, '优'), Some(0));
        assert_eq!(font(Face::Hei, '优'), Some(1));
        assert_eq!(font(Face::Hei, '喆'), Some(0), "not in GB2312");
        assert_eq!(font(Face::Song, '☑'), Some(2), "not in Noto CJK");
        assert_eq!(font(Face::Song, '𓀀'), None);
    }

    #[test]
    fn signs_and_name_characters_are_there() {
        let fonts = Fonts::bundled();
        let faces = fonts.open();
        let wanted =
            "≥≤≧≦≠±×÷√∑㎡℃‰①⑳ⅠⅡ□■☑☐☒√✓✔…—“”·★●○◎△▲→￥㈠⒈①㎏羴喆堃玥昇彧珺镕䶮 \u{a0}\u{3000}";
        for character in wanted.chars() {
            assert!(faces.glyph(Face::Song, character).is_some(), "{character}");
        }
    }

    #[test]
    fn a_users_font_stands_for_the_face_its_name_tells() {
        let mut fonts = Fonts::bundled();
        let bytes = fonts.all()[2].data.bytes().to_vec();
        fonts.add("仿宋_GB2312", bytes.clone(), 0).unwrap();
        assert_eq!(fonts.open().glyph(Face::FangSong, '☑').unwrap().0, 3);
        assert_eq!(fonts.open().glyph(Face::FangSong, '绩').unwrap().0, 0);
        assert_eq!(fonts.open().glyph(Face::Song, '☑').unwrap().0, 2);
        let error = fonts.add("破", bytes[..40].to_vec(), 0).unwrap_err();
        assert!(error.chinese().starts_with("字体 破 不能用"), "{error}");
        let none = fonts.add("第二个", bytes, 7);
        assert!(none.is_err(), "no collection");
    }
}
