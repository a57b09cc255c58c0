//! A row that is not known to be unmet loses points only with a reason.

use crate::claim::advise;
use crate::rows::{self, Scored};
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
        if row.found >= row.points {
            record.pass(row.slot, &[row.at(IndicatorColumn::Points)]);
        } else if row.rule.attainment == Attainment::Unmet {
            record.not_applicable(row.slot, "没有达标，应按公式计分");
        } else if !row.indicator.reason.is_blank() {
            record.pass(row.slot, &[row.at(IndicatorColumn::Reason)]);
        } else if let Some(reason) = shared_reason(subject, &row) {
            record.pass(row.slot, &[reason]);
        } else {
            report(subject, record, &row);
        }
    }
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

fn report(subject: &Subject<'_>, record: &mut Record, row: &Scored<'_>) {
    let (found, points) = (row.found, row.points);
    let Text {
        zh: name,
        en: called,
    } = row.name();
    let (zh, en) = match row.rule.attainment {
        Attainment::Met => ("实际完成值已达到指标值，", "the target is met"),
        Attainment::Unmet | Attainment::Undecided => ("", "nothing says that the target is missed"),
    };
    let message = Text::new(
        format!("{name}{zh}得 {found} 分（满分 {points} 分），却没有写扣分原因。"),
        format!("{called} scores {found} of {points} without a reason, though {en}."),
    );
    let finding = record.fail(row.slot, &row.operands(), message);
    row.figures(finding, points);
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
