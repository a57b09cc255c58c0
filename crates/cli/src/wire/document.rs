//! `check/1`: documents with their coverage and findings, and the counts of the run.

use super::PlaceWire;
use super::finding::{FindingWire, FormRef, form_ref, place_of};
use app::Coverage;
use app::{Checked, Error, Waivers};
use domain::finding::Outcome;
use domain::text::Language;
use serde::Serialize;

/// One document of a report.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
    /// `read`, `failed`, `skipped` or, for the waiver file, `waivers`.
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    /// Why it was skipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<CoverageWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unread: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doubts: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    narrative: Option<NarrativeWire>,
    findings: Vec<FindingWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passed: Vec<Passed<'a>>,
}

#[derive(Debug, Serialize)]
struct CoverageWire {
    numbers: usize,
    checked: usize,
    right: usize,
    within_rounding: usize,
    wrong: usize,
    unexplained: usize,
    not_readable: usize,
}

/// Prose that no check looks at.
#[derive(Debug, Serialize)]
struct NarrativeWire {
    paragraphs: usize,
    numbers: usize,
}

/// A place that was looked at and has no finding.
#[derive(Debug, Serialize)]
pub struct Passed<'a> {
    code: &'a str,
    kind: &'static str,
    form: FormRef<'a>,
    cell: String,
    place: PlaceWire,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

/// A rule set that was used.
#[derive(Debug, Serialize)]
pub struct RuleSetWire {
    /// Its id.
    pub id: String,
    /// The budget year.
    pub year: i32,
    /// The SHA-256 of its values.
    pub sha256: String,
}

/// The counts.
#[derive(Debug, Serialize)]
pub struct Summary<'a> {
    /// Findings by level.
    pub errors: usize,
    /// See `errors`.
    pub warnings: usize,
    /// See `errors`.
    pub notes: usize,
    /// Findings covered by a waiver.
    pub waived: usize,
    /// Documents read.
    pub documents: usize,
    /// Inputs not read.
    pub failed: usize,
    /// Files in folders that are none that can be checked.
    pub skipped: usize,
    /// The last line of the text report.
    pub verdict: &'a str,
}

impl<'a> Document<'a> {
    /// A document that was checked; with `all`, what passed is listed too.
    pub fn checked(
        checked: &'a Checked,
        waivers: &'a Waivers,
        language: Language,
        all: bool,
    ) -> Self {
        let findings = checked
            .report
            .findings
            .iter()
            .zip(&checked.marks)
            .map(|(finding, mark)| FindingWire::new(checked, finding, mark, waivers, language))
            .collect();
        let doubts = checked.loaded.forms.iter().map(|form| form.doubts.len());
        Self {
            name: &checked.loaded.name,
            sha256: Some(&checked.loaded.sha256),
            status: "read",
            error: None,
            reason: None,
            coverage: Some(coverage(checked.report.coverage)),
            unread: Some(checked.loaded.unread.len()),
            doubts: Some(doubts.sum()),
            narrative: Some(NarrativeWire {
                paragraphs: checked.narrative.paragraphs,
                numbers: checked.narrative.numbers,
            }),
            findings,
            passed: if all { passed(checked) } else { Vec::new() },
        }
    }

    /// An input that could not be read.
    pub fn failed(name: &'a str, error: &Error, language: Language) -> Self {
        Self {
            error: Some(error.text().get(language).to_owned()),
            ..Self::empty(name, "failed")
        }
    }

    /// A file in a folder that is none that can be checked.
    pub fn skipped(name: &'a str, error: &Error, language: Language) -> Self {
        Self {
            reason: Some(error.text().get(language).to_owned()),
            ..Self::empty(name, "skipped")
        }
    }

    /// The waiver file, with what is wrong with it.
    pub fn waivers(name: &'a str, findings: Vec<FindingWire<'a>>) -> Self {
        Self {
            findings,
            ..Self::empty(name, "waivers")
        }
    }

    fn empty(name: &'a str, status: &'static str) -> Self {
        Self {
            name,
            sha256: None,
            status,
            error: None,
            reason: None,
            coverage: None,
            unread: None,
            doubts: None,
            narrative: None,
            findings: Vec::new(),
            passed: Vec::new(),
        }
    }
}

fn passed(checked: &Checked) -> Vec<Passed<'_>> {
    checked
        .report
        .entries
        .iter()
        .filter_map(|entry| {
            let (kind, why) = match entry.outcome {
                Outcome::Fail => return None,
                Outcome::Pass => ("pass", None),
                Outcome::WithinRounding => ("within-rounding", None),
                Outcome::NotApplicable(why) => ("not-applicable", Some(why)),
                Outcome::NotReadable(why) => ("not-readable", Some(why)),
            };
            let form = checked.loaded.forms.get(entry.cell.form)?;
            let cell = form.cell(entry.cell.slot);
            Some(Passed {
                code: entry.code,
                kind,
                form: form_ref(form, entry.cell.form),
                cell: entry.cell.slot.path(),
                place: place_of(cell),
                text: cell.map_or("", |cell| cell.raw.as_str()),
                why,
            })
        })
        .collect()
}

fn coverage(c: Coverage) -> CoverageWire {
    CoverageWire {
        numbers: c.numbers,
        checked: c.checked,
        right: c.right,
        within_rounding: c.within_rounding,
        wrong: c.wrong,
        unexplained: c.unexplained,
        not_readable: c.not_readable,
    }
}
