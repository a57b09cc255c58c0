//! One font: its bytes, and which glyph draws a character.

use crate::WriteError;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider, charmap::Charmap};
use std::borrow::Cow;
use std::sync::Arc;

/// The bytes of a font file.
#[derive(Clone)]
pub(crate) enum Data {
    /// In the executable.
    Bundled(&'static [u8]),
    /// Given by the user.
    Given(Arc<Vec<u8>>),
}

impl From<&'static [u8]> for Data {
    fn from(bytes: &'static [u8]) -> Self {
        Self::Bundled(bytes)
    }
}

impl Data {
    /// The bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Bundled(bytes) => bytes,
            Self::Given(bytes) => bytes,
        }
    }
}

/// A font that can be read.
pub(crate) struct Font {
    /// What people call it.
    pub(crate) name: String,
    /// Its file.
    pub(crate) data: Data,
    /// Its number in a collection; else 0.
    pub(crate) index: u32,
}

impl Font {
    /// A font, if the bytes are one.
    pub(crate) fn new(name: &str, data: Data, index: u32) -> Result<Self, WriteError> {
        let unusable = |why: Cow<'_, str>| WriteError::Font {
            name: name.to_owned(),
            why: why.into_owned(),
        };
        let font = FontRef::from_index(data.bytes(), index)
            .map_err(|error| unusable(error.to_string().into()))?;
        font.head()
            .and_then(|_| font.hmtx())
            .map_err(|error| unusable(error.to_string().into()))?;
        if !font.charmap().has_map() {
            return Err(unusable("it maps no characters".into()));
        }
        Ok(Self {
            name: name.to_owned(),
            data,
            index,
        })
    }

    /// The font, ready to be asked for glyphs; none only where the bytes are no font.
    pub(crate) fn open(&self) -> Option<Opened<'_>> {
        let font = FontRef::from_index(self.data.bytes(), self.index).ok()?;
        let units = font.head().ok()?.units_per_em();
        Some(Opened {
            characters: font.charmap(),
            metrics: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
            units: f32::from(units.max(1)),
        })
    }
}

/// A font ready to be asked for glyphs.
pub(crate) struct Opened<'a> {
    characters: Charmap<'a>,
    metrics: GlyphMetrics<'a>,
    units: f32,
}

impl Opened<'_> {
    /// The glyph of a character and its advance in thousandths of an em.
    pub(crate) fn glyph(&self, character: char) -> Option<(u16, u16)> {
        let id = self.characters.map(character)?;
        let number = u16::try_from(id.to_u32()).ok()?;
        if number == 0 {
            return None;
        }
        let advance = self.metrics.advance_width(id)? * 1000.0 / self.units;
        // Rounded so that a width is the same sum everywhere; `as` keeps within bounds.
        Some((number, advance.round() as u16))
    }
}
