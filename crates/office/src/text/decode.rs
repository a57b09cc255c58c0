//! Bytes to text: UTF-8, UTF-16 with byte order mark, GB18030; broken bytes are doubts.

use crate::ReadError;
use crate::document::{Encoding, Place};
use crate::limits::{BAD_CHARACTERS_PER_THOUSAND, LISTED_DOUBTS, SNIFFED_BYTES};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use std::borrow::Cow;

/// A decoded text.
pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: Encoding,
    pub doubts: Vec<(Place, [String; 2])>,
}

/// Decodes the bytes.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let encoding = if bytes[0] == 0xFF {
            encoding_rs::UTF_16LE
        } else {
            encoding_rs::UTF_16BE
        };
        return accept(encoding.decode_with_bom_removal(bytes).0, Encoding::Utf16);
    }
    refuse_binary(bytes)?;
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded {
            text: text.into(),
            encoding: Encoding::Utf8,
            doubts: Vec::new(),
        }),
        Err(_) if is_chinese_national(bytes) => accept(
            encoding_rs::GB18030.decode_without_bom_handling(bytes).0,
            Encoding::Gb18030,
        ),
        Err(_) => accept(String::from_utf8_lossy(bytes), Encoding::Utf8),
    }
}

/// Texts hold no control bytes but tab, line ends, form feed and escape leftovers.
fn refuse_binary(bytes: &[u8]) -> Result<(), ReadError> {
    let sniffed = &bytes[..bytes.len().min(SNIFFED_BYTES)];
    match sniffed
        .iter()
        .position(|&b| b < 0x07 || (0x0E..0x1A).contains(&b))
    {
        Some(offset) => Err(ReadError::Binary { offset }),
        None => Ok(()),
    }
}

fn is_chinese_national(bytes: &[u8]) -> bool {
    let broken_as_utf8 = String::from_utf8_lossy(&bytes[..bytes.len().min(SNIFFED_BYTES)])
        .matches('\u{fffd}')
        .count();
    let sniffed = &bytes[..bytes.len().min(SNIFFED_BYTES)];
    let (text, _, _) = encoding_rs::GB18030.decode(sniffed);
    let broken_as_gb = text.matches('\u{fffd}').count();
    if broken_as_gb == 0 && broken_as_utf8 > 0 {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(sniffed, true);
        let guess = detector.guess(None, Utf8Detection::Deny);
        return guess == encoding_rs::GBK || guess == encoding_rs::GB18030 || broken_as_utf8 > 3;
    }
    broken_as_gb < broken_as_utf8
}

/// Takes a text with a few broken characters, each line of them a doubt; refuses more.
fn accept(text: Cow<'_, str>, encoding: Encoding) -> Result<Decoded<'_>, ReadError> {
    let mut doubts = Vec::new();
    let (mut broken, mut first) = (0usize, None);
    if text.contains('\u{fffd}') {
        for (number, line) in (1u32..).zip(text.split('\n')) {
            let here = line.matches('\u{fffd}').count();
            if here == 0 {
                continue;
            }
            broken += here;
            first.get_or_insert(number);
            if doubts.len() < LISTED_DOUBTS {
                doubts.push((
                    Place { line: number, column: 1, ..Place::default() },
                    [
                        format!("本行有 {here} 个字符无法解码，已以 \u{fffd} 代替"),
                        format!("{here} characters of this line could not be decoded and read as \u{fffd}"),
                    ],
                ));
            }
        }
    }
    let allowed = text
        .chars()
        .count()
        .saturating_mul(BAD_CHARACTERS_PER_THOUSAND)
        / 1000;
    match first {
        Some(line) if broken > allowed => Err(ReadError::Encoding {
            line: line as usize,
        }),
        _ => Ok(Decoded {
            text,
            encoding,
            doubts,
        }),
    }
}
