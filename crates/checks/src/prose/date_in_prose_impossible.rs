//! A date in a sentence exists.

use crate::look::quoted;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::text::Text;
use domain::value::{PartialDate, Value};

/// TXT003
pub const CHECK: Check = Check {
    code: "TXT003",
    name: "date-in-prose-impossible",
    level: Level::Error,
    title_zh: "文字里的日期不存在",
    title_en: "A date in a sentence does not exist",
    preview: false,
    page: include_str!("date_in_prose_impossible.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for text in subject.sentences.texts(subject.cases, subject.index) {
        for (at, mention) in text.reading.figures.iter().enumerate() {
            let Value::Deadline(deadline) = &mention.value else {
                continue;
            };
            // 2022-13-40 may be a code.
            if !mention.raw.contains('月') {
                continue;
            }
            let slot = text.figure(at);
            if deadline.date.is_possible() && deadline.until.is_none_or(PartialDate::is_possible) {
                record.pass(slot, &[]);
                continue;
            }
            let raw = quoted(mention.raw);
            let message = Text::new(
                format!("{raw}不是一个存在的日期。"),
                format!("{raw} is no date of the calendar."),
            );
            let finding = record.fail(slot, &[], message);
            mention.raw.clone_into(&mut finding.found);
        }
    }
}
