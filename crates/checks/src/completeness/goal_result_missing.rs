//! A self-evaluation does not say what became of the goal.

use crate::look::{TEMPLATE, is_filled_grid};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{GoalColumn, Slot, Stage};
use domain::text::Text;

/// CMP006
pub const CHECK: Check = Check {
    code: "CMP006",
    name: "goal-result-missing",
    level: Level::Warning,
    title_zh: "自评表没有填写总体目标的完成情况",
    title_en: "A self-evaluation does not say what became of the goal",
    preview: false,
    page: include_str!("goal_result_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.stage() != Stage::SelfEvaluation {
        record.not_applicable(Slot::Title, "这一阶段还没有结果");
        return;
    }
    if !is_filled_grid(form) {
        record.not_applicable(Slot::Title, TEMPLATE);
        return;
    }
    for (at, goal) in form.goals.iter().enumerate() {
        let slot = Slot::Goal(at, GoalColumn::Actual);
        let expected = [Slot::Goal(at, GoalColumn::Expected)];
        if goal.actual.is_blank() && form.may_hide_more() {
            record.not_readable(slot, "读表有疑点，完成情况可能与目标连在一起");
        } else if goal.actual.is_blank() && !goal.expected.is_blank() {
            record.fail(
                slot,
                &expected,
                Text::new(
                    "总体目标的实际完成情况没有填写。",
                    "What became of the annual goal is not told.",
                ),
            );
        } else {
            record.pass(slot, &expected);
        }
    }
}
