//! Runs the checks over the forms of one document and sums up.

use crate::record::{Entry, Record};
use crate::registry::CHECKS;
use crate::{Check, Subject};
use domain::finding::{Finding, Level, Outcome};
use domain::form::Form;
use domain::relation::{Closure, Relation, close, relations};
use domain::rules::RulesInForce;
use domain::scoring::{FormScore, score};
use std::collections::BTreeMap;

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

/// How many numbers of the forms were looked at, and how they fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Figures in the forms.
    pub numbers: usize,
    /// Figures some check compared with something.
    pub checked: usize,
    /// Compared and in order.
    pub right: usize,
    /// Compared; rounding explains the difference.
    pub within_rounding: usize,
    /// Named as the cell at fault.
    pub wrong: usize,
    /// Compared with nothing.
    pub unexplained: usize,
    /// Cells with digits that make no number.
    pub not_readable: usize,
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
        for &check in CHECKS {
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
    let coverage = coverage(cases, &entries);
    findings.retain(|finding| selection.level.is_none_or(|level| finding.level >= level));
    findings.sort_by(|a, b| (a.cell, a.code).cmp(&(b.cell, b.code)));
    let findings = crate::suspect::explain(cases, findings);
    Report {
        findings,
        entries,
        coverage,
    }
}

/// The kinds of checks that compare figures with figures. What the others find in a cell, a word
/// or a missing reason, does not make its figure right or wrong.
const FIGURES: [&str; 5] = ["RAT", "SCO", "SUM", "WGT", "XTB"];

/// Counts every figure once: wrong beats rounding beats right.
fn coverage(cases: &[Case<'_>], entries: &[Entry]) -> Coverage {
    let mut seen: BTreeMap<_, u8> = BTreeMap::new();
    let compares = |entry: &&Entry| FIGURES.iter().any(|kind| entry.code.starts_with(kind));
    for entry in entries.iter().filter(compares) {
        let (primary, operand) = match entry.outcome {
            Outcome::Pass => (1, 1),
            Outcome::WithinRounding => (2, 1),
            Outcome::Fail => (3, 1),
            Outcome::NotApplicable(_) | Outcome::NotReadable(_) => continue,
        };
        let mut mark = |slot, rank| {
            let best = seen.entry((entry.cell.form, slot)).or_insert(0);
            *best = (*best).max(rank);
        };
        mark(entry.cell.slot, primary);
        entry.operands.iter().for_each(|&slot| mark(slot, operand));
    }
    let mut coverage = Coverage::default();
    for (index, case) in cases.iter().enumerate() {
        for slot in case.form.slots() {
            let Some(cell) = case.form.cell(slot) else {
                continue;
            };
            if matches!(cell.value, domain::value::Value::Unreadable(_)) {
                coverage.not_readable += 1;
            }
            if cell.value.number().is_none() {
                continue;
            }
            coverage.numbers += 1;
            match seen.get(&(index, slot)) {
                Some(1) => coverage.right += 1,
                Some(2) => coverage.within_rounding += 1,
                Some(3) => coverage.wrong += 1,
                _ => coverage.unexplained += 1,
            }
        }
    }
    coverage.checked = coverage.right + coverage.within_rounding + coverage.wrong;
    coverage
}
