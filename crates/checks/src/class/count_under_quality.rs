//! A count stands under quality.

use crate::look::{counted, rows, unnegated_ending};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level2};
use domain::text::Text;

/// CLS004
pub const CHECK: Check = Check {
    code: "CLS004",
    name: "count-under-quality",
    level: Level::Note,
    title_zh: "质量指标的指标值是数量",
    title_en: "A count stands under quality",
    preview: false,
    page: include_str!("count_under_quality.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Name);
        let word = unnegated_ending(subject.rules, "count-name", &row.row.name.raw);
        let odd = row.row.level2 == Level2::Quality
            && word.is_some()
            && counted(&row.row.target).is_some_and(|quantity| !quantity.number.value.is_zero());
        if odd {
            let (name, kind) = (row.name(), row.row.level2.name());
            record.fail(
                slot,
                &[row.slot(IndicatorColumn::Target)],
                Text::new(
                    format!("{name}列在{kind}指标下，指标值却是数量，应列在数量下。"),
                    format!("{name} stands under 「{kind}」 but its name and target are a count."),
                ),
            );
        } else {
            record.pass(slot, &[]);
        }
    }
}
