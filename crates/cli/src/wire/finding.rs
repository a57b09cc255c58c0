//! One finding of `check/1`.

use super::PlaceWire;
use app::{Answer, Checked, Mark, Waivers};
use domain::finding::{CellRef, Finding};
use domain::form::{Cell, Form};
use domain::rules::SourceRef;
use domain::text::Language;
use serde::Serialize;

/// One finding.
#[derive(Debug, Serialize)]
pub struct FindingWire<'a> {
    code: &'a str,
    name: &'a str,
    level: &'static str,
    kind: &'static str,
    message: &'a str,
    expected: &'a str,
    found: &'a str,
    difference: Option<String>,
    unit: &'a str,
    tolerance: Option<ToleranceWire<'a>>,
    formula: &'a str,
    clause: Option<ClauseWire>,
    form: Option<FormRef<'a>>,
    /// The cell's address in the form.
    cell: String,
    text: &'a str,
    place: PlaceWire,
    related: Vec<RelatedWire<'a>>,
    suspect: Vec<SuspectWire<'a>>,
    suggestion: Option<SuggestionWire<'a>>,
    /// The fingerprint of the finding this one follows from.
    consequence_of: Option<&'a str>,
    fingerprint: &'a str,
    suppressed: Option<SuppressedWire<'a>>,
    /// What the unit answered; only where answers were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnswerWire<'a>>,
}

#[derive(Debug, Serialize)]
struct AnswerWire<'a> {
    status: &'static str,
    words: &'a str,
}

#[derive(Debug, Serialize)]
struct ToleranceWire<'a> {
    value: String,
    why: &'a str,
}

/// An answer whose finding is not there.
#[derive(Debug, Serialize)]
pub struct ClosedWire<'a> {
    code: &'a str,
    /// Empty where the number of the row cannot be read.
    fingerprint: &'a str,
    answer: Option<&'static str>,
    words: &'a str,
    problem: &'a str,
    file: &'a str,
}

impl<'a> From<&'a Answer> for ClosedWire<'a> {
    fn from(answer: &'a Answer) -> Self {
        Self {
            code: &answer.code,
            fingerprint: &answer.fingerprint,
            answer: answer.kind.map(app::AnswerKind::name),
            words: &answer.words,
            problem: &answer.problem,
            file: &answer.file,
        }
    }
}

/// Where a rule is written.
#[derive(Debug, Serialize)]
pub struct ClauseWire {
    ruleset: String,
    source: String,
    confidence: &'static str,
}

/// The form a finding is about.
#[derive(Debug, Serialize)]
pub(super) struct FormRef<'a> {
    index: usize,
    family: &'static str,
    project: &'a str,
}

#[derive(Debug, Serialize)]
struct RelatedWire<'a> {
    /// The other document it stands in; only in packages.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    /// The form, where it is not the finding's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<FormRef<'a>>,
    cell: String,
    place: PlaceWire,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct SuspectWire<'a> {
    cell: String,
    place: PlaceWire,
    text: &'a str,
    why: &'a str,
    should_be: Option<String>,
}

#[derive(Debug, Serialize)]
struct SuggestionWire<'a> {
    text: &'a str,
    trust: &'static str,
}

#[derive(Debug, Serialize)]
struct SuppressedWire<'a> {
    requester: &'a str,
    approver: &'a str,
    reason: &'a str,
    expires: String,
}

impl From<&SourceRef> for ClauseWire {
    fn from(source: &SourceRef) -> Self {
        Self {
            ruleset: source.ruleset.0.clone(),
            source: source.to_string(),
            confidence: source.confidence.name(),
        }
    }
}

/// The form a finding is about.
pub(super) fn form_ref(form: &Form, index: usize) -> FormRef<'_> {
    FormRef {
        index,
        family: form.family.id(),
        project: &form.project.raw,
    }
}

fn cell_of(checked: &Checked, at: CellRef) -> Option<&Cell> {
    checked.form(at.form)?.cell(at.slot)
}

/// Where a cell stands.
pub(super) fn place_of(cell: Option<&Cell>) -> PlaceWire {
    cell.map(|cell| PlaceWire::from(&cell.place))
        .unwrap_or_default()
}

impl<'a> FindingWire<'a> {
    /// A finding about a form.
    pub fn new(
        checked: &'a Checked,
        finding: &'a Finding,
        mark: &'a Mark,
        waivers: &'a Waivers,
        language: Language,
    ) -> Self {
        let cell = cell_of(checked, finding.cell);
        let form = checked.loaded.forms.get(finding.cell.form);
        let suppressed = mark.waiver.and_then(|index| waivers.list.get(index));
        Self {
            code: finding.code,
            name: finding.name,
            level: finding.level.name(),
            kind: "fail",
            message: finding.message.get(language),
            expected: &finding.expected,
            found: &finding.found,
            difference: finding.difference.map(|number| number.to_string()),
            unit: &finding.unit,
            tolerance: finding.tolerance.as_ref().map(|t| ToleranceWire {
                value: t.value.to_string(),
                why: t.why.get(language),
            }),
            formula: &finding.formula,
            clause: finding.clause.as_deref().map(ClauseWire::from),
            form: form.map(|form| form_ref(form, finding.cell.form)),
            cell: finding.cell.slot.path(),
            text: cell.map_or("", |cell| cell.raw.as_str()),
            place: app::place_of(&checked.loaded.forms, finding)
                .map(PlaceWire::from)
                .unwrap_or_default(),
            related: related(checked, finding),
            suspect: suspects(checked, finding, language),
            suggestion: finding.suggestion.as_ref().map(|s| SuggestionWire {
                text: s.text.get(language),
                trust: s.trust.name(),
            }),
            consequence_of: finding
                .consequence_of
                .and_then(|index| checked.marks.get(index))
                .map(|mark| mark.fingerprint.as_str()),
            fingerprint: &mark.fingerprint,
            suppressed: suppressed.map(|waiver| SuppressedWire {
                requester: &waiver.requester,
                approver: &waiver.approver,
                reason: &waiver.reason,
                expires: waiver.expires.to_string(),
            }),
            answer: mark.answer.as_ref().map(|answer| AnswerWire {
                status: answer.status.name(),
                words: &answer.words,
            }),
        }
    }

    /// A finding about the waiver file.
    pub fn of_waiver(finding: &'a app::WaiverFinding, language: Language) -> Self {
        let line = u32::try_from(finding.line).unwrap_or(u32::MAX);
        Self {
            code: finding.code,
            name: finding.name,
            level: finding.level.name(),
            kind: "fail",
            message: finding.message.get(language),
            expected: "",
            found: "",
            difference: None,
            unit: "",
            tolerance: None,
            formula: "",
            clause: None,
            form: None,
            cell: String::new(),
            text: "",
            place: PlaceWire::from(&domain::place::Place::at_line(line, 1)),
            related: Vec::new(),
            suspect: Vec::new(),
            suggestion: None,
            consequence_of: None,
            fingerprint: "",
            suppressed: None,
            answer: None,
        }
    }
}

fn related<'a>(checked: &'a Checked, finding: &'a Finding) -> Vec<RelatedWire<'a>> {
    finding
        .related
        .iter()
        .map(|&at| {
            let cell = cell_of(checked, at);
            let other = checked.other_document(at.form);
            let index = other.map_or(at.form, |beside| beside.index);
            let form = checked.form(at.form);
            RelatedWire {
                document: other.map(|beside| beside.document.as_str()),
                form: form
                    .filter(|_| at.form != finding.cell.form)
                    .map(|form| form_ref(form, index)),
                cell: at.slot.path(),
                place: place_of(cell),
                text: cell.map_or("", |cell| cell.raw.as_str()),
            }
        })
        .collect()
}

fn suspects<'a>(
    checked: &'a Checked,
    finding: &'a Finding,
    language: Language,
) -> Vec<SuspectWire<'a>> {
    finding
        .suspects
        .iter()
        .map(|suspect| {
            let cell = cell_of(checked, suspect.cell);
            SuspectWire {
                cell: suspect.cell.slot.path(),
                place: place_of(cell),
                text: cell.map_or("", |cell| cell.raw.as_str()),
                why: suspect.why.get(language),
                should_be: suspect.should_be.map(|number| number.to_string()),
            }
        })
        .collect()
}
