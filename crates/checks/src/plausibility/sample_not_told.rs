//! A satisfaction indicator does not say how many are asked.

use crate::look::{percent, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level1};
use domain::text::Text;

/// PLA015
pub const CHECK: Check = Check {
    code: "PLA015",
    name: "sample-not-told",
    level: Level::Note,
    title_zh: "满意度指标没有说明调查多少人",
    title_en: "A satisfaction indicator does not say how many are asked",
    preview: false,
    page: include_str!("sample_not_told.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let words = &subject.rules.vocabulary;
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Note);
        let note = &row.row.note;
        let is_rate = percent(&row.row.target).is_some();
        if row.row.level1 != Level1::Satisfaction || note.is_blank() || !is_rate {
            record.not_applicable(slot, "不是有说明的满意度指标");
        } else if note.raw.chars().any(char::is_numeric)
            || words.found_in("sample-word", &note.raw).is_some()
        {
            record.pass(slot, &[]);
        } else {
            let name = row.name();
            record.fail(
                slot,
                &[row.slot(IndicatorColumn::Target)],
                Text::new(
                    format!("满意度指标{name}的说明没有写怎样调查、调查多少人。"),
                    format!("The note of the satisfaction indicator {name} does not say how and how many people are asked."),
                ),
            );
        }
    }
}
