//! A self-evaluation was filled before the year ended.

use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Field, Slot, Stage};
use domain::text::Text;
use domain::value::Value;

/// PLA013
pub const CHECK: Check = Check {
    code: "PLA013",
    name: "filled-before-year-end",
    level: Level::Warning,
    title_zh: "自评表在年度结束前填报",
    title_en: "A self-evaluation was filled before the year ended",
    preview: false,
    page: include_str!("filled_before_year_end.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let slot = Slot::Field(Field::FilledOn);
    let form = subject.form;
    let date = form
        .field(Field::FilledOn)
        .and_then(|cell| match &cell.value {
            Value::Deadline(deadline) => Some(deadline.date),
            _ => None,
        });
    let (Some(year), Some(date)) = (form.year, date) else {
        record.not_applicable(slot, "没有年度或填报日期");
        return;
    };
    if form.stage() != Stage::SelfEvaluation {
        record.not_applicable(slot, "不是自评表");
        return;
    }
    let before = date
        .year
        .is_some_and(|on| on < year.0 || (on == year.0 && date.month.is_some_and(|m| m < 12)));
    if before {
        let year = year.0;
        record.fail(
            slot,
            &[],
            Text::new(
                format!("填报日期是{date}，而{year}年度还没有结束，全年的结果从何而来？"),
                format!("The form was filled on {date}, before {year} was over; whence the results of the year?"),
            ),
        );
    } else {
        record.pass(slot, &[]);
    }
}
