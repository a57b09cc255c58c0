//! SARIF 2.1.0: for code scanners and editors.

use super::json::{ENGINE, bytes};
use super::{Piece, View};
use crate::words;
use app::CHECKS;
use app::{Checked, Error, Mark, Outcome, WaiverFinding};
use domain::finding::{CellRef, Finding, Level, Outcome as Ended};
use domain::place::Place;
use domain::text::Language;
use serde::Serialize;
use serde_json::{Value, json};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcomes<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    kind: &'static str,
    level: &'static str,
    message: Message<'a>,
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_fingerprints: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Value>,
    #[serde(skip_serializing_if = "Value::is_null")]
    properties: Value,
}

#[derive(Serialize)]
struct Message<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Value,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

/// What stands in front of the results.
pub fn head(view: &View<'_>) -> Vec<u8> {
    let driver = json!({
        "name": "jixiao",
        "version": ENGINE,
        "semanticVersion": ENGINE,
        "language": match view.language { Language::Chinese => "zh-CN", Language::English => "en" },
        "rules": rules(view.language),
    });
    let mut out =
        format!("{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\n").into_bytes();
    out.extend_from_slice(b"\"tool\":{\"driver\":");
    out.extend(bytes(&driver));
    out.extend_from_slice(b"},\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[\n");
    out
}

fn rules(language: Language) -> Vec<Value> {
    let all = app::explain(None).unwrap_or_default();
    all.iter()
        .map(|one| {
            json!({
                "id": one.code,
                "name": one.name,
                "shortDescription": { "text": one.title.get(language) },
                "fullDescription": { "text": one.title.get(language) },
                "help": { "text": one.page, "markdown": one.page },
                "defaultConfiguration": { "level": one.level.name() },
            })
        })
        .collect()
}

/// What stands behind the results; the inputs that could not be read, and those that were
/// skipped, among it.
pub fn tail(failures: &[Vec<u8>], notices: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"\n],\n\"invocations\":[{\"executionSuccessful\":".to_vec();
    out.extend_from_slice(if failures.is_empty() {
        b"true"
    } else {
        b"false"
    });
    out.extend_from_slice(b",\"toolExecutionNotifications\":[");
    out.extend([failures, notices].concat().join(&b','));
    out.extend_from_slice(b"]}]}]}\n");
    out
}

/// A document.
pub fn piece(view: &View<'_>, outcome: &Outcome) -> Piece {
    match outcome {
        Outcome::Failed { name, error } => {
            Piece::Failure(notification("error", name, error, view.language))
        }
        Outcome::Skipped { name, error } => {
            Piece::Notice(notification("note", name, error, view.language))
        }
        Outcome::Checked(checked) => {
            let mut results: Vec<Vec<u8>> = checked
                .report
                .findings
                .iter()
                .zip(&checked.marks)
                .map(|(finding, mark)| bytes(&result(view, checked, finding, mark)))
                .collect();
            if view.all {
                results.extend(passed(view, checked));
            }
            Piece::Bytes(results.join(&b",\n"[..]))
        }
    }
}

fn notification(level: &str, name: &str, error: &Error, language: Language) -> Vec<u8> {
    bytes(&json!({
        "level": level,
        "message": { "text": error.text().get(language) },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(name) } } }],
    }))
}

fn level(level: Level) -> &'static str {
    level.name()
}

fn result<'a>(
    view: &View<'_>,
    checked: &'a Checked,
    finding: &'a Finding,
    mark: &'a Mark,
) -> Outcomes<'a> {
    let language = view.language;
    let related = finding
        .related
        .iter()
        .enumerate()
        .map(|(index, &at)| Location {
            id: Some(index + 1),
            message: cell_text(checked, at).map(|text| Message { text }),
            ..location(checked, at, language)
        });
    let waiver = mark.waiver.and_then(|i| view.session.waivers.list.get(i));
    Outcomes {
        rule_id: finding.code,
        rule_index: CHECKS.iter().position(|check| check.code == finding.code),
        kind: "fail",
        level: level(finding.level),
        message: Message {
            text: finding.message.get(language),
        },
        locations: vec![Location {
            physical_location: physical(
                &checked.loaded.name,
                app::place_of(&checked.loaded.forms, finding),
            ),
            ..location(checked, finding.cell, language)
        }],
        related_locations: related.collect(),
        partial_fingerprints: Some(json!({ "jixiao/v1": mark.fingerprint })),
        suppressions: waiver
            .map(|waiver| {
                json!({
                    "kind": "external",
                    "status": "accepted",
                    "justification": format!(
                        "{} ({} / {}, {})",
                        waiver.reason, waiver.requester, waiver.approver, waiver.expires
                    ),
                })
            })
            .into_iter()
            .collect(),
        properties: properties(finding, language),
    }
}

fn properties(finding: &Finding, language: Language) -> Value {
    json!({
        "expected": finding.expected,
        "found": finding.found,
        "difference": finding.difference.map(|number| number.to_string()),
        "unit": finding.unit,
        "formula": finding.formula,
        "clause": finding.clause.as_ref().map(|clause| clause.to_string()),
        "suggestion": finding.suggestion.as_ref().map(|s| s.text.get(language)),
    })
}

fn passed(view: &View<'_>, checked: &Checked) -> Vec<Vec<u8>> {
    let language = view.language;
    let entries = checked.report.entries.iter();
    entries
        .filter_map(|entry| {
            let (kind, text) = match entry.outcome {
                Ended::Fail => return None,
                Ended::Pass => ("pass", words::say(language, "正确", "right")),
                Ended::WithinRounding => (
                    "pass",
                    words::say(language, "四舍五入内", "within rounding"),
                ),
                Ended::NotApplicable(why) => ("notApplicable", why),
                Ended::NotReadable(why) => ("open", why),
            };
            Some(bytes(&Outcomes {
                rule_id: entry.code,
                rule_index: CHECKS.iter().position(|check| check.code == entry.code),
                kind,
                level: "none",
                message: Message { text },
                locations: vec![location(checked, entry.cell, language)],
                related_locations: Vec::new(),
                partial_fingerprints: None,
                suppressions: Vec::new(),
                properties: Value::Null,
            }))
        })
        .collect()
}

fn cell_text(checked: &Checked, at: CellRef) -> Option<&str> {
    let cell = checked.form(at.form)?.cell(at.slot)?;
    (!cell.raw.is_empty()).then_some(cell.raw.as_str())
}

fn location(checked: &Checked, at: CellRef, language: Language) -> Location<'static> {
    let form = checked.form(at.form);
    let other = checked.other_document(at.form);
    let document = other.map_or(&checked.loaded.name, |beside| &beside.document);
    let number = other.map_or(at.form, |beside| beside.index) + 1;
    let cell = form.and_then(|form| form.cell(at.slot));
    let logical = form.map(|form| {
        json!({
            "name": words::slot(form, at.slot, language),
            "fullyQualifiedName": format!("forms.{number}.{}", at.slot.path()),
            "kind": "member",
        })
    });
    let place = cell.map(|cell| &cell.place);
    Location {
        id: None,
        physical_location: physical(document, place),
        logical_locations: logical
            .into_iter()
            .chain(in_the_files_terms(place, language))
            .collect(),
        message: None,
    }
}

/// Sheet and cell, page, or table, row and column: what a text's line is to other files.
fn in_the_files_terms(place: Option<&Place>, language: Language) -> Option<Value> {
    let place = place.filter(|place| place.line.is_none() && !place.is_unknown())?;
    Some(json!({
        "name": words::place(place, language),
        "fullyQualifiedName": place.to_string(),
        "kind": "element",
    }))
}

fn physical(name: &str, place: Option<&Place>) -> Value {
    let line = place.and_then(|place| place.line).filter(|l| l.line > 0);
    match line {
        Some(line) => json!({
            "artifactLocation": { "uri": uri(name) },
            "region": { "startLine": line.line, "startColumn": line.column.max(1) },
        }),
        None => json!({ "artifactLocation": { "uri": uri(name) } }),
    }
}

/// A path as a URI reference: everything but the unreserved characters is escaped.
fn uri(path: &str) -> String {
    let path = if path == "-" { "stdin" } else { path };
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// What is wrong with the waiver file.
pub fn waivers(view: &View<'_>, findings: &[WaiverFinding]) -> Piece {
    let file = &view.session.waivers.file;
    let results: Vec<Vec<u8>> = findings
        .iter()
        .map(|finding| {
            bytes(&json!({
                "ruleId": finding.code,
                "kind": "fail",
                "level": level(finding.level),
                "message": { "text": finding.message.get(view.language) },
                "locations": [{ "physicalLocation": {
                    "artifactLocation": { "uri": uri(file) },
                    "region": { "startLine": finding.line.max(1) },
                } }],
            }))
        })
        .collect();
    Piece::Bytes(results.join(&b",\n"[..]))
}
