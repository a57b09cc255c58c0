//! Characters of codes for which the file itself tells none: fonts of the Adobe character
//! collections, whose codes stand for known characters.

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use std::collections::BTreeMap;

/// Codes to characters, by the name of the font; loaded when first needed.
pub(super) struct Lookup<'a> {
    pdf: &'a Pdf,
    fonts: Option<BTreeMap<String, Collection>>,
}

/// How the codes of a font are read.
struct Collection {
    /// Code to number in the collection.
    encoding: CMap,
    /// Number in the collection to character.
    characters: CMap,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        Self { pdf, fonts: None }
    }

    /// The character of a code of that font.
    pub(super) fn find(&mut self, font: &str, code: u32) -> Option<BfString> {
        let pdf = self.pdf;
        let fonts = self.fonts.get_or_insert_with(|| collections(pdf));
        let collection = fonts.get(font)?;
        let number =
            (1..=4).find_map(|length| collection.encoding.lookup_cid_code(code, length))?;
        collection.characters.lookup_bf_string(number)
    }
}

fn collections(pdf: &Pdf) -> BTreeMap<String, Collection> {
    let mut fonts = BTreeMap::new();
    for object in pdf.objects() {
        if let Object::Dict(dict) = object
            && dict.get::<Name<'_>>(b"Subtype").as_deref() == Some(b"Type0".as_slice())
            && let Some(name) = dict.get::<Name<'_>>(b"BaseFont")
            && let Some(collection) = collection(&dict)
        {
            fonts
                .entry(without_subset(name.as_str()).to_owned())
                .or_insert(collection);
        }
    }
    fonts
}

fn collection(font: &Dict<'_>) -> Option<Collection> {
    let descendant = font
        .get::<Array<'_>>(b"DescendantFonts")?
        .iter::<Dict<'_>>()
        .next()?;
    let info = descendant.get::<Dict<'_>>(b"CIDSystemInfo")?;
    let family = CidFamily::from_registry_ordering(
        info.get::<PdfString<'_>>(b"Registry")?.as_bytes(),
        info.get::<PdfString<'_>>(b"Ordering")?.as_bytes(),
    );
    let characters = CMap::parse(load_embedded(family.ucs2_cmap()?)?, load_embedded)?;
    let encoding = match font.get::<Object<'_>>(b"Encoding")? {
        Object::Name(name) => match CMapName::from_bytes(&name) {
            CMapName::IdentityH | CMapName::IdentityV => CMap::identity_h(),
            known => CMap::parse(load_embedded(known)?, load_embedded)?,
        },
        Object::Stream(stream) => CMap::parse(&stream.decoded_data().ok()?, load_embedded)?,
        _ => return None,
    };
    Some(Collection {
        encoding,
        characters,
    })
}

/// `ABCDEF+Name` is a part of the font `Name`.
fn without_subset(name: &str) -> &str {
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()) => rest,
        _ => name,
    }
}
