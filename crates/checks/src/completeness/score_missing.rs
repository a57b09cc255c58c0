//! An indicator has no score.

use crate::look::each_row_has;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};

/// CMP009
pub const CHECK: Check = Check {
    code: "CMP009",
    name: "score-missing",
    level: Level::Warning,
    title_zh: "指标没有填写得分",
    title_en: "An indicator has no score",
    preview: false,
    page: include_str!("score_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if !subject.form.family.is_scored() {
        record.not_applicable(Slot::Title, "这一阶段没有这一栏");
        return;
    }
    each_row_has(subject, record, IndicatorColumn::Score, ("得分", "score"));
}
