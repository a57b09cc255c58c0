//! The unit's answers in a returned list or letter, and what becomes of each finding.
//!
//! An answer never makes a finding vanish: only a corrected form does.

mod read;

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
}

impl AnswerKind {
    /// The name used in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Explained => "explained",
            Self::Waiver => "waiver-asked",
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
    /// What is said; none where the row was left open.
    pub kind: Option<AnswerKind>,
    /// The unit's words.
    pub words: String,
    /// The finding's sentence, as the row has it.
    pub problem: String,
    /// The file it came in.
    pub file: String,
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
    /// Not asked about before: the form was, this finding was not in it.
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
    forms: BTreeSet<String>,
    /// Whether any file was given.
    pub given: bool,
}

/// What a run saw of what was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The fingerprints of its findings.
    pub fingerprints: BTreeSet<String>,
    /// The lasting names of its forms.
    pub forms: BTreeSet<String>,
}

/// What became of the answers whose findings are not there.
#[derive(Clone, Debug, Default)]
pub struct Closed<'a> {
    /// The form was checked and the finding is gone.
    pub gone: Vec<&'a Answer>,
    /// The form was not among those checked, or its check did not run.
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
                    self.list.push(answer);
                }
            }
        }
        Ok(())
    }

    /// What becomes of a finding of a form; nothing where neither was asked about.
    pub fn to(&self, fingerprint: &str, form: &str) -> Option<Answered> {
        let answer = self.by_fingerprint.get(fingerprint);
        let Some(answer) = answer.and_then(|index| self.list.get(*index)) else {
            return self.forms.contains(form).then(|| Answered {
                status: AnswerStatus::New,
                words: String::new(),
            });
        };
        Some(Answered {
            status: match answer.kind {
                Some(AnswerKind::Fixed) => AnswerStatus::StillThere,
                Some(AnswerKind::Explained) => AnswerStatus::Explained,
                Some(AnswerKind::Waiver) => AnswerStatus::WaiverAsked,
                None => AnswerStatus::Unanswered,
            },
            words: answer.words.clone(),
        })
    }

    /// The answers whose findings are not there. A finding is gone only where its form was
    /// looked at by its check.
    pub fn closed(&self, seen: &Seen, selection: &Selection) -> Closed<'_> {
        let mut closed = Closed::default();
        for answer in &self.list {
            if seen.fingerprints.contains(&answer.fingerprint) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(rows: &[(&str, &str, &str)]) -> Answers {
        let mut html = String::from(
            "<table><tr><td>问题</td><td>单位答复</td><td>答复内容</td><td>编号</td></tr>",
        );
        for (number, answer, words) in rows {
            html.push_str(&format!(
                "<tr><td>差 2</td><td>{answer}</td><td>{words}</td><td>{number}</td></tr>"
            ));
        }
        let mut answers = Answers::default();
        answers
            .add(
                "a.html",
                format!("<html><body>{html}</table></body></html>").as_bytes(),
            )
            .unwrap();
        answers
    }

    fn status(answers: &Answers, fingerprint: &str) -> Option<AnswerStatus> {
        answers
            .to(fingerprint, "00000000")
            .map(|answered| answered.status)
    }

    #[test]
    fn every_answer_has_its_status_and_what_is_gone_is_closed_only_where_it_was_looked_for() {
        let answers = answers(&[
            ("SUM001-000000000000000a-00000000", "已改正", ""),
            ("SUM001-000000000000000b-00000000", "有说明", "见附件"),
            ("SUM001-000000000000000c-00000000", "申请豁免", "系统限制"),
            ("SUM001-000000000000000d-00000000", "", ""),
            ("SUM001-000000000000000e-00000000", "", "只写了话"),
            ("SUM001-000000000000000f-11111111", "已改正", ""),
            ("SCO001-0000000000000010-00000000", "已改正", ""),
        ]);
        assert_eq!(
            status(&answers, "000000000000000a"),
            Some(AnswerStatus::StillThere)
        );
        assert_eq!(
            status(&answers, "000000000000000b"),
            Some(AnswerStatus::Explained)
        );
        assert_eq!(
            status(&answers, "000000000000000c"),
            Some(AnswerStatus::WaiverAsked)
        );
        assert_eq!(
            status(&answers, "000000000000000d"),
            Some(AnswerStatus::Unanswered)
        );
        assert_eq!(
            status(&answers, "000000000000000e"),
            Some(AnswerStatus::Explained)
        );
        assert_eq!(
            status(&answers, "ffffffffffffffff"),
            Some(AnswerStatus::New)
        );
        assert_eq!(answers.to("ffffffffffffffff", "22222222"), None);
        let seen = Seen {
            fingerprints: ["000000000000000b".to_owned()].into(),
            forms: ["00000000".to_owned()].into(),
        };
        let closed = |selection: &Selection| {
            let closed = answers.closed(&seen, selection);
            let last = |list: &[&Answer]| -> String {
                list.iter()
                    .map(|a| a.fingerprint[14..].to_owned() + " ")
                    .collect()
            };
            (last(&closed.gone), last(&closed.unknown))
        };
        assert_eq!(
            closed(&Selection::default()),
            ("0a 0c 0d 0e 10 ".to_owned(), "0f ".to_owned())
        );
        let only_sums = Selection {
            select: vec!["SUM".to_owned()],
            ..Selection::default()
        };
        assert_eq!(closed(&only_sums).1, "0f 10 ");
    }

    #[test]
    fn boxes_are_ticked_in_many_ways() {
        let kind = |text: &str| {
            let answers = answers(&[("SUM001-000000000000000a-00000000", text, "")]);
            (answers.list[0].kind, answers.list[0].words.clone())
        };
        let open = "□已改正<br>□有说明<br>□申请豁免<br>说明：";
        assert_eq!(kind(open), (None, String::new()));
        for ticked in [
            "☑已改正<br>□有说明<br>□申请豁免<br>说明：改了",
            "□已改正√<br>□有说明<br>□申请豁免<br>说明：改了",
            "■ 已改正<br>说明：改了",
            "已改正<br>说明：改了",
        ] {
            assert_eq!(
                kind(ticked),
                (Some(AnswerKind::Fixed), "改了".to_owned()),
                "{ticked}"
            );
        }
        assert_eq!(
            kind("□已改正<br>√有说明<br>□申请豁免<br>说明：与台账一致"),
            (Some(AnswerKind::Explained), "与台账一致".to_owned())
        );
        // Words without a tick are an explanation; two ticks say nothing.
        assert_eq!(
            kind(&format!("{open}与台账一致")),
            (Some(AnswerKind::Explained), "与台账一致".to_owned())
        );
        let two = "☑已改正<br>☑有说明<br>□申请豁免<br>说明：甲";
        assert_eq!(kind(two), (Some(AnswerKind::Explained), "甲".to_owned()));
        assert_eq!(kind("此项无需改正，见附件").0, Some(AnswerKind::Explained));
    }

    #[test]
    fn a_document_without_numbers_is_no_returned_list() {
        let error = Answers::default()
            .add("a.txt", "一封信\n".as_bytes())
            .unwrap_err();
        assert!(error.text().zh.contains("编号"), "{error}");
    }
}
