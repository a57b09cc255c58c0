//! The date does not exist.

use crate::look::{TEMPLATE, is_filled, quoted};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Field, IndicatorColumn, Slot, StepColumn};
use domain::text::Text;
use domain::value::{PartialDate, Value};

/// TYP015
pub const CHECK: Check = Check {
    code: "TYP015",
    name: "date-impossible",
    level: Level::Error,
    title_zh: "日期不存在",
    title_en: "The date does not exist",
    preview: false,
    page: include_str!("date_impossible.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if !is_filled(form) {
        record.not_applicable(Slot::Title, TEMPLATE);
        return;
    }
    for slot in form.slots() {
        let Some(cell) = form.cell(slot).filter(|_| is_for_dates(slot)) else {
            continue;
        };
        let Value::Deadline(deadline) = &cell.value else {
            continue;
        };
        if deadline.date.is_possible() && deadline.until.is_none_or(PartialDate::is_possible) {
            record.pass(slot, &[]);
        } else {
            let raw = quoted(&cell.raw);
            let finding = record.fail(
                slot,
                &[],
                Text::new(
                    format!("{raw}不是一个存在的日期。"),
                    format!("{raw} is no date of the calendar."),
                ),
            );
            finding.found.clone_from(&cell.raw);
        }
    }
}

/// Whether dates are expected in the cell; a code such as 2022-13-40 is none.
fn is_for_dates(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::Indicator(_, IndicatorColumn::Target | IndicatorColumn::Actual)
            | Slot::Step(_, StepColumn::Period)
            | Slot::Field(Field::FilledOn | Field::Period)
    )
}
