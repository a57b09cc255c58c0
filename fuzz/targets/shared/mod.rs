//! What the document targets have in common: packages around the fuzzer's bytes, so that
//! it changes what is inside them and is not stopped by checksums; and the way of a
//! document to its forms.

#![allow(dead_code, reason = "each target uses its own part")]

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Parts the fuzzer's bytes parts from one another.
const BETWEEN: &[u8] = b"\n=====\n";

/// Reads a document and its forms.
pub fn read(bytes: &[u8]) {
    if let Ok(document) = office::read(bytes) {
        std::hint::black_box(forms::read(&document));
    }
}

/// The parts the bytes are made of.
pub fn parts(bytes: &[u8]) -> Vec<&[u8]> {
    let (mut parts, mut from, mut at) = (Vec::new(), 0, 0);
    while at + BETWEEN.len() <= bytes.len() {
        if bytes[at..].starts_with(BETWEEN) {
            parts.push(&bytes[from..at]);
            at += BETWEEN.len();
            from = at;
        } else {
            at += 1;
        }
    }
    parts.push(&bytes[from..]);
    parts
}

/// An archive of fixed parts and of the fuzzer's, by the names of these in their order.
pub fn archive(fixed: &[(&str, &str)], names: &[&str], bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let fixed = fixed.iter().map(|(name, text)| (*name, text.as_bytes()));
    let fuzzed = names.iter().copied().zip(parts(bytes));
    for (name, part) in fixed.chain(fuzzed) {
        zip.start_file(name, plain).unwrap();
        zip.write_all(part).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A compound file of the fuzzer's streams, by their names in their order.
pub fn compound(names: &[&str], bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, part) in names.iter().zip(parts(bytes)) {
        file.create_stream(name).unwrap().write_all(part).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}
