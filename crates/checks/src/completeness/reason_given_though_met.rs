//! A met target carries a reason for missing it.

use crate::look::{Row, has_reason, has_results, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};
use domain::number::Number;
use domain::place::Place;
use domain::scoring::Attainment;
use domain::text::Text;

/// CMP015
pub const CHECK: Check = Check {
    code: "CMP015",
    name: "reason-given-though-met",
    level: Level::Warning,
    title_zh: "已经完成的指标却写了未完成原因",
    title_en: "A met target carries a reason for missing it",
    preview: false,
    page: include_str!("reason_given_though_met.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if !has_results(subject.form) {
        record.not_applicable(Slot::Title, "这一阶段还没有结果");
        return;
    }
    let rows = rows(subject);
    for row in &rows {
        let slot = row.slot(IndicatorColumn::Reason);
        let operands = [IndicatorColumn::Target, IndicatorColumn::Actual].map(|c| row.slot(c));
        if !has_reason(&row.row.reason, subject.rules) {
            record.pass(slot, &operands);
        } else if row.attainment() != Attainment::Met || !row.is_full() {
            record.not_applicable(slot, "不能确定已完成并得满分");
        } else if is_adjusted(row) || explains_more(row, subject) || speaks_of_another(row, &rows) {
            record.pass(slot, &operands);
        } else {
            let (name, target, actual) = (row.name(), &row.row.target.raw, &row.row.actual.raw);
            record.fail(
                slot,
                &operands,
                Text::new(
                    format!("指标{name}指标值{target}，实际{actual}，已经完成并得满分，却写了未完成的原因。"),
                    format!("The indicator {name} has target {target} and actual {actual}: met with full points, yet a reason for missing it is given."),
                ),
            );
        }
    }
}

/// Whether the target was adjusted, so that the reason may be why.
fn is_adjusted(row: &Row<'_>) -> bool {
    let (initial, target) = (&row.row.initial, &row.row.target);
    !initial.is_blank() && !target.is_blank() && initial.value != target.value
}

/// Whether one merged cell gives the reason for several rows, of which another may need it or
/// an earlier one was told of.
fn speaks_of_another(row: &Row<'_>, rows: &[Row<'_>]) -> bool {
    let place = &row.row.reason.place;
    let mut others = rows
        .iter()
        .filter(|other| other.at != row.at && other.row.reason.place == *place);
    let met = |other: &Row<'_>| other.attainment() == Attainment::Met && other.is_full();
    *place != Place::default() && others.any(|other| other.at < row.at || !met(other))
}

/// Whether the reason may explain why so much more was done.
fn explains_more(row: &Row<'_>, subject: &Subject<'_>) -> bool {
    let rules = subject.rules;
    // Where the rules name no figure, a multiple that calls for an answer may be given one.
    let limit = match &rules.over_achievement {
        Some(limit) => limit.value.number().plus(Number::ONE),
        None => rules
            .threshold("over-achievement-multiple")
            .map(|limit| limit.value),
    };
    match (row.ratio(), limit) {
        (Some(ratio), Some(limit)) => ratio >= limit,
        _ => false,
    }
}
