//! The lines before the content of a mail or of a part of it.

use crate::limits::SNIFFED_BYTES;

/// What the headers tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Headers {
    /// The kind of content in small letters, without its parameters.
    pub kind: String,
    /// What parts the content, where it has parts.
    pub boundary: Option<String>,
    /// The name of the part to begin with.
    pub start: Option<String>,
    /// How the content is written, in small letters.
    pub coding: String,
    /// The name by which other parts call it.
    pub id: String,
    /// Where it stood before, in small letters.
    pub place: String,
    pub attached: bool,
    /// Whether it says that it is a mail.
    mail: bool,
}

/// Whether the bytes begin with the headers of a mail that holds a page.
pub(crate) fn is_mail(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(SNIFFED_BYTES)).unwrap_or(bytes);
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let start = start.trim_ascii_start();
    let first = start.split(|byte| *byte == b'\n').next().unwrap_or(start);
    if named(first).is_none() {
        return false;
    }
    let (headers, _) = read(start);
    headers.kind.starts_with("multipart/") && headers.boundary.is_some()
        || headers.kind == "text/html" && headers.mail
}

/// The headers at the beginning, and what follows the empty line after them.
pub(super) fn read(bytes: &[u8]) -> (Headers, &[u8]) {
    let mut headers = Headers::default();
    let mut rest = bytes;
    let mut line: Vec<u8> = Vec::new();
    while !rest.is_empty() {
        let length = rest.iter().position(|byte| *byte == b'\n');
        let (now, then) = rest.split_at(length.map_or(rest.len(), |at| at + 1));
        rest = then;
        let now_trimmed = now.trim_ascii_end();
        if now_trimmed.is_empty() {
            break;
        }
        // A line that begins with a blank goes on with the one before.
        if now.starts_with(b" ") || now.starts_with(b"\t") {
            line.push(b' ');
            line.extend(now_trimmed.trim_ascii_start());
        } else {
            headers.take(&line);
            line = now_trimmed.to_vec();
        }
    }
    headers.take(&line);
    (headers, rest)
}

/// Name and value of a header.
fn named(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let (name, value) = line.split_at(colon);
    let sound = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    (!name.is_empty() && name.iter().all(sound)).then(|| (name, value.get(1..).unwrap_or_default()))
}

impl Headers {
    fn take(&mut self, line: &[u8]) {
        let Some((name, value)) = named(line) else {
            return;
        };
        let value = String::from_utf8_lossy(value);
        let value = value.trim();
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted.as_bytes());
        if is("content-type") {
            self.kind = value.split(';').next().unwrap_or("").trim().to_lowercase();
            self.boundary = parameter(value, "boundary");
            self.start = parameter(value, "start");
        } else if is("content-transfer-encoding") {
            self.coding = value.to_lowercase();
            self.mail = true;
        } else if is("content-id") {
            self.id = value.to_owned();
        } else if is("content-location") {
            self.place = value.to_lowercase();
        } else if is("content-disposition") {
            self.attached = value.to_lowercase().starts_with("attachment");
        } else if is("mime-version") {
            self.mail = true;
        }
    }
}

/// A parameter of a header's value, with or without quotes.
fn parameter(value: &str, wanted: &str) -> Option<String> {
    for part in value.split(';').skip(1) {
        let Some((name, value)) = part.split_once('=') else {
            continue;
        };
        if name.trim().eq_ignore_ascii_case(wanted) {
            let value = value.trim().trim_matches('"');
            return (!value.is_empty()).then(|| value.to_owned());
        }
    }
    None
}
