//! What a check records: how every place ended, and the findings.

use crate::Check;
use domain::finding::{CellRef, Finding, Outcome, Suggestion, Trust};
use domain::form::Slot;
use domain::text::Text;

/// One (check, place) and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The check's code.
    pub code: &'static str,
    /// The primary cell.
    pub cell: CellRef,
    /// The cells it was compared with.
    pub operands: Vec<Slot>,
    /// How it ended.
    pub outcome: Outcome,
}

/// Collects the outcomes and findings of one check on one form at a time.
#[derive(Debug, Default)]
pub struct Record {
    form: usize,
    check: Option<&'static Check>,
    /// Every outcome so far.
    pub(crate) entries: Vec<Entry>,
    /// Every finding so far.
    pub(crate) findings: Vec<Finding>,
}

impl Record {
    /// Turns to a check and a form.
    pub(crate) fn turn_to(&mut self, check: &'static Check, form: usize) {
        self.check = Some(check);
        self.form = form;
    }

    /// Turns to another form, for a check that compares all forms at once.
    pub(crate) fn turn_to_form(&mut self, form: usize) {
        self.form = form;
    }

    /// The place is in order; `operands` are the cells it was compared with.
    pub fn pass(&mut self, slot: Slot, operands: &[Slot]) {
        self.enter(slot, operands, Outcome::Pass);
    }

    /// Printed figures differ, but their rounding explains it.
    pub fn within_rounding(&mut self, slot: Slot, operands: &[Slot]) {
        self.enter(slot, operands, Outcome::WithinRounding);
    }

    /// The check has nothing to say here, and why.
    pub fn not_applicable(&mut self, slot: Slot, why: &'static str) {
        self.enter(slot, &[], Outcome::NotApplicable(why));
    }

    /// Something the check needs could not be read, and why.
    pub fn not_readable(&mut self, slot: Slot, why: &'static str) {
        self.enter(slot, &[], Outcome::NotReadable(why));
    }

    /// The place is at fault; the caller fills in the rest of the finding.
    pub fn fail(&mut self, slot: Slot, operands: &[Slot], message: Text) -> &mut Finding {
        self.enter(slot, operands, Outcome::Fail);
        let (code, name, level) = self
            .check
            .map_or(("", "", domain::finding::Level::Note), |check| {
                (check.code, check.name, check.level)
            });
        let form = self.form;
        self.findings.push(Finding {
            code,
            name,
            level,
            message,
            expected: String::new(),
            found: String::new(),
            difference: None,
            unit: String::new(),
            tolerance: None,
            formula: String::new(),
            clause: None,
            cell: CellRef { form, slot },
            related: operands
                .iter()
                .map(|&slot| CellRef { form, slot })
                .collect(),
            suspects: Vec::new(),
            suggestion: self.check.and_then(advice),
            consequence_of: None,
        });
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    fn enter(&mut self, slot: Slot, operands: &[Slot], outcome: Outcome) {
        let code = self.check.map_or("", |check| check.code);
        let cell = CellRef {
            form: self.form,
            slot,
        };
        self.entries.push(Entry {
            code,
            cell,
            operands: operands.to_vec(),
            outcome,
        });
    }
}

/// What the check's page says to do, in both languages; the caller may know better.
fn advice(check: &Check) -> Option<Suggestion> {
    let (_, section) = check.page.split_once("\n## 怎么改\n")?;
    let mut paragraphs = section
        .split("\n\n")
        .map(str::trim)
        .filter(|p| !p.is_empty());
    let (zh, en) = (paragraphs.next()?, paragraphs.next()?);
    Some(Suggestion {
        text: Text::new(zh, en),
        trust: Trust::LookAtIt,
    })
}
