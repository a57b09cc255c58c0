//! The XML parts of workbooks, one event after another, within limits. Entities that a
//! file defines itself are never expanded.

use crate::ReadError;
use crate::format::Format;
use crate::limits::DEEPEST;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// What comes next in a part.
pub(super) enum Node<'a> {
    Start(BytesStart<'a>),
    End,
    Text(Cow<'a, str>),
    /// The part is over.
    Over,
}

/// A part being read.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    format: Format,
    part: &'a str,
}

impl<'a> Xml<'a> {
    pub(super) fn new(bytes: &'a [u8], format: Format, part: &'a str) -> Self {
        let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
        let mut reader = Reader::from_reader(bytes);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        Self {
            reader,
            depth: 0,
            format,
            part,
        }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn next(&mut self) -> Result<Node<'a>, ReadError> {
        loop {
            let event = self.reader.read_event().map_err(|error| {
                ReadError::damaged(
                    self.format,
                    format!("{} 不是完整的 XML", self.part),
                    format!("{}: {error}", self.part),
                )
            })?;
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(ReadError::Limit {
                            zh: "XML 元素的嵌套层数",
                            en: "XML elements within one another",
                            most: DEEPEST as u64,
                        });
                    }
                    return Ok(Node::Start(start));
                }
                Event::Empty(start) => return Ok(Node::Start(start)),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::End);
                }
                Event::Text(text) => return Ok(Node::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content())),
                Event::GeneralRef(reference) => {
                    return Ok(Node::Text(Cow::Owned(referred(&reference))));
                }
                Event::Eof => return Ok(Node::Over),
                _ => {}
            }
        }
    }

    /// Passes over what is left of the element that was opened last.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.next()?, Node::Over) {
                break;
            }
        }
        Ok(())
    }

    /// All text within the element that was opened last.
    pub(super) fn text(&mut self, into: &mut String) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            match self.next()? {
                Node::Text(text) => into.push_str(&text),
                Node::Over => break,
                _ => {}
            }
        }
        Ok(())
    }
}

/// The character of a reference; one that the file defines itself stays as it is written.
fn referred(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(char)) = reference.resolve_char_ref() {
        return char.to_string();
    }
    match quick_xml::escape::resolve_predefined_entity(reference) {
        Some(text) => text.to_owned(),
        None => format!("&{};", &**reference),
    }
}

/// The attributes of an element by their names without prefix.
pub(super) fn attributes<'s>(
    start: &'s BytesStart<'_>,
) -> impl Iterator<Item = (&'s str, Cow<'s, str>)> {
    let mut attributes = start.attributes();
    // A name written twice is no reason to look through all of them.
    attributes.with_checks(false);
    attributes.filter_map(Result::ok).map(|attribute| {
        let name = attribute.key.local_name().into_inner();
        (name, unescaped(attribute.value))
    })
}

/// One attribute by its name without prefix.
pub(super) fn attribute<'s>(start: &'s BytesStart<'_>, wanted: &str) -> Option<Cow<'s, str>> {
    attributes(start)
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value)
}

/// Whether a flag is set.
pub(super) fn set(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

fn unescaped(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    match quick_xml::escape::unescape(&value) {
        Ok(text) => Cow::Owned(text.into_owned()),
        Err(_) => value,
    }
}
