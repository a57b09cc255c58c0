//! `check/1` and one finding a line.

use super::View;
use crate::wire::{ClosedWire, Document, FindingWire, PackageWire, RuleSetWire, Summary};
use app::{Outcome, Tally, Tree, WaiverFinding};
use serde::Serialize;

/// The program's version, named in every machine report.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// What stands in front of the documents.
pub fn head() -> Vec<u8> {
    format!("{{\"schema\":\"check/1\",\"engine\":\"{ENGINE}\",\"documents\":[\n").into_bytes()
}

/// A document.
pub fn document(view: &View<'_>, outcome: &Outcome) -> Vec<u8> {
    let waivers = &view.session.waivers;
    match outcome {
        Outcome::Checked(checked) => bytes(&Document::checked(
            checked,
            waivers,
            view.language,
            view.all,
        )),
        Outcome::Failed { name, error } => bytes(&Document::failed(name, error, view.language)),
        Outcome::Skipped { name, error } => bytes(&Document::skipped(name, error, view.language)),
    }
}

/// The waiver file as a document of its own.
pub fn waivers(view: &View<'_>, findings: &[WaiverFinding]) -> Vec<u8> {
    let findings = findings
        .iter()
        .map(|finding| FindingWire::of_waiver(finding, view.language))
        .collect();
    bytes(&Document::waivers(&view.session.waivers.file, findings))
}

/// What stands behind the documents.
pub fn tail(view: &View<'_>, tally: &Tally, package: Option<&Tree>) -> Vec<u8> {
    #[derive(Serialize)]
    struct Tail<'a> {
        rulesets: Vec<RuleSetWire>,
        summary: Summary<'a>,
        /// The tree of the package; only where one was asked for.
        #[serde(skip_serializing_if = "Option::is_none")]
        package: Option<PackageWire<'a>>,
        /// Findings of an earlier run that are gone.
        #[serde(skip_serializing_if = "Option::is_none")]
        closed: Option<Vec<ClosedWire<'a>>>,
        /// Answers to what was not looked at.
        #[serde(skip_serializing_if = "Option::is_none")]
        unmatched: Option<Vec<ClosedWire<'a>>>,
    }
    let answers = &view.session.answers;
    let ended = answers
        .given
        .then(|| answers.closed(&tally.seen, &view.session.selection));
    let verdict = tally.verdict();
    let tail = Tail {
        rulesets: tally
            .rules
            .iter()
            .map(|used| RuleSetWire {
                id: used.id.clone(),
                year: used.year,
                sha256: view.session.rules.sha256(&used.id),
            })
            .collect(),
        summary: Summary {
            errors: tally.errors,
            warnings: tally.warnings,
            notes: tally.notes,
            waived: tally.waived,
            documents: tally.read,
            failed: tally.failed + tally.broken,
            skipped: tally.skipped,
            verdict: verdict.get(view.language),
        },
        package: package.map(|tree| PackageWire::part(tree, view.language)),
        closed: ended.as_ref().map(|ended| {
            let gone = ended.gone.iter();
            gone.map(|answer| ClosedWire::from(*answer)).collect()
        }),
        unmatched: ended.as_ref().map(|ended| {
            let unknown = ended.unknown.iter();
            unknown.map(|answer| ClosedWire::from(*answer)).collect()
        }),
    };
    let fields = bytes(&tail);
    // The object is already open: its first brace becomes the end of the documents.
    let mut out = b"\n],\n".to_vec();
    out.extend_from_slice(fields.get(1..).unwrap_or_default());
    out.push(b'\n');
    out
}

#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    #[serde(flatten)]
    finding: FindingWire<'a>,
}

/// The findings of a document, one a line.
pub fn lines(view: &View<'_>, outcome: &Outcome) -> Vec<u8> {
    #[derive(Serialize)]
    struct Failed<'a> {
        document: &'a str,
        error: &'a str,
    }
    #[derive(Serialize)]
    struct Skipped<'a> {
        document: &'a str,
        skipped: &'a str,
    }
    let mut out = Vec::new();
    match outcome {
        Outcome::Skipped { name, error } => {
            let text = error.text();
            out.extend(bytes(&Skipped {
                document: name,
                skipped: text.get(view.language),
            }));
            out.push(b'\n');
        }
        Outcome::Checked(checked) => {
            for (finding, mark) in checked.report.findings.iter().zip(&checked.marks) {
                let waivers = &view.session.waivers;
                out.extend(bytes(&Line {
                    document: &checked.loaded.name,
                    finding: FindingWire::new(checked, finding, mark, waivers, view.language),
                }));
                out.push(b'\n');
            }
        }
        Outcome::Failed { name, error } => {
            let text = error.text();
            out.extend(bytes(&Failed {
                document: name,
                error: text.get(view.language),
            }));
            out.push(b'\n');
        }
    }
    out
}

/// The findings about the waiver file, one a line.
pub fn waiver_lines(view: &View<'_>, findings: &[WaiverFinding]) -> Vec<u8> {
    let mut out = Vec::new();
    for finding in findings {
        out.extend(bytes(&Line {
            document: &view.session.waivers.file,
            finding: FindingWire::of_waiver(finding, view.language),
        }));
        out.push(b'\n');
    }
    out
}

/// Plain structs of texts cannot fail to serialize.
pub fn bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
