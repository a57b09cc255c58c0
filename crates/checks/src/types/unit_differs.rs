//! Target and actual have different units.

use crate::look::{counted, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::text::Text;
use domain::value::UnitKind;

/// TYP010
pub const CHECK: Check = Check {
    code: "TYP010",
    name: "unit-differs",
    level: Level::Warning,
    title_zh: "指标值与实际完成值单位不同",
    title_en: "Target and actual have different units",
    preview: false,
    page: include_str!("unit_differs.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Actual);
        let operands = [row.slot(IndicatorColumn::Target)];
        let (Some(target), Some(actual)) = (counted(&row.row.target), counted(&row.row.actual))
        else {
            record.not_applicable(slot, "不是两个数量");
            continue;
        };
        if same(&target.unit.kind, &actual.unit.kind, subject) {
            record.pass(slot, &operands);
        } else {
            let (name, target, actual) = (row.name(), &row.row.target.raw, &row.row.actual.raw);
            record.fail(
                slot,
                &operands,
                Text::new(
                    format!("指标{name}的指标值{target}与实际完成值{actual}单位不同，无法比较。"),
                    format!("The indicator {name} has target {target} and actual {actual} in different units."),
                ),
            );
        }
    }
}

/// Whether two units mean the same: equal, one written inside the other, or listed as equal.
fn same(a: &UnitKind, b: &UnitKind, subject: &Subject<'_>) -> bool {
    let (UnitKind::Counted(a), UnitKind::Counted(b)) = (a, b) else {
        return a == b;
    };
    a.contains(b.as_str())
        || b.contains(a.as_str())
        || subject
            .rules
            .vocabulary
            .words("same-units")
            .iter()
            .any(|group| {
                let has = |unit: &str| group.split('=').any(|word| word == unit);
                has(a) && has(b)
            })
}
