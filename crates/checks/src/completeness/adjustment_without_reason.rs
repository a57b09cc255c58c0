//! An adjusted target says why it was adjusted.

use crate::claim::advise;
use crate::look::{has_reason, rows};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::IndicatorColumn;
use domain::text::Text;

/// CMP023
pub const CHECK: Check = Check {
    code: "CMP023",
    name: "adjustment-without-reason",
    level: Level::Warning,
    title_zh: "指标值调整了，没有说明原因",
    title_en: "A target was adjusted without a reason",
    preview: false,
    page: include_str!("adjustment_without_reason.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let (initial, target) = (&row.row.initial, &row.row.target);
        let slot = row.slot(IndicatorColumn::Target);
        let before = row.slot(IndicatorColumn::Initial);
        if initial.is_blank() || target.is_blank() {
            continue;
        }
        let told = [&row.row.reason, &row.row.note];
        if initial.value == target.value
            || told.into_iter().any(|cell| has_reason(cell, subject.rules))
        {
            record.pass(slot, &[before]);
            continue;
        }
        let (name, from, to) = (row.name(), &initial.raw, &target.raw);
        let message = Text::new(
            format!("指标{name}由“{from}”调整为“{to}”，没有写明调整原因。"),
            format!(
                "The indicator {name} was adjusted from 「{from}」 to 「{to}」, and no reason is given."
            ),
        );
        let finding = record.fail(slot, &[before], message);
        finding.expected.clone_from(from);
        finding.found.clone_from(to);
        let advice = Text::new(
            "写明为什么调整、谁批准；没有批准的，恢复原来的指标值。",
            "Say why it was adjusted and who approved it; without approval restore the target.",
        );
        advise(finding, Trust::LookAtIt, advice, None);
    }
}
