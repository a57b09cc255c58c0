//! A filled row has no indicator name.

use crate::look::{TEMPLATE, is_filled_grid, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};
use domain::text::Text;

/// CMP021
pub const CHECK: Check = Check {
    code: "CMP021",
    name: "indicator-name-missing",
    level: Level::Warning,
    title_zh: "指标没有名称",
    title_en: "A row has no indicator name",
    preview: false,
    page: include_str!("indicator_name_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if !is_filled_grid(subject.form) {
        record.not_applicable(Slot::Title, TEMPLATE);
        return;
    }
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Name);
        if !row.row.name.is_blank() {
            record.pass(slot, &[]);
            continue;
        }
        let filled =
            [IndicatorColumn::Target, IndicatorColumn::Points].map(|column| row.slot(column));
        let at = row.at + 1;
        record.fail(
            slot,
            &filled,
            Text::new(
                format!("第{at}行填了内容，却没有三级指标名称。"),
                format!("Row {at} is filled but has no indicator name."),
            ),
        );
    }
}
