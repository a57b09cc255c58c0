//! The definition says the opposite of the name.

use crate::look::{pairs, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::text::Text;

/// WRD002
pub const CHECK: Check = Check {
    code: "WRD002",
    name: "definition-contradicts-name",
    level: Level::Warning,
    title_zh: "指标解释与名称相反",
    title_en: "The definition says the opposite of the name",
    preview: false,
    page: include_str!("definition_contradicts_name.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Note);
        let operands = [row.slot(IndicatorColumn::Name)];
        let (name, note) = (&row.row.name.raw, &row.row.note.raw);
        let opposite = pairs(subject.rules, "opposite-words").find(|(here, there)| {
            name.contains(here) && note.contains(there) && !name.contains(there)
        });
        match opposite {
            _ if note.is_empty() => record.not_applicable(slot, "没有说明"),
            None => record.pass(slot, &operands),
            Some((here, there)) => {
                let name = row.name();
                record.fail(
                    slot,
                    &operands,
                    Text::new(
                        format!("指标{name}名称说的是“{here}”，解释里算的却是“{there}”，意思相反。"),
                        format!("The indicator {name} is about 「{here}」, but its definition measures 「{there}」, the opposite."),
                    ),
                );
            }
        }
    }
}
