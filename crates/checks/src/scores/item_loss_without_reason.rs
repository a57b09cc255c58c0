//! Where an item loses points that no rate explains, its text says why.

use crate::claim::advise;
use crate::look::{has_reason, items};
use crate::naming::cell;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{ItemColumn, Slot};
use domain::relation::Figure;
use domain::rules::Shape;
use domain::text::Text;

/// SCO016
pub const CHECK: Check = Check {
    code: "SCO016",
    name: "item-loss-without-reason",
    level: Level::Warning,
    title_zh: "评价指标扣了分，没有说明原因",
    title_en: "Points of an item lost without a word why",
    preview: false,
    page: include_str!("item_loss_without_reason.md"),
    run,
};

/// The words by which a text says why points were taken.
const REASON: &str = "points-taken-because";

fn run(subject: &Subject<'_>, record: &mut Record) {
    for item in items(subject) {
        let slot = item.slot(ItemColumn::Score);
        let basis = item.slot(ItemColumn::Basis);
        let points = Figure::at(subject.form, item.slot(ItemColumn::Points)).value();
        let (Some(printed), Some(points)) = (item.printed(), points) else {
            record.not_applicable(slot, "没有分值或得分");
            continue;
        };
        let judged = item
            .rule
            .is_some_and(|rule| matches!(rule.shape.value, Shape::Judgement));
        let by_rate = item.scored.row.ratio.is_some() && !judged;
        if by_rate || item.scored.without_subject {
            record.not_applicable(slot, "得分由比率决定，或没有此类事项");
            continue;
        }
        let text = subject.form.cell(basis).map_or("", |cell| &cell.raw);
        let words = &subject.rules.vocabulary;
        let reason = item.slot(ItemColumn::Reason);
        let told = subject
            .form
            .cell(reason)
            .is_some_and(|cell| has_reason(cell, subject.rules));
        if printed >= points || told || words.found_in(REASON, text).is_some() {
            record.pass(slot, &[basis, reason]);
            continue;
        }
        lost(subject, record, slot, basis, points.minus(printed));
    }
}

fn lost(
    subject: &Subject<'_>,
    record: &mut Record,
    slot: Slot,
    basis: Slot,
    lost: Option<domain::number::Number>,
) {
    let name = cell(subject.form, slot);
    let lost = lost.map_or_else(String::new, |lost| lost.normalized().to_string());
    let message = Text::new(
        format!("{}扣了 {lost} 分，文字里没有说明为什么扣。", name.zh),
        format!(
            "The {} is {lost} below its points, and the text does not say why.",
            name.en
        ),
    );
    let finding = record.fail(slot, &[basis], message);
    finding.found = subject
        .form
        .cell(slot)
        .map_or_else(String::new, |cell| cell.raw.clone());
    let advice = Text::new(
        "写明对照哪一条扣了几分；没有理由的，给满分。",
        "Say which condition cost how many points; without a reason give them all.",
    );
    advise(finding, Trust::LookAtIt, advice, None);
}
