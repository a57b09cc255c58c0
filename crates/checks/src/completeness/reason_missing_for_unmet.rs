//! An unmet target has no reason.

use crate::look::{has_reason, has_results, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};
use domain::relation::execution_row;
use domain::scoring::Attainment;
use domain::text::Text;

/// CMP013
pub const CHECK: Check = Check {
    code: "CMP013",
    name: "reason-missing-for-unmet",
    level: Level::Warning,
    title_zh: "未完成的指标没有说明原因",
    title_en: "An unmet target has no reason",
    preview: false,
    page: include_str!("reason_missing_for_unmet.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if !has_results(subject.form) || !subject.rules.reason_for_unmet.value {
        record.not_applicable(Slot::Title, "这一阶段或地区不要求说明原因");
        return;
    }
    let execution = execution_row(subject.form, subject.rules);
    let rows = rows(subject).into_iter();
    for row in rows.filter(|row| Some(row.at) != execution) {
        let slot = row.slot(IndicatorColumn::Reason);
        let operands = [IndicatorColumn::Target, IndicatorColumn::Actual].map(|c| row.slot(c));
        match row.attainment() {
            Attainment::Undecided => record.not_applicable(slot, "从数字看不出是否完成"),
            Attainment::Met => record.pass(slot, &operands),
            Attainment::Unmet if has_reason(&row.row.reason, subject.rules) => {
                record.pass(slot, &operands);
            }
            Attainment::Unmet => {
                let (name, target, actual) = (row.name(), &row.row.target.raw, &row.row.actual.raw);
                let finding = record.fail(
                    slot,
                    &operands,
                    Text::new(
                        format!(
                            "指标{name}指标值{target}，实际{actual}，没有完成，但没有填写原因和改进措施。"
                        ),
                        format!(
                            "The indicator {name} has target {target} and actual {actual}: unmet, yet no reason or measure is given."
                        ),
                    ),
                );
                finding.clause = Some(subject.rules.reason_for_unmet.source.clone());
            }
        }
    }
}
