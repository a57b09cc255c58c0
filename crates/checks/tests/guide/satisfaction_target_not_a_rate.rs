//! A satisfaction target that is no percentage.

use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level1, Slot};
use domain::text::Text;

/// TYP090
pub const CHECK: Check = Check {
    code: "TYP090",
    name: "satisfaction-target-not-a-rate",
    level: Level::Warning,
    title_zh: "满意度指标的指标值不是百分比",
    title_en: "A satisfaction target that is no percentage",
    preview: true,
    page: include_str!("satisfaction_target_not_a_rate.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for (row, indicator) in subject.form.indicators.iter().enumerate() {
        let slot = Slot::Indicator(row, IndicatorColumn::Target);
        let target = &indicator.target;
        if indicator.level1 != Level1::Satisfaction || target.is_blank() {
            record.not_applicable(slot, "no satisfaction target");
        } else if target.value.quantity().is_some_and(|q| q.unit.is_percent()) {
            record.pass(slot, &[]);
        } else {
            let raw = &target.raw;
            let finding = record.fail(
                slot,
                &[],
                Text::new(
                    format!("满意度指标的指标值是“{raw}”，应写成百分比，如 ≥95%。"),
                    format!("The satisfaction target is \"{raw}\"; write a percentage like ≥95%."),
                ),
            );
            finding.expected = "百分比".to_owned();
            finding.found = raw.clone();
        }
    }
}
