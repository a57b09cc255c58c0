//! The actual value is several times the target.

use crate::look::{rows, short, threshold, unnegated};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};
use domain::text::Text;
use domain::value::Comparator;

/// PLA004
pub const CHECK: Check = Check {
    code: "PLA004",
    name: "target-far-too-low",
    level: Level::Warning,
    title_zh: "实际值是指标值的几倍，目标定得太低",
    title_en: "The actual value is several times the target",
    preview: false,
    page: include_str!("target_far_too_low.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(times) = threshold(subject, "over-achievement-multiple") else {
        record.not_applicable(Slot::Title, "没有设定检查界限");
        return;
    };
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Target);
        let operands = [row.slot(IndicatorColumn::Actual)];
        let target = row.row.target.value.quantity();
        let rewards_less = target
            .and_then(|quantity| quantity.comparator)
            .is_some_and(Comparator::rewards_less);
        let lower = || unnegated(subject.rules, "lower-is-better", &row.row.name.raw).is_some();
        match row
            .ratio()
            .filter(|_| target.is_some() && !rewards_less && !lower())
        {
            None => record.not_applicable(slot, "完成值与指标值不能相比"),
            Some(ratio) if ratio < times => record.pass(slot, &operands),
            Some(ratio) => {
                let (name, ratio) = (row.name(), short(ratio));
                let (target, actual) = (&row.row.target.raw, &row.row.actual.raw);
                record.fail(
                    slot,
                    &operands,
                    Text::new(
                        format!("指标{name}的指标值{target}，实际{actual}，是目标的{ratio}倍，目标定得太低或数字有误。"),
                        format!("The indicator {name} has target {target} and actual {actual}, {ratio} times as much: the target is far too low, or a figure is wrong."),
                    ),
                );
            }
        }
    }
}
