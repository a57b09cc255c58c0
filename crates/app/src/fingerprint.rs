//! The lasting name of a finding: the same fault in the same form has the same
//! fingerprint, whatever file the form stands in.

use crate::check::Mark;
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
        push_form(form, &mut text);
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

/// What a form is known by, whatever file it stands in.
fn push_form(form: &Form, text: &mut String) {
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

/// Hex digits of the lasting name of a form.
const OF_FORM: usize = 8;

/// The lasting name of a form.
pub fn form_key(form: &Form) -> String {
    let mut text = String::new();
    push_form(form, &mut text);
    let mut hex = sha256_hex(text.as_bytes());
    hex.truncate(OF_FORM);
    hex
}

/// The number by which a letter or a list names a finding: the check, the fingerprint and
/// the form, so that it can be told from an answer what it was about, even when the
/// finding is gone.
pub fn lasting_number(finding: &Finding, mark: &Mark, form: Option<&Form>) -> String {
    let form = form.map(form_key).unwrap_or_default();
    format!("{}-{}-{form}", finding.code, mark.fingerprint)
}

/// A number taken apart again: check, fingerprint, form. Blanks and line breaks in it do
/// not matter.
pub fn number_parts(text: &str) -> Option<[String; 3]> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut parts = text.split('-');
    let (code, fingerprint, form) = (parts.next()?, parts.next()?, parts.next()?);
    let hex = |text: &str, long| text.len() == long && text.bytes().all(|b| b.is_ascii_hexdigit());
    let known = !code.is_empty() && hex(fingerprint, SHORT) && hex(form, OF_FORM);
    (known && parts.next().is_none()).then(|| [code, fingerprint, form].map(str::to_owned))
}
