//! An indicator has no target.

use crate::look::{each_row_has, is_filled_grid};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};

/// CMP007
pub const CHECK: Check = Check {
    code: "CMP007",
    name: "target-missing",
    level: Level::Warning,
    title_zh: "指标没有填写指标值",
    title_en: "An indicator has no target",
    preview: false,
    page: include_str!("target_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if !is_filled_grid(subject.form) {
        record.not_applicable(Slot::Title, "这一阶段没有这一栏");
        return;
    }
    each_row_has(
        subject,
        record,
        IndicatorColumn::Target,
        ("指标值", "target"),
    );
}
