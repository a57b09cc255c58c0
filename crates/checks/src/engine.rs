//! Runs the checks over the forms of one document and sums up.

use crate::coverage::{self, Coverage};
use crate::record::{Entry, Record};
use crate::registry::CHECKS;
use crate::{Check, Subject};
use domain::finding::{Finding, Level};
use domain::form::Form;
use domain::relation::{Closure, Relation, close, relations};
use domain::rules::RulesInForce;
use domain::scoring::{FormScore, score};

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
    /// Scores the form and works out its arithmetic.
    pub fn new(form: &'a Form, rules: &'a RulesInForce) -> Self {
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
            score: score(form, rules),
            relations,
        }
    }
}

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
            && (self.preview || !check.preview || named(&self.select))
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
}

/// Checks the forms of one document.
pub fn check(cases: &[Case<'_>], selection: &Selection) -> Report {
    check_with(CHECKS, cases, selection)
}

/// Checks the forms of one document with a list of checks of one's own.
pub fn check_with(checks: &[&'static Check], cases: &[Case<'_>], selection: &Selection) -> Report {
    let mut record = Record::default();
    for (index, case) in cases.iter().enumerate() {
        let subject = Subject {
            form: case.form,
            index,
            rules: case.rules,
            score: &case.score,
            relations: &case.relations,
            cases,
        };
        for &check in checks {
            if selection.wants(check) {
                record.turn_to(check, index);
                (check.run)(&subject, &mut record);
            }
        }
    }
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
    }
}
