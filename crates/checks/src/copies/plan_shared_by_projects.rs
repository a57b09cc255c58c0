//! Two projects share one plan.

use crate::look::shared_by_projects;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Slot, StepColumn};
use domain::text::Text;

/// DUP003
pub const CHECK: Check = Check {
    code: "DUP003",
    name: "plan-shared-by-projects",
    level: Level::Note,
    title_zh: "两个项目的实施计划完全相同",
    title_en: "Two projects share one plan",
    preview: false,
    page: include_str!("plan_shared_by_projects.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let slot = Slot::Step(0, StepColumn::Task);
    shared_by_projects(subject, record, slot, |here, there| {
        Text::new(
            format!("项目{here}与项目{there}的实施计划一字不差，请核对是否照抄。"),
            format!("The plans of {here} and {there} are the same word for word; was one copied?"),
        )
    });
}
