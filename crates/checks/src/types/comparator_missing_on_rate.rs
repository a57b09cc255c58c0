//! A rate has no comparator.

use crate::look::{percent, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::number::Number;
use domain::text::Text;

/// TYP012
pub const CHECK: Check = Check {
    code: "TYP012",
    name: "comparator-missing-on-rate",
    level: Level::Note,
    title_zh: "比率没有写比较符号",
    title_en: "A rate has no comparator",
    preview: false,
    page: include_str!("comparator_missing_on_rate.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Target);
        let Some(quantity) = percent(&row.row.target) else {
            record.not_applicable(slot, "指标值不是百分比");
            continue;
        };
        if quantity.comparator.is_some() || quantity.number.value >= Number::HUNDRED {
            record.pass(slot, &[]);
        } else {
            let (name, raw) = (row.name(), &row.row.target.raw);
            record.fail(
                slot,
                &[],
                Text::new(
                    format!("指标{name}的指标值{raw}没有写“≥”或“≤”，高一点、低一点算不算完成说不清。"),
                    format!("The indicator {name} has target {raw} without ≥ or ≤, so it is open which way it is met."),
                ),
            );
        }
    }
}
