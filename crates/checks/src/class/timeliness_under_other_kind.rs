//! A timeliness indicator stands under another kind.

use crate::look::{kinds_are_certain, rows, unnegated_ending};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level2};
use domain::text::Text;

/// CLS002
pub const CHECK: Check = Check {
    code: "CLS002",
    name: "timeliness-under-other-kind",
    level: Level::Warning,
    title_zh: "时效指标放在了数量或质量下",
    title_en: "A timeliness indicator stands under another kind",
    preview: false,
    page: include_str!("timeliness_under_other_kind.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Name);
        let word = unnegated_ending(subject.rules, "timeliness-name", &row.row.name.raw);
        if matches!(row.row.level2, Level2::Quantity | Level2::Quality) && word.is_some() {
            let (name, kind) = (row.name(), row.row.level2.name());
            let finding = record.fail(
                slot,
                &[row.slot(IndicatorColumn::Target)],
                Text::new(
                    format!("{name}说的是及时不及时，却列在{kind}指标下，应列在时效下。"),
                    format!("{name} is about time but stands under 「{kind}」; it belongs to timeliness."),
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
