//! What packed bytes unpack to, counted without keeping it.

use flate2::read::{DeflateDecoder, ZlibDecoder};
use std::io::{Read, copy, sink};

/// The most bytes that one byte unpacks to: 258 for two bits.
const DEFLATE: u64 = 1032;

/// A chain of 3839 bytes for twelve bits.
const LZW: u64 = 2560;

/// 128 bytes for two.
const RUNS: u64 = 64;

/// How a stream is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Deflate,
    Lzw,
    Runs,
    /// Bytes as printable characters, which are more than the bytes.
    Hex,
    Ascii85,
    /// A picture: never unpacked here.
    Picture,
}

/// The most that so many packed bytes can unpack to.
pub(super) fn most(packed: u64, packings: &[Packing]) -> u64 {
    packings.iter().fold(packed, |size, packing| match packing {
        Packing::Deflate => size.saturating_mul(DEFLATE),
        Packing::Lzw => size.saturating_mul(LZW),
        Packing::Runs => size.saturating_mul(RUNS),
        // `z` stands for four zero bytes.
        Packing::Ascii85 => size.saturating_mul(4),
        Packing::Hex | Packing::Picture => size,
    })
}

/// What packed bytes unpack to, at most: exact where they are deflated once, as nearly all
/// are, and else the most they can. Counting ends where it is more than `enough`.
pub(super) fn unpacked(packed: &[u8], packings: &[Packing], enough: u64) -> u64 {
    let plain;
    let (packed, packings) = match packings {
        [Packing::Ascii85, rest @ ..] => {
            plain = from_ascii85(packed);
            (plain.as_slice(), rest)
        }
        all => (packed, all),
    };
    match packings {
        [Packing::Deflate, rest @ ..] => most(inflated(packed, enough), rest),
        [Packing::Lzw, rest @ ..] => most(from_lzw(packed, enough), rest),
        all => most(packed.len() as u64, all),
    }
}

/// What deflated bytes unpack to; the most they can where they are broken, since broken
/// ones are unpacked in ways of which not all can be told here.
pub(super) fn inflated(packed: &[u8], enough: u64) -> u64 {
    let count = |reader: &mut dyn Read| copy(&mut reader.take(enough + 1), &mut sink());
    count(&mut ZlibDecoder::new(packed))
        .or_else(|_| count(&mut DeflateDecoder::new(packed)))
        .unwrap_or_else(|_| most(packed.len() as u64, &[Packing::Deflate]))
}

/// Counts what LZW codes stand for, for both ways of growing them.
fn from_lzw(packed: &[u8], enough: u64) -> u64 {
    lzw_codes(packed, 1, enough).max(lzw_codes(packed, 0, enough))
}

fn lzw_codes(packed: &[u8], early: usize, enough: u64) -> u64 {
    const CLEAR: usize = 256;
    const END: usize = 257;
    // Codes stand for as many bytes.
    let mut lengths: Vec<u64> = vec![1; 258];
    let mut previous: Option<u64> = None;
    let (mut total, mut bits, mut held) = (0u64, 0usize, 0u32);
    for byte in packed {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        let size = match lengths.len() + early {
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
        if bits < size {
            continue;
        }
        bits -= size;
        let code = (held >> bits) as usize & ((1 << size) - 1);
        match code {
            CLEAR => {
                lengths.truncate(258);
                previous = None;
                continue;
            }
            END => break,
            _ => {}
        }
        let Some(length) = lengths.get(code).copied().or(previous.map(|one| one + 1)) else {
            break;
        };
        total += length;
        if total > enough {
            break;
        }
        if let Some(previous) = previous
            && lengths.len() < 4096
        {
            lengths.push(previous + 1);
        }
        previous = Some(length);
    }
    total
}

/// The bytes that printable characters stand for; what is no such character is passed over.
fn from_ascii85(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 5 * 4);
    let mut group = Vec::with_capacity(5);
    for &byte in text {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            b'~' => break,
            _ => {}
        }
        if group.len() == 5 {
            bytes.extend(word(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(word(&group).into_iter().take(kept));
    }
    bytes
}

fn word(group: &[u8]) -> [u8; 4] {
    let value = group.iter().fold(0u32, |value, digit| {
        value.wrapping_mul(85).wrapping_add(u32::from(*digit))
    });
    value.to_be_bytes()
}
