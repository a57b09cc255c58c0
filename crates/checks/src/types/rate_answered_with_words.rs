//! A rate is answered with words.

use crate::look::{is_wordy, percent, quoted, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Cell, IndicatorColumn};
use domain::number::Number;
use domain::text::Text;

/// TYP007
pub const CHECK: Check = Check {
    code: "TYP007",
    name: "rate-answered-with-words",
    level: Level::Warning,
    title_zh: "比率指标用文字作答",
    title_en: "A rate is answered with words",
    preview: false,
    page: include_str!("rate_answered_with_words.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Actual);
        let operands = [row.slot(IndicatorColumn::Target)];
        let (target, actual) = (&row.row.target, &row.row.actual);
        if target.is_blank() || actual.is_blank() {
            record.not_applicable(slot, "指标值或完成值没有填写");
        } else if percent(target).is_some()
            && is_wordy(actual)
            && !says_all(target, actual, subject)
        {
            let name = row.name();
            let (target, actual) = (quoted(&target.raw), quoted(&actual.raw));
            record.fail(
                slot,
                &operands,
                Text::new(
                    format!("指标{name}的指标值是{target}，实际完成值却只写{actual}，没有数字，得分没有依据。"),
                    format!("The indicator {name} has target {target} but actual {actual}: no figure, so its score has no ground."),
                ),
            );
        } else {
            record.pass(slot, &operands);
        }
    }
}

/// Whether all was asked for and the answer is that it was done.
fn says_all(target: &Cell, actual: &Cell, subject: &Subject<'_>) -> bool {
    percent(target).is_some_and(|rate| rate.number.value == Number::HUNDRED)
        && subject.rules.vocabulary.is("achieved", &actual.raw)
}
