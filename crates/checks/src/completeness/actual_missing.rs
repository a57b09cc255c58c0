//! An indicator has no actual value.

use crate::look::{each_row_has, has_results};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};

/// CMP008
pub const CHECK: Check = Check {
    code: "CMP008",
    name: "actual-missing",
    level: Level::Warning,
    title_zh: "指标没有填写实际完成值",
    title_en: "An indicator has no actual value",
    preview: false,
    page: include_str!("actual_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if !has_results(subject.form) {
        record.not_applicable(Slot::Title, "这一阶段没有这一栏");
        return;
    }
    each_row_has(
        subject,
        record,
        IndicatorColumn::Actual,
        ("实际完成值", "actual value"),
    );
}
