//! What reading any XML part needs: text encodings, namespaces, attributes, entities.
//!
//! Knows nothing of what elements mean. Entities are never expanded beyond the five
//! predefined and numeric ones.

use crate::limits::MOST_PREFIXES;
use encoding_rs::{UTF_16BE, UTF_16LE};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};
use std::borrow::Cow;

/// A part's bytes as text, and whether bytes had to be replaced.
pub(super) fn decode(bytes: Vec<u8>) -> (String, bool) {
    let wide = match bytes.as_slice() {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Some(UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = wide {
        let (text, bad) = encoding.decode_with_bom_removal(&bytes);
        return (text.into_owned(), bad);
    }
    let (mut text, bad) = match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
    };
    if text.starts_with('\u{FEFF}') {
        text.remove(0);
    }
    (text, bad)
}

/// The namespaces that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML, transitional or strict.
    Word,
    /// Formulas.
    Math,
    /// Markup compatibility: alternatives.
    Compat,
    /// All others.
    Other,
}

/// Which prefix means which namespace, at the element that is being read.
pub(super) struct Spaces {
    /// Depth of the declaring element, prefix, namespace; the innermost last.
    bound: Vec<(usize, String, Space)>,
}

impl Default for Spaces {
    /// The customary prefixes: a file that forgot its declarations is still read.
    fn default() -> Self {
        let bind = |prefix: &str, space| (0, prefix.to_owned(), space);
        Self {
            bound: vec![
                bind("mc", Space::Compat),
                bind("m", Space::Math),
                // The most frequent one is found first.
                bind("w", Space::Word),
            ],
        }
    }
}

impl Spaces {
    /// Takes in what an element at this depth declares.
    pub(super) fn enter(&mut self, depth: usize, tag: &BytesStart<'_>) {
        if !tag.attributes_raw().contains("xmlns") {
            return;
        }
        for attribute in tag.attributes().with_checks(false).flatten() {
            if self.bound.len() >= MOST_PREFIXES {
                return;
            }
            let key = attribute.key.into_inner();
            let prefix = match key.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) if rest.starts_with(':') => rest.trim_start_matches(':'),
                _ => continue,
            };
            let space = space(&attribute.value);
            if self.of(prefix) != space {
                self.bound.push((depth, prefix.to_owned(), space));
            }
        }
    }

    /// Forgets what elements below this depth declared.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.bound.last().is_some_and(|(at, ..)| *at > depth) {
            self.bound.pop();
        }
    }

    /// The namespace of a prefix; the empty one is the default namespace.
    pub(super) fn of(&self, prefix: &str) -> Space {
        self.bound
            .iter()
            .rev()
            .find(|(_, bound, _)| bound == prefix)
            .map_or(Space::Other, |(.., space)| *space)
    }
}

fn space(uri: &str) -> Space {
    match uri.trim() {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compat,
        _ => Space::Other,
    }
}

/// Prefix and local name.
pub(super) fn split<'n>(tag: &'n BytesStart<'_>) -> (&'n str, &'n str) {
    let name = tag.name().into_inner();
    name.split_once(':').unwrap_or(("", name))
}

/// The attribute of that local name, whatever its prefix.
pub(super) fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().into_inner() == name)?;
    if !found.value.contains('&') {
        return Some(found.value);
    }
    match quick_xml::escape::unescape(&found.value) {
        Ok(text) => Some(Cow::Owned(text.into_owned())),
        Err(_) => Some(found.value),
    }
}

/// The `val` attribute.
pub(super) fn value<'t>(tag: &'t BytesStart<'_>) -> Option<Cow<'t, str>> {
    attribute(tag, "val")
}

/// The `val` attribute as a number.
pub(super) fn number(tag: &BytesStart<'_>) -> Option<u32> {
    value(tag)?.trim().parse().ok()
}

/// Whether a property that is on where it says nothing is on.
pub(super) fn is_on(tag: &BytesStart<'_>) -> bool {
    !matches!(value(tag).as_deref(), Some("0" | "false" | "off" | "none"))
}

/// The character a reference in the text stands for.
pub(super) fn reference(reference: &BytesRef<'_>) -> Option<Cow<'static, str>> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(Cow::Owned(character.to_string()));
    }
    resolve_predefined_entity(reference).map(Cow::Borrowed)
}

/// Twentieths of a point as hundredths of a millimetre.
pub(super) fn hundredths(twips: u32) -> u32 {
    u32::try_from((u64::from(twips) * 127 + 36) / 72).unwrap_or(u32::MAX)
}
