//! A word is misspelt.

use crate::look::pairs;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::text::Text;

/// WRD008
pub const CHECK: Check = Check {
    code: "WRD008",
    name: "word-misspelt",
    level: Level::Note,
    title_zh: "有错别字",
    title_en: "A word is misspelt",
    preview: false,
    page: include_str!("word_misspelt.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let known: Vec<(&str, &str)> = pairs(subject.rules, "misspelt").collect();
    for slot in form.slots() {
        let Some(cell) = form.cell(slot).filter(|cell| !cell.is_empty()) else {
            continue;
        };
        for &(wrong, right) in &known {
            if cell.raw.contains(wrong) {
                let finding = record.fail(
                    slot,
                    &[],
                    Text::new(
                        format!("“{wrong}”应为“{right}”。"),
                        format!("「{wrong}」 should read 「{right}」."),
                    ),
                );
                finding.found = wrong.to_owned();
                finding.expected = right.to_owned();
            }
        }
    }
}
