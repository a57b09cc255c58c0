//! The satisfaction sample is tiny.

use crate::look::{rows, short, threshold};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level1, Slot};
use domain::number::Number;
use domain::text::Text;
use domain::value::{Quantity, UnitKind, Value};

/// PLA005
pub const CHECK: Check = Check {
    code: "PLA005",
    name: "sample-too-small",
    level: Level::Note,
    title_zh: "满意度调查的样本太少",
    title_en: "The satisfaction sample is tiny",
    preview: false,
    page: include_str!("sample_too_small.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(least) = threshold(subject, "satisfaction-sample-minimum") else {
        record.not_applicable(Slot::Title, "没有设定检查界限");
        return;
    };
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Note);
        if row.row.level1 != Level1::Satisfaction || row.row.note.is_blank() {
            record.not_applicable(slot, "不是有说明的满意度指标");
            continue;
        }
        let units = subject.rules.vocabulary.words("people-units");
        let people = quantities(&row.row.note.value).iter().find(|quantity| {
            matches!(&quantity.unit.kind, UnitKind::Counted(unit) if units.contains(unit))
        });
        match people {
            None => record.not_applicable(slot, "说明里没有样本数"),
            Some(people) if people.number.value >= least => record.pass(slot, &[]),
            Some(people) => {
                let (name, size) = (row.name(), people.number.value);
                let each = Number::HUNDRED.over(size).map_or_else(String::new, short);
                let finding = record.fail(
                    slot,
                    &[row.slot(IndicatorColumn::Target)],
                    Text::new(
                        format!("满意度指标{name}只调查{size}人，少于{least}人，一个人的回答就占{each}个百分点。"),
                        format!("The satisfaction indicator {name} asks only {size} people, fewer than {least}: one answer is worth {each} percentage points."),
                    ),
                );
                finding.found = size.to_string();
            }
        }
    }
}

/// Every quantity in a value.
fn quantities(value: &Value) -> &[Quantity] {
    match value {
        Value::Words(quantities) => quantities,
        Value::Quantity(quantity) => std::slice::from_ref(quantity),
        _ => &[],
    }
}
