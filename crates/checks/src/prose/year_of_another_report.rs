//! A report speaks of its own year where it tells its targets and its evaluation.

use crate::look::{quoted, year_meant};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::Year;
use domain::prose::Mention;
use domain::text::Text;
use domain::value::Value;

/// TXT002
pub const CHECK: Check = Check {
    code: "TXT002",
    name: "year-of-another-report",
    level: Level::Warning,
    title_zh: "文字里留有别的年度",
    title_en: "A sentence speaks of the year of another report",
    preview: false,
    page: include_str!("year_of_another_report.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(own) = subject.form.year else {
        return;
    };
    for text in subject.sentences.texts(subject.cases, subject.index) {
        for (at, mention) in text.reading.figures.iter().enumerate() {
            let Some(year) = lone_year(mention) else {
                continue;
            };
            let Some(word) = bound(subject, text.reading.text, mention) else {
                continue;
            };
            let slot = text.figure(at);
            let beside = text.reading.figures.iter().any(|other| {
                lone_year(other) == Some(own)
                    && bound(subject, text.reading.text, other) == Some(word)
            });
            let on_purpose = || year_meant::meant(subject, text, mention, own);
            if year >= own || beside || on_purpose() {
                record.pass(slot, &[]);
                continue;
            }
            let phrase = quoted(&format!("{}{word}", mention.raw));
            let message = Text::new(
                format!(
                    "本报告是 {} 年度的，这里写的却是{phrase}，可能是上年的文字没有改。",
                    own.0
                ),
                format!(
                    "The report is of {}, but this sentence says {phrase}; was it copied from an older one?",
                    own.0
                ),
            );
            let finding = record.fail(slot, &[], message);
            finding.expected = format!("{}年", own.0);
            mention.raw.clone_into(&mut finding.found);
        }
    }
}

/// The year, where the date says no more.
fn lone_year(mention: &Mention<'_>) -> Option<Year> {
    let Value::Deadline(deadline) = &mention.value else {
        return None;
    };
    let date = deadline.date;
    let lone = date.month.is_none() && date.day.is_none() && deadline.until.is_none();
    date.year.filter(|_| lone).map(Year)
}

/// The word behind the year that only the report's own year may stand before.
fn bound<'s>(subject: &Subject<'s>, text: &str, mention: &Mention<'_>) -> Option<&'s str> {
    let before = text.get(..mention.bytes.start)?;
    let behind = text.get(mention.bytes.end..)?;
    let behind = behind.trim_start_matches(['度', '年', '末', '“', '"']);
    let words = subject.rules.vocabulary.words("own-year-only");
    let word = words
        .iter()
        .find(|word| behind.starts_with(word.as_str()))?;
    let title = [('《', '》'), ('「', '」'), ('『', '』')]
        .iter()
        .any(|&(open, close)| before.matches(open).count() > before.matches(close).count());
    (!title).then_some(word)
}
