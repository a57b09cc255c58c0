//! The waiver file: findings that someone with the right to do so has accepted.
//!
//! A waiver names who asked, who agreed, why, what it covers and until when. One that
//! covers nothing, or has run out, is a finding of its own.

use crate::error::Error;
use crate::pattern;
use checks::Selection;
use domain::finding::Level;
use domain::rules::Date;
use domain::text::Text;
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// What can be wrong with a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WaiverFault {
    /// Its document and check were looked at, and it covered no finding.
    Unused,
    /// Its last day is past.
    Expired,
}

/// Code, name and page of the findings about waivers.
pub const WAIVER_FINDINGS: [(WaiverFault, &str, &str, &str); 2] = [
    (
        WaiverFault::Unused,
        "WVR001",
        "waiver-unused",
        include_str!("waivers/unused.md"),
    ),
    (
        WaiverFault::Expired,
        "WVR002",
        "waiver-expired",
        include_str!("waivers/expired.md"),
    ),
];

/// One waiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The check.
    pub code: String,
    /// The finding, when one is meant.
    pub fingerprint: Option<String>,
    /// The document or pattern of documents, when these are meant.
    pub path: Option<String>,
    /// Who asked.
    pub requester: String,
    /// Who agreed.
    pub approver: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub expires: Date,
    /// Its line in the waiver file.
    pub line: usize,
}

/// All waivers of a run.
#[derive(Clone, Debug, Default)]
pub struct Waivers {
    /// The file's name.
    pub file: String,
    /// The waivers in the order of the file.
    pub list: Vec<Waiver>,
    today: Option<Date>,
}

/// Something wrong with a waiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverFinding {
    /// `WVR001`
    pub code: &'static str,
    /// `waiver-unused`
    pub name: &'static str,
    /// How grave.
    pub level: Level,
    /// One sentence.
    pub message: Text,
    /// Where in the waiver file.
    pub line: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    waiver: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    fingerprint: Option<String>,
    path: Option<String>,
    requester: String,
    approver: String,
    reason: String,
    expires: String,
}

impl Waivers {
    /// Reads a waiver file. Today is an argument: whether a waiver has run out depends on it.
    ///
    /// # Errors
    /// Where the file does not follow the notation; a wrong waiver must not pass unseen.
    pub fn parse(file: &str, text: &str, today: Date) -> Result<Self, Error> {
        let wrong = |line, why: String| Error::Waivers(file.to_owned(), line, why);
        let line_of = |offset: usize| 1 + text.bytes().take(offset).filter(|&b| b == b'\n').count();
        let parsed: File = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(span.start));
            wrong(line, error.message().to_owned())
        })?;
        let mut list = Vec::with_capacity(parsed.waiver.len());
        for entry in parsed.waiver {
            let line = line_of(entry.span().start);
            list.push(
                entry
                    .into_inner()
                    .into_waiver(line)
                    .map_err(|why| wrong(line, why))?,
            );
        }
        Ok(Self {
            file: file.to_owned(),
            list,
            today: Some(today),
        })
    }

    /// The first waiver in force that covers a finding.
    pub fn covering(&self, code: &str, fingerprint: &str, document: &str) -> Option<usize> {
        self.list
            .iter()
            .position(|waiver| !self.expired(waiver) && waiver.covers(code, fingerprint, document))
    }

    /// The waivers that a finding of this document could have used: only a run that looked
    /// at their document, with their check, tells that they cover nothing. A fingerprint
    /// names no document, so that such a waiver is never called unused.
    pub fn asked(&self, document: &str, selection: &Selection) -> BTreeSet<usize> {
        let runs = |waiver: &Waiver| {
            checks::by_code(&waiver.code).is_none_or(|check| selection.shows_all_of(check))
        };
        let asked =
            |waiver: &Waiver| waiver.path.is_some() && waiver.speaks_of(document) && runs(waiver);
        let waivers = self.list.iter().enumerate();
        waivers
            .filter(|(_, waiver)| asked(waiver))
            .map(|(index, _)| index)
            .collect()
    }

    /// What is wrong with the waivers themselves, once it is known which were asked for
    /// and which were used.
    pub fn findings(&self, asked: &BTreeSet<usize>, used: &BTreeSet<usize>) -> Vec<WaiverFinding> {
        let mut findings = Vec::new();
        for (index, waiver) in self.list.iter().enumerate() {
            let (fault, message) = if self.expired(waiver) {
                (WaiverFault::Expired, waiver.expired_text())
            } else if asked.contains(&index) && !used.contains(&index) {
                (WaiverFault::Unused, waiver.unused_text())
            } else {
                continue;
            };
            for &(kind, code, name, _) in &WAIVER_FINDINGS {
                if kind == fault {
                    findings.push(WaiverFinding {
                        code,
                        name,
                        level: Level::Warning,
                        message: message.clone(),
                        line: waiver.line,
                    });
                }
            }
        }
        findings
    }

    fn expired(&self, waiver: &Waiver) -> bool {
        self.today.is_some_and(|today| waiver.expires < today)
    }
}

impl Waiver {
    fn covers(&self, code: &str, fingerprint: &str, document: &str) -> bool {
        let own = self.fingerprint.as_deref();
        self.code == code && own.is_none_or(|own| own == fingerprint) && self.speaks_of(document)
    }

    fn speaks_of(&self, document: &str) -> bool {
        let name = document.rsplit('/').next().unwrap_or(document);
        self.path
            .as_deref()
            .is_none_or(|own| pattern::fits(own, document) || pattern::fits(own, name))
    }

    fn what(&self) -> &str {
        self.fingerprint
            .as_deref()
            .or(self.path.as_deref())
            .unwrap_or("")
    }

    fn unused_text(&self) -> Text {
        Text::new(
            format!(
                "豁免 {}（{}）没有对上任何问题，可以删去",
                self.code,
                self.what()
            ),
            format!(
                "the waiver of {} ({}) covers nothing; remove it",
                self.code,
                self.what()
            ),
        )
    }

    fn expired_text(&self) -> Text {
        Text::new(
            format!(
                "豁免 {}（{}）已于 {} 到期，不再有效；请整改或重新申请",
                self.code,
                self.what(),
                self.expires
            ),
            format!(
                "the waiver of {} ({}) ran out on {}; correct the form or ask again",
                self.code,
                self.what(),
                self.expires
            ),
        )
    }
}

impl Entry {
    fn into_waiver(self, line: usize) -> Result<Waiver, String> {
        for (key, value) in [
            ("code", &self.code),
            ("requester", &self.requester),
            ("approver", &self.approver),
            ("reason", &self.reason),
        ] {
            if value.trim().is_empty() {
                return Err(format!("{key} 不能为空 / must not be empty"));
            }
        }
        if self.fingerprint.is_none() && self.path.is_none() {
            return Err("要写 fingerprint 或 path / needs fingerprint or path".to_owned());
        }
        let expires = date(&self.expires).ok_or_else(|| {
            format!(
                "expires = \"{}\" 不是日期，例如 2027-06-30 / is no date",
                self.expires
            )
        })?;
        Ok(Waiver {
            code: self.code,
            fingerprint: self.fingerprint,
            path: self.path,
            requester: self.requester,
            approver: self.approver,
            reason: self.reason,
            expires,
            line,
        })
    }
}

/// A possible day as `2027-06-30`.
pub fn date(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let plain =
        |part: &str, digits| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
    if !(plain(year, 4) && plain(month, 2) && plain(day, 2)) {
        return None;
    }
    let date = Date {
        year: year.parse().ok()?,
        month: month.parse().ok()?,
        day: day.parse().ok()?,
    };
    let possible = domain::value::PartialDate {
        year: Some(date.year),
        month: Some(date.month),
        day: Some(date.day),
    };
    possible.is_possible().then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date {
        year: 2026,
        month: 11,
        day: 21,
    };
    const GOOD: &str = r#"
[[waiver]]
code = "SUM001"
path = "*.txt"
requester = "甲"
approver = "乙"
reason = "上级已确认"
expires = "2026-11-21"
"#;

    #[test]
    fn a_waiver_holds_on_its_last_day_and_not_after() {
        let waivers = Waivers::parse("w.toml", GOOD, TODAY).unwrap();
        assert_eq!(waivers.covering("SUM001", "", "a/b.txt"), Some(0));
        assert_eq!(waivers.covering("SUM002", "", "a/b.txt"), None);
        let next = Date { day: 22, ..TODAY };
        let waivers = Waivers::parse("w.toml", GOOD, next).unwrap();
        assert_eq!(waivers.covering("SUM001", "", "a/b.txt"), None);
        assert_eq!(
            waivers.findings(&BTreeSet::new(), &BTreeSet::new())[0].code,
            "WVR002"
        );
    }

    #[test]
    fn an_unused_waiver_is_a_finding() {
        let waivers = Waivers::parse("w.toml", GOOD, TODAY).unwrap();
        let (asked, none) = (BTreeSet::from([0]), BTreeSet::new());
        let findings = waivers.findings(&asked, &none);
        assert_eq!((findings[0].code, findings[0].line), ("WVR001", 2));
        assert!(waivers.findings(&asked, &asked).is_empty());
        assert!(waivers.findings(&none, &none).is_empty());
    }

    #[test]
    fn a_waiver_is_asked_for_by_its_document_and_check() {
        let waivers = Waivers::parse("w.toml", GOOD, TODAY).unwrap();
        let by = |selection: &Selection| !waivers.asked("a/b.txt", selection).is_empty();
        let prefixes = |list: &[&str]| list.iter().map(|&p| p.to_owned()).collect();
        assert!(by(&Selection::default()));
        assert!(waivers.asked("a/b.toml", &Selection::default()).is_empty());
        for (select, ignore, level, asked) in [
            (&["SUM"][..], &[][..], None, true),
            (&["WGT"], &[], None, false),
            (&[], &["SUM"], None, false),
            (&[], &[], Some(Level::Error), false),
        ] {
            let selection = Selection {
                select: prefixes(select),
                ignore: prefixes(ignore),
                level,
                preview: false,
                publish: false,
            };
            assert_eq!(by(&selection), asked, "{selection:?}");
        }
    }

    #[test]
    fn a_malformed_file_is_refused_with_its_line() {
        for (from, to) in [
            ("expires = \"2026-11-21\"", "expires = \"2026-02-30\""),
            ("path = \"*.txt\"\n", ""),
            ("approver = \"乙\"\n", ""),
            ("reason", "raison"),
            ("[[waiver]]", "[[waiver"),
        ] {
            let error = Waivers::parse("w.toml", &GOOD.replace(from, to), TODAY).unwrap_err();
            assert!(
                matches!(error, Error::Waivers(_, line, _) if line > 1),
                "{to}"
            );
        }
    }
}
