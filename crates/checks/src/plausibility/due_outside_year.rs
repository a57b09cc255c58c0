//! A due date lies outside the budget year.

use crate::look::rows;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};
use domain::text::Text;
use domain::value::Value;

/// PLA009
pub const CHECK: Check = Check {
    code: "PLA009",
    name: "due-outside-year",
    level: Level::Warning,
    title_zh: "指标的完成时间不在预算年度内",
    title_en: "A due date lies outside the budget year",
    preview: false,
    page: include_str!("due_outside_year.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(year) = subject.form.year else {
        record.not_applicable(Slot::Title, "表上没有年度");
        return;
    };
    for row in rows(subject) {
        for (column, cell) in [
            (IndicatorColumn::Target, &row.row.target),
            (IndicatorColumn::Actual, &row.row.actual),
        ] {
            let slot = row.slot(column);
            let Value::Deadline(deadline) = &cell.value else {
                continue;
            };
            let named = deadline.until.unwrap_or(deadline.date).year;
            match named {
                None => record.not_applicable(slot, "日期没有年份"),
                Some(named) if named == year.0 => record.pass(slot, &[]),
                Some(_) => {
                    let (name, raw, year) = (row.name(), &cell.raw, year.0);
                    record.fail(
                        slot,
                        &[],
                        Text::new(
                            format!("指标{name}的时间{raw}不在{year}年度内。"),
                            format!("The indicator {name} has the date {raw}, outside {year}."),
                        ),
                    );
                }
            }
        }
    }
}
