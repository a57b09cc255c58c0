//! The table of fonts: the official typefaces, each with what may stand in for it.

use super::wrapped;
use crate::look::{FACES, typeface};
use std::fmt::Write;

/// The font table.
pub(super) fn write() -> String {
    let mut fonts = String::new();
    for face in FACES {
        let typeface = typeface(face);
        let family = if typeface.generic == "serif" {
            "roman"
        } else {
            "swiss"
        };
        let _ = write!(
            fonts,
            "<w:font w:name=\"{}\"><w:altName w:val=\"{}\"/><w:charset w:val=\"86\"/>\
             <w:family w:val=\"{family}\"/><w:pitch w:val=\"variable\"/></w:font>",
            typeface.name,
            typeface.substitutes.join(",")
        );
    }
    wrapped("fonts", &fonts)
}
