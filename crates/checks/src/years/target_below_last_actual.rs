//! A target asks for clearly less than was achieved the year before.

use crate::look::{quoted, threshold};
use crate::pairing::{ALONE, asks_less, pair_rows, year_before};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Cell, IndicatorColumn, Slot, Stage};
use domain::number::Number;
use domain::text::Text;

/// XYR004
pub const CHECK: Check = Check {
    code: "XYR004",
    name: "target-below-last-actual",
    level: Level::Note,
    title_zh: "指标值低于上年实际完成值",
    title_en: "A target below last year's result",
    preview: false,
    page: include_str!("target_below_last_actual.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let before = year_before(subject, |form| form.stage() == Stage::SelfEvaluation);
    let before = before.zip(threshold(subject, "target-below-last-share"));
    let Some((before, share)) = before else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    for (own, theirs) in pair_rows(subject, subject.form, before.form).same {
        let slot = Slot::Indicator(own, IndicatorColumn::Target);
        let rows = (
            subject.form.indicators.get(own),
            before.form.indicators.get(theirs),
        );
        let (Some(now), Some(then)) = rows else {
            continue;
        };
        if asks_less(&now.target, &then.actual) != Some(true) {
            record.pass(slot, &[]);
            continue;
        }
        if gap(&now.target, &then.actual).is_none_or(|gap| gap < share) {
            record.pass(slot, &[]);
            continue;
        }
        let name = quoted(&now.name.raw);
        let (target, actual) = (quoted(&now.target.raw), quoted(&then.actual.raw));
        let message = Text::new(
            format!("指标{name}的指标值是{target}，上年已经完成{actual}，目标定低了没有，请说明。"),
            format!(
                "{name} has the target {target}; {actual} was achieved the year before. Is it too low?"
            ),
        );
        let finding = record.fail(slot, &[], message);
        finding.related = vec![before.cell(Slot::Indicator(theirs, IndicatorColumn::Actual))];
    }
}

/// The difference as a share of what was achieved.
fn gap(target: &Cell, actual: &Cell) -> Option<Number> {
    let target = target.value.quantity()?.base_value()?;
    let actual = actual.value.quantity()?.base_value()?;
    target.minus(actual)?.abs().over(actual.abs())
}
