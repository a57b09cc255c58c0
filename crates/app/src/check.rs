//! Checking many documents: in parallel, told in the order they were given, and
//! with only a handful in memory at a time.

use crate::answers::{Answered, Answers, Asked};
use crate::error::{Error, ErrorKind};
use crate::fingerprint::{fingerprint, form_key, spot};
use crate::input::Input;
use crate::load::{Loaded, load};
use crate::narrative::Narrative;
use crate::rules::{Chosen, Rules};
use crate::tally::Tally;
use crate::waivers::Waivers;
use checks::{Case, Report, Selection};
use domain::finding::Finding;
use domain::form::{Form, Year};
use domain::rules::RuleSetId;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Documents worked on together, for each thread: enough that no thread waits long for the
/// last of them, few enough that the reports of a folder of any size fit in memory.
const BATCH: usize = 32;

/// What a run works with.
#[derive(Debug)]
pub struct Session {
    /// The rule sets.
    pub rules: Rules,
    /// The rule set to use instead of the one a document points to.
    pub ruleset: Option<RuleSetId>,
    /// The year to use instead of the form's own.
    pub year: Option<Year>,
    /// The month that monitoring forms tell of, instead of the one they say themselves.
    pub month: Option<u8>,
    /// Which checks to run.
    pub selection: Selection,
    /// What has been waived.
    pub waivers: Waivers,
    /// What units answered to the findings of an earlier run.
    pub answers: Answers,
}

/// A document that was checked.
#[derive(Debug)]
pub struct Checked {
    /// The document.
    pub loaded: Loaded,
    /// The rules in force for each form, and why.
    pub rules: Vec<Chosen>,
    /// What the checks said.
    pub report: Report,
    /// The forms of other documents that findings speak of; in findings they are numbered
    /// behind the document's own forms.
    pub beside: Vec<Beside>,
    /// One for each finding of the report.
    pub marks: Vec<Mark>,
    /// How much of it is prose that nothing was checked against.
    pub narrative: Narrative,
    /// The waivers its findings could have used, by position in the waiver file.
    pub waivers_asked: BTreeSet<usize>,
}

/// A form of another document that a finding speaks of.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The name of its document.
    pub document: String,
    /// Its position there, from 0.
    pub index: usize,
    /// The form.
    pub form: Form,
}

/// What is known of a finding beyond the form it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its lasting name.
    pub fingerprint: String,
    /// The waiver that covers it, by position in the waiver file.
    pub waiver: Option<usize>,
    /// What the unit answered.
    pub answer: Option<Answered>,
}

/// How one input ended.
#[derive(Debug)]
pub enum Outcome {
    /// It was read and checked.
    Checked(Box<Checked>),
    /// It lay in a folder and is none that can be checked.
    Skipped {
        /// The name it is reported by.
        name: String,
        /// Why.
        error: Error,
    },
    /// It could not be read.
    Failed {
        /// The name it is reported by.
        name: String,
        /// Why.
        error: Error,
    },
}

/// Checks every input. `piece` turns an outcome into what is kept of it and runs in
/// parallel; `each` gets the pieces in the order of the inputs.
///
/// # Errors
/// Whatever `each` returns; nothing else stops the run.
pub fn check_documents<T: Send, E>(
    inputs: &[Result<Input, Error>],
    session: &Session,
    piece: impl Fn(&Outcome) -> T + Sync,
    mut each: impl FnMut(T) -> Result<(), E>,
) -> Result<Tally, E> {
    let mut tally = Tally::default();
    let batch = BATCH * rayon::current_num_threads().max(1);
    for inputs in inputs.chunks(batch) {
        let pieces: Vec<(Tally, T)> = inputs
            .par_iter()
            .with_max_len(1)
            .map(|input| {
                let outcome = guarded(input, session);
                let mut part = Tally::of(&outcome);
                if session.answers.given {
                    part.see(&outcome);
                }
                (part, piece(&outcome))
            })
            .collect();
        for (part, piece) in pieces {
            tally.add(part);
            each(piece)?;
        }
    }
    Ok(tally)
}

/// A fault in one document must not lose the report on the others.
fn guarded(input: &Result<Input, Error>, session: &Session) -> Outcome {
    let input = match input {
        Ok(input) => input,
        Err(error) => {
            return ended_by(error.path(), error.clone());
        }
    };
    let fail = |error| ended_by(&input.name, error);
    match catch_unwind(AssertUnwindSafe(|| check_document(input, session))) {
        Ok(Ok(checked)) => Outcome::Checked(Box::new(checked)),
        Ok(Err(error)) => fail(error),
        Err(_) => fail(Error::Internal(input.name.clone())),
    }
}

pub(crate) fn ended_by(name: &str, error: Error) -> Outcome {
    let name = name.to_owned();
    match error.kind() {
        ErrorKind::Skipped => Outcome::Skipped { name, error },
        ErrorKind::Input | ErrorKind::Usage | ErrorKind::Internal => {
            Outcome::Failed { name, error }
        }
    }
}

fn check_document(input: &Input, session: &Session) -> Result<Checked, Error> {
    let Opened { loaded, rules } = open(input, session)?;
    let report = checks::check(&cases(&loaded, &rules, &[]), &session.selection);
    Ok(Opened { loaded, rules }.reported(report, Vec::new(), session))
}

/// A document that was read, with the rules for its forms.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) loaded: Loaded,
    pub(crate) rules: Vec<Chosen>,
}

/// Reads a document and chooses its rules.
pub(crate) fn open(input: &Input, session: &Session) -> Result<Opened, Error> {
    let mut loaded = load(input)?;
    loaded.tell_of(session.month);
    let rules = session
        .rules
        .choose_all(&loaded, session.ruleset.as_ref(), session.year)?;
    Ok(Opened { loaded, rules })
}

/// The forms of a document made ready for checking, beside those of others of the same unit.
pub(crate) fn cases<'a>(
    loaded: &'a Loaded,
    rules: &'a [Chosen],
    beside: &[&Form],
) -> Vec<Case<'a>> {
    let forms = loaded.forms.iter().zip(rules);
    let forms: Vec<_> = forms.map(|(form, chosen)| (form, &*chosen.rules)).collect();
    Case::beside(&forms, beside)
}

impl Opened {
    /// The document with what the checks said of it.
    pub(crate) fn reported(
        self,
        report: Report,
        beside: Vec<Beside>,
        session: &Session,
    ) -> Checked {
        let Self { loaded, rules } = self;
        let findings = report.findings.iter();
        let own: BTreeSet<String> = match session.answers.given {
            true => findings
                .clone()
                .map(|finding| fingerprint(finding, loaded.forms.get(finding.cell.form)))
                .collect(),
            false => BTreeSet::new(),
        };
        let marks = findings.map(|finding| mark(finding, &own, &loaded, session));
        let marks = marks.collect();
        Checked {
            waivers_asked: session.waivers.asked(&loaded.name, &session.selection),
            narrative: Narrative::of(&loaded.narrative),
            loaded,
            rules,
            report,
            beside,
            marks,
        }
    }
}

fn mark(finding: &Finding, own: &BTreeSet<String>, loaded: &Loaded, session: &Session) -> Mark {
    let form = loaded.forms.get(finding.cell.form);
    let fingerprint = fingerprint(finding, form);
    let waiver = session
        .waivers
        .covering(finding.code, &fingerprint, &loaded.name);
    let answer = form.filter(|_| session.answers.given);
    let answer = answer.and_then(|of_form| {
        let asked = Asked {
            fingerprint: &fingerprint,
            spot: &spot(finding, form),
            form: &form_key(of_form),
            messages: [&finding.message.zh, &finding.message.en],
        };
        session.answers.to(asked, own)
    });
    Mark {
        fingerprint,
        waiver,
        answer,
    }
}

impl Checked {
    /// A form that findings speak of: one of the document, or behind those one of another
    /// document of the package.
    pub fn form(&self, index: usize) -> Option<&Form> {
        let own = self.loaded.forms.len();
        match index.checked_sub(own) {
            None => self.loaded.forms.get(index),
            Some(behind) => self.beside.get(behind).map(|beside| &beside.form),
        }
    }

    /// The other document a form stands in; none where it is one of this document's own.
    pub fn other_document(&self, index: usize) -> Option<&Beside> {
        let behind = index.checked_sub(self.loaded.forms.len())?;
        self.beside.get(behind)
    }
}
