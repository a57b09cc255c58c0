//! The unit's answers in a returned list or letter, and what becomes of each finding.
//!
//! An answer never makes a finding vanish: only a corrected form does.

mod read;
#[cfg(test)]
mod tests;

use crate::error::Error;
use checks::Selection;
use std::collections::{BTreeMap, BTreeSet};

/// What a unit says about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerKind {
    /// It has been corrected.
    Fixed,
    /// It is right as it stands, and why.
    Explained,
    /// It cannot be corrected; a waiver is asked for.
    Waiver,
    /// More than one of these, and no words.
    Unclear,
}

/// What stands for the number in a row of a list that is about no open finding.
pub const NO_NUMBER: &str = "—";

impl AnswerKind {
    /// The name used in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Explained => "explained",
            Self::Waiver => "waiver-asked",
            Self::Unclear => "unclear",
        }
    }
}

/// One row of a returned list or letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The check.
    pub code: String,
    /// The finding.
    pub fingerprint: String,
    /// The form, by its lasting name.
    pub form: String,
    /// The cell and the figure in it.
    pub spot: String,
    /// What is said; none where the row was left open.
    pub kind: Option<AnswerKind>,
    /// The unit's words.
    pub words: String,
    /// The finding's sentence, as the row has it.
    pub problem: String,
    /// The file it came in.
    pub file: String,
}

impl Answer {
    /// Whether its number cannot be read, so that nobody knows what it is about.
    pub fn is_unread(&self) -> bool {
        self.fingerprint.is_empty()
    }
}

/// A finding of this run, as answers know it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) fingerprint: &'a str,
    pub(crate) spot: &'a str,
    pub(crate) form: &'a str,
    /// Its sentence, in each language.
    pub(crate) messages: [&'a str; 2],
}

/// What an answer does to a finding that is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerStatus {
    /// Said to be corrected, and still there.
    StillThere,
    /// Explained: waits for the reviewer.
    Explained,
    /// A waiver is asked for: waits for the reviewer.
    WaiverAsked,
    /// Asked about and not answered.
    Unanswered,
    /// Several boxes are ticked, and no words say which is meant.
    Unclear,
    /// Not in what came back: the form was, this finding was not.
    New,
}

impl AnswerStatus {
    /// The name used in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Self::StillThere => "still-there",
            Self::Explained => "explained",
            Self::WaiverAsked => "waiver-asked",
            Self::Unanswered => "unanswered",
            Self::Unclear => "unclear",
            Self::New => "new",
        }
    }
}

/// The answer to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// What becomes of it.
    pub status: AnswerStatus,
    /// The unit's words.
    pub words: String,
}

/// All answers of a run.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// One for each finding asked about, in the order of the files.
    pub list: Vec<Answer>,
    by_fingerprint: BTreeMap<String, usize>,
    by_spot: BTreeMap<String, usize>,
    forms: BTreeSet<String>,
    /// Whether any file was given.
    pub given: bool,
}

/// What a run saw of what was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The fingerprints of its findings.
    pub fingerprints: BTreeSet<String>,
    /// The spots of its findings.
    pub spots: BTreeSet<String>,
    /// The lasting names of its forms.
    pub forms: BTreeSet<String>,
}

/// What became of the answers whose findings are not there.
#[derive(Clone, Debug, Default)]
pub struct Closed<'a> {
    /// The form was checked and the finding is gone.
    pub gone: Vec<&'a Answer>,
    /// The form was not among those checked, its check did not run, or the number of the row
    /// cannot be read.
    pub unknown: Vec<&'a Answer>,
}

impl Answers {
    /// Adds the answers of a returned file.
    ///
    /// # Errors
    /// Where it is no document, or holds no numbers of findings.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        self.given = true;
        for answer in read::answers(name, bytes)? {
            if answer.is_unread() {
                self.list.push(answer);
                continue;
            }
            self.forms.insert(answer.form.clone());
            match self.by_fingerprint.get(&answer.fingerprint) {
                // The list and the letter may both come back, one of them left open.
                Some(&index) => {
                    if let Some(known) = self.list.get_mut(index)
                        && answer.kind.is_some()
                    {
                        *known = answer;
                    }
                }
                None => {
                    let number = self.list.len();
                    self.by_fingerprint
                        .insert(answer.fingerprint.clone(), number);
                    self.by_spot.entry(answer.spot.clone()).or_insert(number);
                    self.list.push(answer);
                }
            }
        }
        Ok(())
    }

    /// What becomes of a finding of a form; nothing where neither was asked about. `own` are
    /// the fingerprints of all findings beside it. Where the same figure still stands in the
    /// same cell, it is the same finding, though another figure is now expected there.
    pub(crate) fn to(&self, asked: Asked<'_>, own: &BTreeSet<String>) -> Option<Answered> {
        let answer = |index: &usize| self.list.get(*index);
        let exact = self.by_fingerprint.get(asked.fingerprint).and_then(answer);
        let at_spot = || {
            let answer = self.by_spot.get(asked.spot).and_then(answer);
            answer.filter(|answer| !own.contains(&answer.fingerprint))
        };
        let Some(answer) = exact.or_else(at_spot) else {
            let new = self.forms.contains(asked.form) && !self.may_be_unread(asked.messages);
            return new.then(|| Answered {
                status: AnswerStatus::New,
                words: String::new(),
            });
        };
        Some(Answered {
            status: match answer.kind {
                Some(AnswerKind::Fixed) => AnswerStatus::StillThere,
                Some(AnswerKind::Explained) => AnswerStatus::Explained,
                Some(AnswerKind::Waiver) => AnswerStatus::WaiverAsked,
                Some(AnswerKind::Unclear) => AnswerStatus::Unclear,
                None => AnswerStatus::Unanswered,
            },
            words: answer.words.clone(),
        })
    }

    /// Whether a row whose number cannot be read has the finding's sentence.
    fn may_be_unread(&self, messages: [&str; 2]) -> bool {
        let bare = |text: &str| -> String { text.split_whitespace().collect() };
        let messages = messages.map(bare);
        let mut unread = self.list.iter().filter(|answer| answer.is_unread());
        unread.any(|answer| {
            let problem = bare(&answer.problem);
            messages.iter().any(|message| problem.starts_with(message))
        })
    }

    /// The answers whose findings are not there. A finding is gone only where its form was
    /// looked at by its check.
    pub fn closed(&self, seen: &Seen, selection: &Selection) -> Closed<'_> {
        let mut closed = Closed::default();
        for answer in &self.list {
            let there = seen.fingerprints.contains(&answer.fingerprint);
            if there || seen.spots.contains(&answer.spot) {
                continue;
            }
            let ran =
                checks::by_code(&answer.code).is_some_and(|check| selection.shows_all_of(check));
            match ran && seen.forms.contains(&answer.form) {
                true => closed.gone.push(answer),
                false => closed.unknown.push(answer),
            }
        }
        closed
    }
}
