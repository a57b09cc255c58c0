//! A satisfaction indicator stands in another group.

use crate::look::{kinds_are_certain, rows, unnegated_ending};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level1, Level2};
use domain::text::Text;

/// CLS005
pub const CHECK: Check = Check {
    code: "CLS005",
    name: "satisfaction-outside-group",
    level: Level::Warning,
    title_zh: "满意度指标放在了别的一级指标下",
    title_en: "A satisfaction indicator stands in another group",
    preview: false,
    page: include_str!("satisfaction_outside_group.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Name);
        let word = unnegated_ending(subject.rules, "satisfaction-name", &row.row.name.raw);
        let outside = matches!(
            row.row.level1,
            Level1::Output | Level1::Outcome | Level1::Cost
        ) && !is_satisfaction(&row.row.level2, subject);
        if outside && word.is_some() {
            let (name, kind) = (row.name(), row.row.level2.name());
            let kind = if kind.is_empty() {
                row.row.level1.name()
            } else {
                kind
            };
            let finding = record.fail(
                slot,
                &[row.slot(IndicatorColumn::Target)],
                Text::new(
                    format!("{name}是满意度，却列在{kind}指标下。"),
                    format!("{name} is about satisfaction but stands under 「{kind}」."),
                ),
            );
            if !kinds_are_certain(subject.form) {
                finding.level = Level::Note;
            }
        } else {
            record.pass(slot, &[]);
        }
    }
}

/// Whether a kind is satisfaction, by whatever name.
fn is_satisfaction(kind: &Level2, subject: &Subject<'_>) -> bool {
    let words = subject.rules.vocabulary.words("satisfaction-name");
    *kind == Level2::Satisfaction || words.iter().any(|word| kind.name().contains(word.as_str()))
}
