//! An output kind is missing.

use crate::look::{Row, has_grid, kinds_are_certain, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level1, Level2, Slot};
use domain::text::Text;
use domain::value::Value;

/// CMP010
pub const CHECK: Check = Check {
    code: "CMP010",
    name: "output-kind-missing",
    level: Level::Warning,
    title_zh: "产出指标缺少数量、质量、时效或成本",
    title_en: "An output kind is missing",
    preview: false,
    page: include_str!("output_kind_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let rows = rows(subject);
    let outputs: Vec<&Row<'_>> = rows
        .iter()
        .filter(|row| matches!(row.row.level1, Level1::Output | Level1::Cost))
        .collect();
    if outputs.is_empty() || !has_grid(subject.form.family) {
        record.not_applicable(Slot::Title, "没有产出指标");
        return;
    }
    if !kinds_are_certain(subject.form) || outputs.iter().any(|row| is_unplaced(row)) {
        record.not_readable(Slot::Title, "有的产出指标没有写二级指标");
        return;
    }
    for kind in subject.rules.vocabulary.words("output-kinds") {
        let wanted = Level2::from_name(kind);
        let found = rows.iter().find(|row| {
            // 经济成本 is a cost.
            row.row.level2.name().ends_with(wanted.name())
                || (wanted == Level2::Cost && row.row.level1 == Level1::Cost)
        });
        match found {
            Some(row) => record.pass(row.slot(IndicatorColumn::Name), &[]),
            None => {
                let last = outputs.last().map_or(0, |row| row.at);
                record.fail(
                    Slot::Indicator(last, IndicatorColumn::Name),
                    &[],
                    Text::new(
                        format!("产出指标中没有{kind}指标。"),
                        format!("The outputs have no indicator of the kind 「{kind}」."),
                    ),
                );
            }
        }
    }
}

/// A row whose kind was lost: none is printed, or a date stands under another kind.
fn is_unplaced(row: &Row<'_>) -> bool {
    let is_date = matches!(row.row.target.value, Value::Deadline(_));
    match row.row.level2 {
        Level2::Missing => row.row.level1 != Level1::Cost,
        Level2::Timeliness => false,
        _ => is_date,
    }
}
