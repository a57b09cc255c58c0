//! Large over-achievement has no reason.

use crate::look::{has_reason, has_results, rows, short};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};
use domain::number::Number;
use domain::scoring::Attainment;
use domain::text::Text;
use domain::value::Comparator;

/// CMP014
pub const CHECK: Check = Check {
    code: "CMP014",
    name: "reason-missing-for-over-achievement",
    level: Level::Warning,
    title_zh: "大幅超额完成没有说明原因",
    title_en: "Large over-achievement has no reason",
    preview: false,
    page: include_str!("reason_missing_for_over_achievement.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(limit) = &subject.rules.over_achievement else {
        record.not_applicable(Slot::Title, "规则没有规定超额幅度");
        return;
    };
    if !has_results(subject.form) {
        record.not_applicable(Slot::Title, "这一阶段还没有结果");
        return;
    }
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Reason);
        let operands = [IndicatorColumn::Target, IndicatorColumn::Actual].map(|c| row.slot(c));
        let rewards_less = row
            .row
            .target
            .value
            .quantity()
            .and_then(|quantity| quantity.comparator)
            .is_some_and(Comparator::rewards_less);
        let above = row.ratio().and_then(|ratio| ratio.minus(Number::ONE));
        let Some(above) = above.filter(|_| row.attainment() == Attainment::Met && !rewards_less)
        else {
            record.not_applicable(slot, "没有完成，或不是越多越好");
            continue;
        };
        if above < limit.value.number() || has_reason(&row.row.reason, subject.rules) {
            record.pass(slot, &operands);
            continue;
        }
        let more = above.times(Number::HUNDRED).map_or_else(String::new, short);
        let due = limit.value.percent().map_or_else(String::new, short);
        let name = row.name();
        let finding = record.fail(
            slot,
            &operands,
            Text::new(
                format!("指标{name}超出指标值{more}%，达到{due}%应说明原因，但没有填写。"),
                format!("The indicator {name} is {more}% above its target; from {due}% on a reason is due, and none is given."),
            ),
        );
        finding.clause = Some(limit.source.clone());
    }
}
