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

/// What a finding is known by though the figure that should stand there has changed: the
/// check, the form, the cell, and the figure that does stand there.
pub fn spot(finding: &Finding, form: Option<&Form>) -> String {
    let mut text = String::with_capacity(128);
    text.push_str(finding.code);
    if let Some(form) = form {
        push_form(form, &mut text);
    }
    for part in [finding.cell.slot.path().as_str(), &finding.found] {
        text.push('\n');
        text.push_str(part);
    }
    let mut hex = sha256_hex(text.as_bytes());
    hex.truncate(OF_FORM);
    hex
}

/// Hex digits by which a number is seen to have been changed.
const PROOF: usize = 4;

fn proof(parts: [&str; 4]) -> String {
    let mut hex = sha256_hex(parts.join("\n").as_bytes());
    hex.truncate(PROOF);
    hex
}

/// The number by which a letter or a list names a finding: the check, the fingerprint, the
/// form and the spot, so that it can be told from an answer what it was about, even when the
/// finding is gone; with a few digits that show whether the number is as it was.
pub fn lasting_number(finding: &Finding, mark: &Mark, form: Option<&Form>) -> String {
    let (key, spot) = (form.map(form_key).unwrap_or_default(), spot(finding, form));
    let proof = proof([finding.code, &mark.fingerprint, &key, &spot]);
    format!("{}-{}-{key}-{spot}{proof}", finding.code, mark.fingerprint)
}

/// A number taken apart again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) code: String,
    pub(crate) fingerprint: String,
    pub(crate) form: String,
    pub(crate) spot: String,
}

/// A number as it was given out; blanks and line breaks in it do not matter.
pub(crate) fn number_parts(text: &str) -> Option<Number> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut parts = text.split('-');
    let [code, fingerprint, form, end] = [(); 4].map(|()| parts.next());
    let (code, fingerprint, form) = (code?, fingerprint?, form?);
    let (spot, shown) = end?.split_at_checked(OF_FORM)?;
    let genuine = parts.next().is_none() && shown == proof([code, fingerprint, form, spot]);
    genuine.then(|| Number {
        code: code.to_owned(),
        fingerprint: fingerprint.to_owned(),
        form: form.to_owned(),
        spot: spot.to_owned(),
    })
}

/// The number of a finding in tests, where only its parts matter.
#[cfg(test)]
pub(crate) fn number_of(code: &str, fingerprint: &str, form: &str, spot: &str) -> String {
    let proof = proof([code, fingerprint, form, spot]);
    format!("{code}-{fingerprint}-{form}-{spot}{proof}")
}
