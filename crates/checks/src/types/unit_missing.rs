//! A quantity has no unit.

use crate::look::rows;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level2};
use domain::text::Text;
use domain::value::{Quantity, Scale, UnitKind};

/// TYP009
pub const CHECK: Check = Check {
    code: "TYP009",
    name: "unit-missing",
    level: Level::Note,
    title_zh: "数量指标没有写单位",
    title_en: "A quantity has no unit",
    preview: false,
    page: include_str!("unit_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Target);
        let quantity = row.row.target.value.quantity();
        match quantity.filter(|_| row.row.level2 == Level2::Quantity) {
            None => record.not_applicable(slot, "不是带数字的数量指标"),
            Some(quantity) if is_bare(quantity) => {
                let (name, raw) = (row.name(), &row.row.target.raw);
                record.fail(
                    slot,
                    &[],
                    Text::new(
                        format!("数量指标{name}的指标值{raw}没有写单位。"),
                        format!("The quantity {name} has target {raw} without a unit."),
                    ),
                );
            }
            Some(_) => record.pass(slot, &[]),
        }
    }
}

/// Neither a unit nor a scale: 1.2亿 is at least known to be large.
fn is_bare(quantity: &Quantity) -> bool {
    quantity.unit.kind == UnitKind::None && quantity.unit.scale == Scale::One
}
