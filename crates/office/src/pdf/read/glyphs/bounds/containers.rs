//! Streams that the library unpacks while it opens a file: those that hold objects, and
//! those that tell where objects stand. They are found in the bytes of the file, because
//! nothing can be asked of the library before.

use super::size::{self, Packing};
use super::{Budget, unusable};
use crate::ReadError;
use crate::limits::{MOST_STREAMED, STREAM_SEARCHES, WIDEST_STREAM_ROW};
use std::borrow::Cow;

const BEGIN: &[u8] = b"stream";
const END: &[u8] = b"endstream";

/// A stream as it stands in the file.
struct Raw<'b> {
    /// The bytes between the stream before and this one; the last are its dictionary.
    before: &'b [u8],
    /// The bytes from where it begins to the end of the file.
    rest: &'b [u8],
    /// Its length, by the next end of a stream.
    length: usize,
}

/// Refuses a file whose objects unpack to too much.
pub(in super::super) fn check(bytes: &[u8]) -> Result<(), ReadError> {
    let raw = streams(bytes);
    let searched: u64 = raw
        .iter()
        .map(|stream| stream.length as u64 + stream.before.len() as u64)
        .sum();
    if searched > STREAM_SEARCHES.saturating_mul(bytes.len() as u64) {
        return Err(ReadError::Limit {
            zh: "查找数据流结尾的字节数与文件长度之比",
            en: "bytes gone through for the ends of streams for each byte of the file",
            most: STREAM_SEARCHES,
        });
    }
    let mut holding = Vec::new();
    for stream in &raw {
        let told = without_escapes(stream.before);
        if holds_objects(&told) {
            holding.push((stream, Told::of(&told)?));
        }
    }
    let worst = holding.iter().fold(0u64, |sum, (stream, told)| {
        sum.saturating_add(told.most(stream))
    });
    if worst <= MOST_STREAMED {
        return Ok(());
    }
    let encrypted = contains(&without_escapes(bytes), b"/Encrypt");
    let mut budget = Budget::unpacked();
    for (stream, told) in holding {
        let size = if told.packings == [Packing::Deflate] && !encrypted {
            size::inflated(stream.rest, budget.left).min(told.most(stream))
        } else {
            told.most(stream)
        };
        budget.take(size)?;
    }
    Ok(())
}

/// All streams, in their order.
fn streams(bytes: &[u8]) -> Vec<Raw<'_>> {
    let mut found: Vec<Raw<'_>> = Vec::new();
    // Where the text before the next stream begins; the first stream without a length.
    let (mut from, mut open) = (0, 0);
    let mut at = 0;
    while let Some(next) = find(bytes, BEGIN, at) {
        at = next + BEGIN.len();
        let ends = next >= 3 && bytes.get(next - 3..at) == Some(END);
        if ends {
            let position = bytes.len().saturating_sub(next);
            for stream in found.iter_mut().skip(open) {
                stream.length = stream.rest.len().saturating_sub(position);
            }
            open = found.len();
            from = at;
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        found.push(Raw {
            before: bytes.get(from..next).unwrap_or_default(),
            rest,
            length: rest.len(),
        });
    }
    found
}

/// What the dictionary of a stream that holds objects tells.
struct Told {
    packings: Vec<Packing>,
    length: Option<usize>,
}

impl Told {
    fn of(text: &[u8]) -> Result<Self, ReadError> {
        for key in [&b"Filter"[..], b"F", b"DecodeParms", b"DP", b"Columns"] {
            if after(text, key).any(is_reference) {
                return Err(unusable());
            }
        }
        let wide =
            |value: &[u8]| number(value).is_none_or(|width| width > WIDEST_STREAM_ROW as usize);
        if after(text, b"Columns").any(wide) {
            return Err(unusable());
        }
        let mut packings = Vec::new();
        for (names, packing) in [
            ([&b"FlateDecode"[..], b"Fl"], Packing::Deflate),
            ([b"LZWDecode", b"LZW"], Packing::Lzw),
            ([b"RunLengthDecode", b"RL"], Packing::Runs),
            ([b"ASCII85Decode", b"A85"], Packing::Ascii85),
        ] {
            for name in names {
                packings.extend(after(text, name).map(|_| packing));
            }
        }
        let length = after(text, b"Length").last();
        Ok(Self {
            packings,
            length: length.filter(|value| !is_reference(value)).and_then(number),
        })
    }

    /// The most the stream can unpack to.
    fn most(&self, stream: &Raw<'_>) -> u64 {
        let length = match self.length {
            Some(length) => length.max(stream.length),
            None => stream.rest.len(),
        };
        size::most(length.min(stream.rest.len()) as u64, &self.packings)
    }
}

/// Whether a dictionary among these is of a stream that holds objects or their places.
fn holds_objects(text: &[u8]) -> bool {
    let has = |key: &[u8]| after(text, key).next().is_some();
    has(b"First") && has(b"N") || has(b"W") && has(b"Size") || has(b"ObjStm") || has(b"XRef")
}

/// What follows each time the name stands.
fn after<'t>(text: &'t [u8], name: &'t [u8]) -> impl Iterator<Item = &'t [u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let slash = find(text, b"/", at)?;
            at = slash + 1;
            let Some(rest) = text.get(at..)?.strip_prefix(name) else {
                continue;
            };
            if !rest.first().is_some_and(u8::is_ascii_alphanumeric) {
                return Some(rest);
            }
        }
    })
}

/// Whether a value stands elsewhere: `7 0 R`.
fn is_reference(value: &[u8]) -> bool {
    let mut words = value
        .split(|byte| byte.is_ascii_whitespace() || *byte == 0)
        .filter(|word| !word.is_empty());
    let digits = |word: Option<&[u8]>| word.is_some_and(|word| word.iter().all(u8::is_ascii_digit));
    digits(words.next())
        && digits(words.next())
        && words.next().is_some_and(|word| word.starts_with(b"R"))
}

fn number(value: &[u8]) -> Option<usize> {
    let digits: Vec<u8> = value
        .iter()
        .copied()
        .skip_while(|byte| byte.is_ascii_whitespace() || *byte == 0)
        .take_while(u8::is_ascii_digit)
        .collect();
    std::str::from_utf8(&digits).ok()?.parse().ok()
}

/// Names may be written with their characters' codes: `/Fi#6cter`.
fn without_escapes(text: &[u8]) -> Cow<'_, [u8]> {
    if !text.contains(&b'#') {
        return Cow::Borrowed(text);
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&first, tail)) = rest.split_first() {
        let code = tail
            .get(..2)
            .filter(|_| first == b'#')
            .and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        plain.push(code.unwrap_or(first));
        rest = match code {
            Some(_) => tail.get(2..).unwrap_or_default(),
            None => tail,
        };
    }
    Cow::Owned(plain)
}

fn contains(text: &[u8], wanted: &[u8]) -> bool {
    find(text, wanted, 0).is_some()
}

/// Where the bytes stand next.
fn find(text: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        at += rest.iter().position(|byte| *byte == first)?;
        if text.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}
