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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fingerprint::number_of;

    fn answers(rows: &[(&str, &str, &str)]) -> Answers {
        let mut html = String::from(
            "<table><tr><td>问题</td><td>单位答复</td><td>答复内容</td><td>编号</td></tr>",
        );
        for (number, answer, words) in rows {
            let mut parts = number.split('-');
            let mut part = || parts.next().unwrap();
            let number = match number.contains('-') {
                true => number_of(part(), part(), part(), part()),
                false => (*number).to_owned(),
            };
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
        to(answers, fingerprint, "ffffffff", "00000000")
    }

    fn to(answers: &Answers, fingerprint: &str, spot: &str, form: &str) -> Option<AnswerStatus> {
        let messages = ["差 2", "2 off"];
        let asked = Asked {
            fingerprint,
            spot,
            form,
            messages,
        };
        let own = [fingerprint.to_owned(), "000000000000000b".to_owned()].into();
        let answered = answers.to(asked, &own);
        answered.map(|answered| answered.status)
    }

    #[test]
    fn the_same_figure_in_the_same_cell_is_the_same_finding() {
        let answers = answers(&[
            ("SUM001-000000000000000a-00000000-aaaaaaaa", "已改正", ""),
            ("SUM001-000000000000000b-00000000-bbbbbbbb", "有说明", ""),
            ("SUM001-000000000000000c-00000000-cccccccc", "已改正", ""),
        ]);
        let new = "eeeeeeeeeeeeeeee";
        let found = to(&answers, new, "aaaaaaaa", "00000000");
        assert_eq!(found, Some(AnswerStatus::StillThere));
        // Its answer is that of a finding which is there itself.
        let found = to(&answers, new, "bbbbbbbb", "00000000");
        assert_eq!(found, Some(AnswerStatus::New));
        let seen = Seen {
            fingerprints: [new.to_owned()].into(),
            spots: ["aaaaaaaa".to_owned()].into(),
            forms: ["00000000".to_owned()].into(),
        };
        let closed = answers.closed(&seen, &Selection::default());
        let gone: Vec<&str> = closed.gone.iter().map(|a| &*a.spot).collect();
        assert_eq!(gone, ["bbbbbbbb", "cccccccc"]);
    }

    #[test]
    fn a_row_whose_number_was_changed_closes_nothing_and_is_told() {
        let genuine = number_of("SUM001", "000000000000000a", "00000000", "aaaaaaaa");
        let row = |number: &str, answer: &str, problem: &str| {
            format!("<tr><td>{problem}</td><td>{answer}</td><td></td><td>{number}</td></tr>")
        };
        let mut html = String::from("<table>");
        html.push_str(&row("编号", "单位答复", "问题").replace("<td></td>", "<td>答复内容</td>"));
        html.push_str(&row(&genuine, "已改正", "差 1"));
        html.push_str(&row(&genuine.replacen('a', "b", 1), "已改正", "差 2"));
        html.push_str(&row("SUM001 00000", "", "差 3"));
        html.push_str(&row("", "已改正", "差 4"));
        html.push_str(&row("", "", "合计"));
        html.push_str(&row(NO_NUMBER, "已改正", "差 5"));
        let mut answers = Answers::default();
        let page = format!("<html><body>{html}</table></body></html>");
        answers.add("a.html", page.as_bytes()).unwrap();
        let seen = Seen {
            forms: ["00000000".to_owned()].into(),
            ..Seen::default()
        };
        let closed = answers.closed(&seen, &Selection::default());
        let problems = |list: &[&Answer]| -> Vec<String> {
            list.iter().map(|answer| answer.problem.clone()).collect()
        };
        assert_eq!(problems(&closed.gone), ["差 1"]);
        assert_eq!(problems(&closed.unknown), ["差 2", "差 3", "差 4"]);
        // Nobody knows whether it was asked about.
        assert_eq!(
            to(&answers, "eeeeeeeeeeeeeeee", "eeeeeeee", "00000000"),
            None
        );
    }

    fn usual() -> Answers {
        answers(&[
            ("SUM001-000000000000000a-00000000-0000000a", "已改正", ""),
            (
                "SUM001-000000000000000b-00000000-0000000b",
                "有说明",
                "见附件",
            ),
            (
                "SUM001-000000000000000c-00000000-0000000c",
                "申请豁免",
                "系统限制",
            ),
            ("SUM001-000000000000000d-00000000-0000000d", "", ""),
            ("SUM001-000000000000000e-00000000-0000000e", "", "只写了话"),
            ("SUM001-000000000000000f-11111111-0000000f", "已改正", ""),
            ("SCO001-0000000000000010-00000000-00000010", "已改正", ""),
        ])
    }

    #[test]
    fn every_answer_has_its_status() {
        let answers = usual();
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
        assert_eq!(
            to(&answers, "ffffffffffffffff", "ffffffff", "22222222"),
            None
        );
    }

    #[test]
    fn what_is_gone_is_closed_only_where_it_was_looked_for() {
        let answers = usual();
        let seen = Seen {
            fingerprints: ["000000000000000b".to_owned()].into(),
            spots: BTreeSet::new(),
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
            let answers = answers(&[("SUM001-000000000000000a-00000000-0000000a", text, "")]);
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
        let two = "☑已改正<br>☑有说明<br>□申请豁免<br>说明：";
        assert_eq!(kind(two), (Some(AnswerKind::Unclear), String::new()));
        // Words without a tick are an explanation; two ticks are no answer.
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
