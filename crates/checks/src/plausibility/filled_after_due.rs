//! A self-evaluation was filled after the due date.

use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Field, Slot, Stage};
use domain::text::Text;
use domain::value::Value;

/// PLA014
pub const CHECK: Check = Check {
    code: "PLA014",
    name: "filled-after-due",
    level: Level::Note,
    title_zh: "自评表填报晚于规定期限",
    title_en: "A self-evaluation was filled after the due date",
    preview: false,
    page: include_str!("filled_after_due.md"),
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
    let (Some(due), Some(year), Some(date)) = (&subject.rules.due, form.year, date) else {
        record.not_applicable(slot, "没有期限或填报日期");
        return;
    };
    let (Some(on), Some(month), Some(day)) = (date.year, date.month, date.day) else {
        record.not_readable(slot, "填报日期不完整");
        return;
    };
    let (due_month, due_day) = due.value;
    if form.stage() == Stage::SelfEvaluation
        && (on, month, day) > (year.0.saturating_add(1), due_month, due_day)
    {
        let next = year.0.saturating_add(1);
        let finding = record.fail(
            slot,
            &[],
            Text::new(
                format!("填报日期是{date}，晚于规定的{next}年{due_month}月{due_day}日。"),
                format!("The form was filled on {date}, after {next}-{due_month:02}-{due_day:02} when it was due."),
            ),
        );
        finding.clause = Some(due.source.clone());
    } else {
        record.pass(slot, &[]);
    }
}
