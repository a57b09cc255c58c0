//! The result is a copy of the goal.

use crate::look::{is_filled, plain};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{GoalColumn, Slot};
use domain::text::Text;

/// DUP007
pub const CHECK: Check = Check {
    code: "DUP007",
    name: "result-copied-from-goal",
    level: Level::Warning,
    title_zh: "实际完成情况照抄预期目标",
    title_en: "The result is a copy of the goal",
    preview: false,
    page: include_str!("result_copied_from_goal.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for (at, goal) in subject.form.goals.iter().enumerate() {
        let slot = Slot::Goal(at, GoalColumn::Actual);
        let operands = [Slot::Goal(at, GoalColumn::Expected)];
        let (expected, actual) = (plain(&goal.expected.raw), plain(&goal.actual.raw));
        if expected.is_empty() || actual.is_empty() || !is_filled(subject.form) {
            record.not_applicable(slot, "目标或完成情况没有填写");
        } else if expected == actual {
            record.fail(
                slot,
                &operands,
                Text::new(
                    "实际完成情况与预期目标一字不差，没有说明完成得怎样。",
                    "The result repeats the goal word for word and does not say what was achieved.",
                ),
            );
        } else if actual.starts_with(&expected) {
            let finding = record.fail(
                slot,
                &operands,
                Text::new(
                    "实际完成情况先照抄了预期目标全文，再补了几句，请改为直接说明完成情况。",
                    "The result first repeats the whole goal and then adds a little; tell what was achieved instead.",
                ),
            );
            finding.level = Level::Note;
        } else {
            record.pass(slot, &operands);
        }
    }
}
