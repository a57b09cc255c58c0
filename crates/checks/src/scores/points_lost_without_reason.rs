//! A row that is not known to be unmet loses points only with a reason.

use crate::claim::advise;
use crate::rows::{self, Deducted, Scored};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{IndicatorColumn, Slot};
use domain::relation::Figure;
use domain::scoring::Attainment;
use domain::text::Text;

/// SCO006
pub const CHECK: Check = Check {
    code: "SCO006",
    name: "points-lost-without-reason",
    level: Level::Warning,
    title_zh: "没有写明原因而扣分",
    title_en: "Points lost without a reason",
    preview: false,
    page: include_str!("points_lost_without_reason.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows::scored(subject, record) {
        let reason = given_reason(subject, &row);
        match (row.rule.attainment, reason) {
            _ if row.is_full() => record.pass(row.slot, &[row.at(IndicatorColumn::Points)]),
            (Attainment::Unmet, _) => record.not_applicable(row.slot, "没有达标，应按公式计分"),
            (Attainment::Met, Some(reason)) => doubt(subject, record, &row, reason),
            (Attainment::Undecided, Some(reason)) => record.pass(row.slot, &[reason]),
            (_, None) => report(subject, record, &row),
        }
    }
}

/// The cell that gives a reason for the row.
fn given_reason(subject: &Subject<'_>, row: &Scored<'_>) -> Option<Slot> {
    if row.indicator.reason.is_blank() {
        return shared_reason(subject, row);
    }
    Some(row.at(IndicatorColumn::Reason))
}

/// One merged reason cell may stand for a whole group: it is read at the group's first
/// row, and a row that lost nothing needs no reason of its own.
fn shared_reason(subject: &Subject<'_>, row: &Scored<'_>) -> Option<Slot> {
    let form = subject.form;
    let figure = |index, column| Figure::at(form, Slot::Indicator(index, column)).value();
    let same = |index: &usize| form.indicators[*index].level1 == row.indicator.level1;
    let first = (0..row.index).find(same)?;
    let lost = figure(first, IndicatorColumn::Score) != figure(first, IndicatorColumn::Points);
    let blank = form.indicators[first].reason.is_blank();
    (!lost && !blank).then_some(Slot::Indicator(first, IndicatorColumn::Reason))
}

/// A met row may lose points for something else than the target; only a person can say
/// whether the reason is about that.
fn doubt(subject: &Subject<'_>, record: &mut Record, row: &Scored<'_>, reason: Slot) {
    let Text {
        zh: name,
        en: called,
    } = row.name();
    let (zh, en) = told(row);
    let message = Text::new(
        format!("{name}实际完成值已达到指标值，仍{zh}；请核对所写原因是否说的这一行。"),
        format!("{called} meets its target, yet {en}; is the reason given about this row?"),
    );
    let finding = record.fail(row.slot, &[reason], message);
    finding.level = Level::Note;
    finding.found = row.found.to_string();
    "分".clone_into(&mut finding.unit);
    let advice = Text::new(
        "原因说的是这一行的，写清扣了什么；不是的，改为满分。",
        "If the reason is about this row say what the points are for, else give full points.",
    );
    let clause = Some(&subject.rules.reason_for_unmet.source);
    advise(finding, Trust::LookAtIt, advice, clause);
}

/// What the row lost, as part of a sentence.
fn told(row: &Scored<'_>) -> (String, String) {
    let (found, points) = (row.found, row.points);
    match row.deducted {
        _ if found < points => (
            format!("只得 {found} 分（满分 {points} 分）"),
            format!("scores {found} of {points}"),
        ),
        Deducted::Points(lost) => (format!("扣 {lost} 分"), format!("loses {lost} points")),
        Deducted::Nothing | Deducted::Words => ("扣了分".to_owned(), "loses points".to_owned()),
    }
}

fn report(subject: &Subject<'_>, record: &mut Record, row: &Scored<'_>) {
    let Text {
        zh: name,
        en: called,
    } = row.name();
    let (zh, en) = match row.rule.attainment {
        Attainment::Met => ("实际完成值已达到指标值，", "the target is met"),
        Attainment::Unmet | Attainment::Undecided => ("", "nothing says that the target is missed"),
    };
    let (told_zh, told_en) = told(row);
    let message = Text::new(
        format!("{name}{zh}{told_zh}，却没有写扣分原因。"),
        format!("{called} {told_en} without a reason, though {en}."),
    );
    let finding = record.fail(row.slot, &row.operands(), message);
    if row.found < row.points {
        row.figures(finding, row.points);
    }
    let advice = Text::new(
        "写明扣分原因和改进措施；没有理由扣分的，改为满分。",
        "Give the reason and the measure, or give full points.",
    );
    advise(
        finding,
        Trust::LookAtIt,
        advice,
        Some(&subject.rules.reason_for_unmet.source),
    );
}
