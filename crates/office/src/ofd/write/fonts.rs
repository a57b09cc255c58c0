//! The fonts in the file: of each font only the glyphs that are used, renumbered.

use crate::WriteError;
use crate::fonts::Fonts;
use crate::page::Pages;
use std::collections::BTreeSet;
use subsetter::GlyphRemapper;

/// A font in the file.
pub(super) struct Embedded {
    /// Its place among the document's fonts.
    pub(super) font: u16,
    /// What it is called.
    pub(super) name: String,
    /// Its file.
    pub(super) file: String,
    /// The bytes of it.
    pub(super) bytes: Vec<u8>,
    glyphs: GlyphRemapper,
}

impl Embedded {
    /// The number of a glyph in the file.
    pub(super) fn glyph(&self, id: u16) -> u16 {
        self.glyphs.get(id).unwrap_or(0)
    }
}

/// The fonts that the pages use.
pub(super) fn embedded(pages: &Pages, fonts: &Fonts) -> Result<Vec<Embedded>, WriteError> {
    let mut used = vec![BTreeSet::new(); fonts.all().len()];
    for run in pages.sheets.iter().flat_map(|sheet| &sheet.runs) {
        if let Some(used) = used.get_mut(usize::from(run.font)) {
            used.extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
    }
    let all = fonts.all().iter().zip(used).enumerate();
    all.filter(|(_, (_, used))| !used.is_empty())
        .map(|(at, (font, used))| {
            let used: Vec<u16> = used.into_iter().collect();
            let glyphs = GlyphRemapper::new_from_glyphs_sorted(&used);
            let unusable = |why: String| WriteError::Font {
                name: font.name.clone(),
                why,
            };
            let bytes = subsetter::subset(font.data.bytes(), font.index, &glyphs)
                .map_err(|error| unusable(error.to_string()))?;
            let kind = if bytes.starts_with(b"OTTO") {
                "otf"
            } else {
                "ttf"
            };
            Ok(Embedded {
                font: u16::try_from(at).map_err(|_| unusable("too many fonts".to_owned()))?,
                name: font.name.clone(),
                file: format!("font_{at}.{kind}"),
                bytes,
                glyphs,
            })
        })
        .collect()
}
