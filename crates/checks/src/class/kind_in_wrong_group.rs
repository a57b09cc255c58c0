//! A kind stands in a group it does not belong to.

use crate::look::{kinds_are_certain, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level1};
use domain::text::Text;

/// CLS007
pub const CHECK: Check = Check {
    code: "CLS007",
    name: "kind-in-wrong-group",
    level: Level::Warning,
    title_zh: "二级指标不属于所在的一级指标",
    title_en: "A kind stands in a group it does not belong to",
    preview: false,
    page: include_str!("kind_in_wrong_group.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Name);
        let printed = &row.row.level1;
        let weighed = Level1::WEIGHED.contains(printed);
        match row.row.level2.group().filter(|_| weighed) {
            None => record.not_applicable(slot, "一级或二级指标不能确定"),
            Some(group) if group == *printed => record.pass(slot, &[]),
            Some(group) => {
                let (name, kind) = (row.name(), row.row.level2.name());
                let (proper, here) = (group.name(), printed.name());
                let finding = record.fail(
                    slot,
                    &[],
                    Text::new(
                        format!("{name}的二级指标是{kind}，属于{proper}指标，却列在{here}指标下。"),
                        format!("{name} is of the kind 「{kind}」, which belongs to 「{proper}」, not to 「{here}」."),
                    ),
                );
                if !kinds_are_certain(subject.form) {
                    finding.level = Level::Note;
                }
            }
        }
    }
}
