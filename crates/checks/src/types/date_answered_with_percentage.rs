//! A date is answered with a percentage.

use crate::look::{percent, quoted, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::text::Text;
use domain::value::Value;

/// TYP006
pub const CHECK: Check = Check {
    code: "TYP006",
    name: "date-answered-with-percentage",
    level: Level::Warning,
    title_zh: "时间指标用百分比作答",
    title_en: "A date is answered with a percentage",
    preview: false,
    page: include_str!("date_answered_with_percentage.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Actual);
        let operands = [row.slot(IndicatorColumn::Target)];
        let (target, actual) = (&row.row.target, &row.row.actual);
        if target.is_blank() || actual.is_blank() {
            record.not_applicable(slot, "指标值或完成值没有填写");
        } else if matches!(target.value, Value::Deadline(_)) && percent(actual).is_some() {
            let name = row.name();
            let (target, actual) = (quoted(&target.raw), quoted(&actual.raw));
            record.fail(
                slot,
                &operands,
                Text::new(
                    format!("指标{name}要求{target}完成，实际完成值却写{actual}，应写实际完成的日期。"),
                    format!("The indicator {name} is due {target} but its actual value is {actual}; the date of completion is wanted."),
                ),
            );
        } else {
            record.pass(slot, &operands);
        }
    }
}
