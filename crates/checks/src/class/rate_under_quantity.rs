//! A rate stands under quantity.

use crate::look::{is_rate, percent, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level2};
use domain::text::Text;

/// CLS006
pub const CHECK: Check = Check {
    code: "CLS006",
    name: "rate-under-quantity",
    level: Level::Note,
    title_zh: "数量指标的指标值是比率",
    title_en: "A rate stands under quantity",
    preview: false,
    page: include_str!("rate_under_quantity.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Name);
        let ends = is_rate(&row.row.name.raw, subject.rules);
        if row.row.level2 == Level2::Quantity && ends && percent(&row.row.target).is_some() {
            let (name, kind) = (row.name(), row.row.level2.name());
            record.fail(
                slot,
                &[row.slot(IndicatorColumn::Target)],
                Text::new(
                    format!("{name}列在{kind}指标下，却是百分比，看不出绝对数量。"),
                    format!("{name} stands under 「{kind}」 but is a percentage: the amount itself stays unknown."),
                ),
            );
        } else {
            record.pass(slot, &[]);
        }
    }
}
