//! The parts of a mail, those of its parts too, in their order.

use super::coding;
use super::headers::{self, Headers};
use crate::ReadError;
use crate::limits::{MOST_ENTRIES, NESTED_PARTS};
use std::borrow::Cow;

/// The parts of a mail that have no parts.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    pub found: Vec<Part<'a>>,
    /// The name of the part to begin with.
    pub start: Option<String>,
    /// Whether the end is missing.
    pub cut: bool,
}

/// A part, as it is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    kind: String,
    coding: String,
    pub id: String,
    pub place: String,
    pub attached: bool,
    content: &'a [u8],
}

impl Part<'_> {
    pub(super) fn is_page(&self) -> bool {
        matches!(self.kind.as_str(), "text/html" | "application/xhtml+xml") && !self.attached
    }

    pub(super) fn is_plain(&self) -> bool {
        matches!(self.kind.as_str(), "" | "text/plain") && !self.attached
    }

    /// The bytes that are meant.
    pub(super) fn decoded(&self) -> Cow<'_, [u8]> {
        match self.coding.as_str() {
            "quoted-printable" => coding::quoted(self.content).into(),
            "base64" => coding::base64(self.content).into(),
            _ => self.content.into(),
        }
    }
}

/// All parts of a mail.
pub(super) fn of(bytes: &[u8]) -> Result<Parts<'_>, ReadError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut parts = Parts::default();
    // Those that are still to be looked at, the next last, with how deep they lie.
    let mut waiting = vec![(bytes.trim_ascii_start(), 0)];
    while let Some((part, depth)) = waiting.pop() {
        let (headers, content) = headers::read(part);
        match &headers.boundary {
            Some(boundary) if headers.kind.starts_with("multipart/") => {
                if depth >= NESTED_PARTS {
                    return Err(too_deep());
                }
                let (mut inner, whole) = split(content, boundary);
                parts.cut |= !whole;
                if parts.found.len() + waiting.len() + inner.len() > MOST_ENTRIES {
                    return Err(too_many("邮件的部分数", "parts of a mail", MOST_ENTRIES));
                }
                inner.reverse();
                waiting.extend(inner.into_iter().map(|part| (part, depth + 1)));
                parts.start = parts.start.or(headers.start);
            }
            // A mail within the mail.
            _ if headers.kind == "message/rfc822" && !headers.attached => {
                if depth >= NESTED_PARTS {
                    return Err(too_deep());
                }
                waiting.push((content.trim_ascii_start(), depth + 1));
            }
            _ => parts.found.push(leaf(headers, content)),
        }
    }
    Ok(parts)
}

fn leaf(headers: Headers, content: &[u8]) -> Part<'_> {
    Part {
        kind: headers.kind,
        coding: headers.coding,
        id: headers.id,
        place: headers.place,
        attached: headers.attached,
        content,
    }
}

fn too_deep() -> ReadError {
    too_many(
        "邮件各部分的嵌套层数",
        "mail parts within one another",
        NESTED_PARTS,
    )
}

fn too_many(zh: &'static str, en: &'static str, most: usize) -> ReadError {
    let most = most as u64;
    ReadError::Limit { zh, en, most }
}

/// What stands between the lines that part it, and whether the last of them is there.
fn split<'a>(content: &'a [u8], boundary: &str) -> (Vec<&'a [u8]>, bool) {
    let mut parts = Vec::new();
    let mut from = None;
    let mut at = 0;
    for line in content.split_inclusive(|byte| *byte == b'\n') {
        let mark = line
            .strip_prefix(b"--")
            .and_then(|line| line.strip_prefix(boundary.as_bytes()))
            .map(<[u8]>::trim_ascii_end)
            .filter(|rest| rest.is_empty() || *rest == b"--");
        if let Some(end) = mark {
            parts.extend(from.and_then(|from| content.get(from..at)));
            if !end.is_empty() {
                return (parts, true);
            }
            from = Some(at + line.len());
        }
        at += line.len();
    }
    parts.extend(from.and_then(|from| content.get(from..)));
    (parts, false)
}
