//! The annual goal is missing.

use crate::look::{TEMPLATE, is_filled_grid, soften};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Family, GoalColumn, Slot};
use domain::text::Text;

/// CMP005
pub const CHECK: Check = Check {
    code: "CMP005",
    name: "goal-missing",
    level: Level::Warning,
    title_zh: "没有填写年度总体目标",
    title_en: "The annual goal is missing",
    preview: false,
    page: include_str!("goal_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let slot = Slot::Goal(0, GoalColumn::Expected);
    if !is_filled_grid(form) {
        record.not_applicable(slot, TEMPLATE);
    } else if form.goals.iter().all(|goal| goal.expected.is_blank()) {
        let stands_for_all = form.family == Family::ProjectTarget && !form.steps.is_empty();
        let finding = record.fail(
            slot,
            &[],
            Text::new("没有填写年度总体目标。", "The annual goal is missing."),
        );
        if stands_for_all {
            finding.message = Text::new(
                "没有填写年度目标，只写了实施计划。",
                "The annual goal is missing; only the plan is told.",
            );
        }
        soften(finding, form);
    } else {
        record.pass(slot, &[]);
    }
}
