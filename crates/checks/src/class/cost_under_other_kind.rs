//! A cost stands under another kind.

use crate::look::{kinds_are_certain, rows, unnegated_ending};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level2};
use domain::text::Text;

/// CLS001
pub const CHECK: Check = Check {
    code: "CLS001",
    name: "cost-under-other-kind",
    level: Level::Warning,
    title_zh: "成本指标放在了数量、质量或时效下",
    title_en: "A cost stands under another kind",
    preview: false,
    page: include_str!("cost_under_other_kind.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Name);
        let word = unnegated_ending(subject.rules, "cost-name", &row.row.name.raw);
        if matches!(
            row.row.level2,
            Level2::Quantity | Level2::Quality | Level2::Timeliness
        ) && word.is_some()
        {
            let (name, kind) = (row.name(), row.row.level2.name());
            let finding = record.fail(
                slot,
                &[row.slot(IndicatorColumn::Target)],
                Text::new(
                    format!("{name}是成本，却列在{kind}指标下。"),
                    format!("{name} is a cost but stands under 「{kind}」."),
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
