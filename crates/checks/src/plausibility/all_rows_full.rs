//! Every row has full points.

use crate::look::{Row, rows, slots, threshold};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot, TotalColumn};
use domain::number::Number;
use domain::text::Text;

/// PLA003
pub const CHECK: Check = Check {
    code: "PLA003",
    name: "all-rows-full",
    level: Level::Note,
    title_zh: "所有指标都是满分",
    title_en: "Every row has full points",
    preview: false,
    page: include_str!("all_rows_full.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let slot = Slot::Total(TotalColumn::Score);
    let least = threshold(subject, "full-rows-minimum");
    let rows = rows(subject);
    let count = i64::try_from(rows.len()).map_or(Number::ZERO, Number::from);
    let Some(_) = least.filter(|&least| subject.form.family.is_scored() && count >= least) else {
        record.not_applicable(slot, "计分的指标太少");
        return;
    };
    if rows.iter().all(Row::is_full) {
        record.fail(
            slot,
            &slots(&rows, IndicatorColumn::Score),
            Text::new(
                format!("{count}个指标全部满分，请核对目标是否过低、评分是否过松。"),
                format!("All {count} indicators have full points; are the targets too low or the scores too generous?"),
            ),
        );
    } else {
        record.pass(slot, &slots(&rows, IndicatorColumn::Score));
    }
}
