//! The lasting name of a finding: the same fault in the same form has the same
//! fingerprint, whatever file the form stands in.

use domain::finding::Finding;
use domain::form::Form;
use sha2::{Digest, Sha256};

/// Hex digits of a fingerprint.
const SHORT: usize = 16;

/// The SHA-256 of bytes in hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    let nibbles = Sha256::digest(bytes)
        .into_iter()
        .flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles
        .filter_map(|nibble| char::from_digit(u32::from(nibble), 16))
        .collect()
}

/// The fingerprint of a finding about a form.
pub fn fingerprint(finding: &Finding, form: Option<&Form>) -> String {
    let mut text = String::with_capacity(128);
    text.push_str(finding.code);
    if let Some(form) = form {
        let year = form.year.map(|year| year.0.to_string());
        for part in [
            form.family.id(),
            form.subject(),
            &form.unit.raw,
            year.as_deref().unwrap_or(""),
        ] {
            text.push('\n');
            text.push_str(part);
        }
    }
    for part in [
        finding.cell.slot.path().as_str(),
        &finding.expected,
        &finding.found,
    ] {
        text.push('\n');
        text.push_str(part);
    }
    let mut hex = sha256_hex(text.as_bytes());
    hex.truncate(SHORT);
    hex
}
