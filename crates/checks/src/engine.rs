//! Runs the checks over the forms of one document, or of a package, and sums up.

use crate::around::Around;
use crate::coverage::{self, Coverage};
use crate::record::{Entry, Record};
use crate::registry::{CHECKS, is_across, is_also_across};
use crate::sentences::Sentences;
use crate::{Check, Subject};
use domain::finding::{CellRef, Finding, Level, Trust};
use domain::form::{Form, Slot};
use domain::package::Package;
use domain::relation::{Closure, Relation, close, relations};
use domain::rules::RulesInForce;
use domain::scoring::{FormScore, score, score_beside};
use std::ops::Range;

/// A form made ready for checking: scored, and its arithmetic worked out.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The form.
    pub form: &'a Form,
    /// The rules in force for it.
    pub rules: &'a RulesInForce,
    /// Its scores.
    pub score: FormScore,
    /// Its arithmetic.
    pub relations: Vec<(Relation, Closure)>,
}

impl<'a> Case<'a> {
    /// The forms of one document, each with what the tables of the others say.
    pub fn together(forms: &[(&'a Form, &'a RulesInForce)]) -> Vec<Self> {
        Self::beside(forms, &[])
    }

    /// The forms of one document, beside those of other documents of the same unit.
    pub fn beside(forms: &[(&'a Form, &'a RulesInForce)], beside: &[&Form]) -> Vec<Self> {
        let scores = score_beside(forms, beside);
        let pairs = forms.iter().zip(scores);
        pairs
            .map(|(&(form, rules), score)| Self::scored(form, rules, score))
            .collect()
    }

    /// Scores the form and works out its arithmetic.
    pub fn new(form: &'a Form, rules: &'a RulesInForce) -> Self {
        Self::scored(form, rules, score(form, rules))
    }

    fn scored(form: &'a Form, rules: &'a RulesInForce, score: FormScore) -> Self {
        let relations = relations(form, rules)
            .into_iter()
            .map(|relation| {
                let closure = close(&relation, form);
                (relation, closure)
            })
            .collect();
        Self {
            form,
            rules,
            score,
            relations,
        }
    }
}

/// The checks for personal data.
const PERSONAL: &str = "PII";

/// Which checks to run and which findings to keep.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Code prefixes to run; empty means all.
    pub select: Vec<String>,
    /// Code prefixes to leave out.
    pub ignore: Vec<String>,
    /// The lowest level to keep.
    pub level: Option<Level>,
    /// Whether previews run too.
    pub preview: bool,
    /// Whether the documents are to be published: then checks for personal data run too.
    pub publish: bool,
}

impl Selection {
    /// Whether a run by this selection shows every finding of a check.
    pub fn shows_all_of(&self, check: &Check) -> bool {
        self.level.is_none_or(|level| level == Level::Note) && self.wants(check)
    }

    fn wants(&self, check: &Check) -> bool {
        let named = |prefixes: &[String]| {
            prefixes
                .iter()
                .any(|p| check.code.starts_with(p.as_str()) || check.name == p)
        };
        (self.select.is_empty() || named(&self.select))
            && !named(&self.ignore)
            && (self.preview
                || !check.preview
                || named(&self.select)
                || (self.publish && check.code.starts_with(PERSONAL)))
    }
}

/// Everything the checks said about a document.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Findings by form, place and code; consequences directly under their cause.
    pub findings: Vec<Finding>,
    /// Every (check, place) and how it ended.
    pub entries: Vec<Entry>,
    /// The coverage of numbers.
    pub coverage: Coverage,
    /// Forms of other documents that findings speak of, by position in the package: the
    /// first is the form behind the last one of this document, and so on.
    pub beside: Vec<usize>,
}

/// Checks the forms of one document.
pub fn check(cases: &[Case<'_>], selection: &Selection) -> Report {
    check_with(CHECKS, cases, selection)
}

/// Checks the forms of one document with a list of checks of one's own.
pub fn check_with(checks: &[&'static Check], cases: &[Case<'_>], selection: &Selection) -> Report {
    let wanted: Vec<&'static Check> = wanted(checks, selection, |_| true);
    let across = wanted.iter().any(|check| is_across(check));
    let around = Around::document(cases, across);
    let record = run(&wanted, cases, &around);
    summed_up(cases, record, Vec::new(), selection)
}

/// Checks the forms of several documents: each document by itself, and all together by the
/// checks that compare forms. `documents` says how many forms each has; `package`, whose
/// each form is. Gives a report for each document.
pub fn check_package(
    cases: &[Case<'_>],
    documents: &[usize],
    package: &Package,
    selection: &Selection,
) -> Vec<Report> {
    let alone = wanted(CHECKS, selection, |check| !is_across(check));
    let also = |check: &Check| is_across(check) || is_also_across(check.code);
    let across = wanted(CHECKS, selection, also);
    let around = Around::package(package, documents);
    let Record {
        findings, entries, ..
    } = run(&across, cases, &around);
    let mut reports = Vec::with_capacity(documents.len());
    let mut first = 0;
    for &count in documents {
        let own = first..first + count;
        let forms = cases.get(own.clone()).unwrap_or_default();
        let mut record = run(&alone, forms, &Around::document(forms, false));
        let mut near = Near::new(own.clone());
        let of_document = findings.iter().filter(|f| own.contains(&f.cell.form));
        for finding in of_document {
            if near.is_new(finding, &record) {
                let finding = near.seen_from(finding);
                record.findings.push(finding);
            }
        }
        let of_document = entries.iter().filter(|e| own.contains(&e.cell.form));
        let of_document = of_document.filter(|entry| !is_also_across(entry.code));
        record.entries.extend(of_document.cloned().map(|mut entry| {
            entry.cell.form -= first;
            entry
        }));
        reports.push(summed_up(forms, record, near.beside, selection));
        first += count;
    }
    reports
}

/// The checks that a selection wants.
fn wanted(
    checks: &[&'static Check],
    selection: &Selection,
    also: impl Fn(&Check) -> bool,
) -> Vec<&'static Check> {
    let checks = checks.iter().copied();
    checks
        .filter(|check| selection.wants(check) && also(check))
        .collect()
}

fn run(checks: &[&'static Check], cases: &[Case<'_>], around: &Around<'_>) -> Record {
    let mut record = Record::default();
    let sentences = Sentences::of(around.units(cases.len()));
    for (index, case) in cases.iter().enumerate() {
        let subject = Subject {
            form: case.form,
            index,
            rules: case.rules,
            score: &case.score,
            relations: &case.relations,
            cases,
            around,
            sentences: &sentences,
        };
        for &check in checks {
            record.turn_to(check, index);
            (check.run)(&subject, &mut record);
        }
    }
    soften_guessed(cases, &mut record.findings);
    record
}

/// Nothing that rests on cells which were only guessed is an error.
fn soften_guessed(cases: &[Case<'_>], findings: &mut [Finding]) {
    let guessed = |at: &CellRef| cases.get(at.form).is_some_and(|case| case.form.guessed);
    for finding in findings {
        if guessed(&finding.cell) || finding.related.iter().any(guessed) {
            finding.level = finding.level.min(Level::Warning);
            if let Some(suggestion) = &mut finding.suggestion {
                suggestion.trust = Trust::LookAtIt;
            }
        }
    }
}

fn summed_up(
    cases: &[Case<'_>],
    record: Record,
    beside: Vec<usize>,
    selection: &Selection,
) -> Report {
    let Record {
        mut findings,
        entries,
        ..
    } = record;
    let coverage = coverage::count(cases, &entries, &findings);
    findings.retain(|finding| selection.level.is_none_or(|level| finding.level >= level));
    findings.sort_by(|a, b| (a.cell, a.code).cmp(&(b.cell, b.code)));
    let findings = crate::suspect::explain(cases, findings);
    Report {
        findings,
        entries,
        coverage,
        beside,
    }
}

/// Findings of a package as one of its documents sees them: its own forms first, then those
/// of others that they speak of.
struct Near {
    own: Range<usize>,
    beside: Vec<usize>,
}

impl Near {
    fn new(own: Range<usize>) -> Self {
        Self {
            own,
            beside: Vec::new(),
        }
    }

    /// Whether the document by itself does not tell it: where a check looks at both, what two
    /// documents print is new only at cells that the document itself has nothing against.
    fn is_new(&self, finding: &Finding, record: &Record) -> bool {
        if !is_also_across(finding.code) {
            return true;
        }
        let cell = CellRef {
            form: finding.cell.form - self.own.start,
            ..finding.cell
        };
        // Money lines of two forms are compared by checks of their own.
        let money_line = |at: &CellRef| matches!(at.slot, Slot::Fund(..));
        let told = money_line(&finding.cell) && finding.related.iter().all(money_line);
        let elsewhere = |at: &CellRef| !self.own.contains(&at.form);
        let mut known = record.findings.iter();
        !told
            && finding.related.iter().any(elsewhere)
            && !known.any(|known| known.code == finding.code && known.cell == cell)
    }

    fn seen_from(&mut self, finding: &Finding) -> Finding {
        let mut finding = finding.clone();
        finding.cell = self.cell(finding.cell);
        for related in &mut finding.related {
            *related = self.cell(*related);
        }
        for suspect in &mut finding.suspects {
            suspect.cell = self.cell(suspect.cell);
        }
        finding
    }

    fn cell(&mut self, cell: CellRef) -> CellRef {
        let form = if self.own.contains(&cell.form) {
            cell.form - self.own.start
        } else {
            let known = self.beside.iter().position(|&form| form == cell.form);
            self.own.len()
                + known.unwrap_or_else(|| {
                    self.beside.push(cell.form);
                    self.beside.len() - 1
                })
        };
        CellRef { form, ..cell }
    }
}
