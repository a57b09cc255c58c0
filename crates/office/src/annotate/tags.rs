//! The tags of an XML text with the bytes where they stand.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::ops::Range;

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    Opens,
    /// Opens and closes.
    Stands,
    Closes,
}

/// A tag.
#[derive(Clone, Debug)]
pub(super) struct Tag<'a> {
    /// All of it, from `<` to `>`.
    pub(super) text: &'a str,
    /// Its bytes.
    pub(super) at: Range<usize>,
    pub(super) does: Does,
    /// Elements around it, from 0.
    pub(super) depth: usize,
}

impl<'a> Tag<'a> {
    /// The name with its prefix.
    pub(super) fn full_name(&self) -> &'a str {
        let inner = self.text.trim_start_matches(['<', '/']);
        let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
        inner.get(..end.unwrap_or(inner.len())).unwrap_or_default()
    }

    /// The name without its prefix.
    pub(super) fn name(&self) -> &'a str {
        let full = self.full_name();
        full.rsplit_once(':').map_or(full, |(_, name)| name)
    }

    /// The prefix with its colon, empty without one.
    pub(super) fn prefix(&self) -> &'a str {
        let full = self.full_name();
        full.rfind(':')
            .and_then(|colon| full.get(..=colon))
            .unwrap_or_default()
    }

    /// The value of an attribute as written; its prefix does not matter.
    pub(super) fn value(&self, name: &str) -> Option<&'a str> {
        self.text.get(value_at(self.text, name)?)
    }
}

/// The bytes, in a tag, of an attribute's value between its quotes.
pub(super) fn value_at(tag: &str, wanted: &str) -> Option<Range<usize>> {
    let bytes = tag.as_bytes();
    let mut at = 0;
    while let Some(equals) = tag.get(at..)?.find('=').map(|found| at + found) {
        let key = tag.get(at..equals)?.trim_end();
        let key = key
            .rsplit(|c: char| c.is_whitespace())
            .next()
            .unwrap_or_default();
        let local = key.rsplit_once(':').map_or(key, |(_, local)| local);
        let open = equals
            + 1
            + bytes
                .get(equals + 1..)?
                .iter()
                .position(|b| !b.is_ascii_whitespace())?;
        let quote = *bytes.get(open).filter(|b| matches!(b, b'"' | b'\''))?;
        let long = bytes.get(open + 1..)?.iter().position(|b| *b == quote)?;
        if local == wanted && !key.starts_with("xmlns") {
            return Some(open + 1..open + 1 + long);
        }
        at = open + long + 2;
    }
    None
}

/// A tag with an attribute set to a value; added where it is not there.
pub(super) fn with_value(tag: &str, name: &str, value: &str) -> String {
    if let Some(at) = value_at(tag, name)
        && let (Some(before), Some(after)) = (tag.get(..at.start), tag.get(at.end..))
    {
        return format!("{before}{value}{after}");
    }
    let end = tag
        .strip_suffix("/>")
        .or(tag.strip_suffix('>'))
        .map_or(tag.len(), str::len);
    let (before, after) = tag.split_at(end);
    format!("{} {name}=\"{value}\"{after}", before.trim_end())
}

/// Goes through the tags of a text, to its end or to where it is no XML.
pub(super) struct Tags<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Tags<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        Self {
            text,
            reader,
            depth: 0,
        }
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let start = usize::try_from(self.reader.buffer_position()).ok()?;
            let does = match self.reader.read_event() {
                Ok(Event::Start(_)) => Does::Opens,
                Ok(Event::Empty(_)) => Does::Stands,
                Ok(Event::End(_)) => Does::Closes,
                Ok(Event::Eof) | Err(_) => return None,
                Ok(_) => continue,
            };
            let end = usize::try_from(self.reader.buffer_position()).ok()?;
            if does == Does::Closes {
                self.depth = self.depth.saturating_sub(1);
            }
            let depth = self.depth;
            if does == Does::Opens {
                self.depth += 1;
            }
            return Some(Tag {
                text: self.text.get(start..end)?,
                at: start..end,
                does,
                depth,
            });
        }
    }
}

/// The text with something put in as the last thing of its root; `content` is given the
/// prefix of the root's name.
pub(super) fn append_to_root(text: &str, content: impl Fn(&str) -> String) -> Option<String> {
    let root = Tags::of(text).next()?;
    let content = content(root.prefix());
    if root.does == Does::Stands {
        let open = root.text.strip_suffix("/>")?.trim_end();
        let (before, after) = (text.get(..root.at.start)?, text.get(root.at.end..)?);
        let name = root.full_name();
        return Some(format!("{before}{open}>{content}</{name}>{after}"));
    }
    let close = text.rfind(&format!("</{}", root.full_name()))?;
    let (before, after) = text.split_at_checked(close)?;
    Some(format!("{before}{content}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_and_set_and_the_rest_stays() {
        let tag = "<x:c r='A1'\n s = \"3\" t=\"s\"/>";
        assert_eq!(value_at(tag, "s").map(|at| &tag[at]), Some("3"));
        assert_eq!(
            with_value(tag, "s", "14"),
            "<x:c r='A1'\n s = \"14\" t=\"s\"/>"
        );
        assert_eq!(
            with_value("<c r=\"A1\"/>", "s", "2"),
            "<c r=\"A1\" s=\"2\"/>"
        );
        assert_eq!(with_value("<c>", "s", "2"), "<c s=\"2\">");
        assert_eq!(value_at("<c a=\"s=1\"/>", "s"), None);
        assert_eq!(value_at("<c r", "r"), None);
    }

    #[test]
    fn the_root_takes_more_whether_it_is_empty_or_not() {
        let add = |prefix: &str| format!("<{prefix}b/>");
        assert_eq!(
            append_to_root("<?xml?><p:a x=\"1\"/>", add).unwrap(),
            "<?xml?><p:a x=\"1\"><p:b/></p:a>"
        );
        assert_eq!(
            append_to_root("<a><c/></a>", add).unwrap(),
            "<a><c/><b/></a>"
        );
    }
}
