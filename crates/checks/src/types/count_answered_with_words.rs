//! A count is answered with words.

use crate::look::{counted, is_wordy, quoted, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::text::Text;

/// TYP016
pub const CHECK: Check = Check {
    code: "TYP016",
    name: "count-answered-with-words",
    level: Level::Warning,
    title_zh: "数量指标用文字作答",
    title_en: "A count is answered with words",
    preview: false,
    page: include_str!("count_answered_with_words.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Actual);
        let operands = [row.slot(IndicatorColumn::Target)];
        let (target, actual) = (&row.row.target, &row.row.actual);
        if target.is_blank() || actual.is_blank() {
            record.not_applicable(slot, "指标值或完成值没有填写");
        } else if counted(target).is_some_and(|target| !target.number.value.is_zero())
            && is_wordy(actual)
        {
            let name = row.name();
            let (target, actual) = (quoted(&target.raw), quoted(&actual.raw));
            record.fail(
                slot,
                &operands,
                Text::new(
                    format!("指标{name}的指标值是{target}，实际完成值却只写{actual}，没有数字，看不出实际完成了多少。"),
                    format!("The indicator {name} has target {target} but actual {actual}: no figure, so what was done is unknown."),
                ),
            );
        } else {
            record.pass(slot, &operands);
        }
    }
}
