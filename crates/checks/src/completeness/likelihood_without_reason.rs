//! A target that may be missed has no reason.

use crate::look::{has_reason, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot, Stage};
use domain::text::Text;

/// CMP016
pub const CHECK: Check = Check {
    code: "CMP016",
    name: "likelihood-without-reason",
    level: Level::Warning,
    title_zh: "不能确定完成的指标没有说明原因",
    title_en: "A target that may be missed has no reason",
    preview: false,
    page: include_str!("likelihood_without_reason.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.stage() != Stage::Monitoring {
        record.not_applicable(Slot::Title, "只有监控表填写完成可能性");
        return;
    }
    for row in rows(subject) {
        let likelihood = &row.row.likelihood;
        let slot = row.slot(IndicatorColumn::Reason);
        let operands = [row.slot(IndicatorColumn::Likelihood)];
        if likelihood.is_blank() {
            record.not_applicable(slot, "没有填写完成可能性");
        } else if subject
            .rules
            .vocabulary
            .is("likelihood-certain", &likelihood.raw)
            || has_reason(&row.row.reason, subject.rules)
        {
            record.pass(slot, &operands);
        } else {
            let (name, told) = (row.name(), &likelihood.raw);
            record.fail(
                slot,
                &operands,
                Text::new(
                    format!("指标{name}的完成可能性为“{told}”，应说明原因和改进措施，但没有填写。"),
                    format!("The indicator {name} is told as 「{told}」: reason and measure are due, and none is given."),
                ),
            );
        }
    }
}
