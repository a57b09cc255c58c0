//! Two projects share one goal text.

use crate::look::shared_by_projects;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{GoalColumn, Slot};
use domain::text::Text;

/// DUP001
pub const CHECK: Check = Check {
    code: "DUP001",
    name: "goal-shared-by-projects",
    level: Level::Warning,
    title_zh: "两个项目的年度目标完全相同",
    title_en: "Two projects share one goal text",
    preview: false,
    page: include_str!("goal_shared_by_projects.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let slot = Slot::Goal(0, GoalColumn::Expected);
    shared_by_projects(subject, record, slot, |here, there| {
        Text::new(
            format!("项目{here}与项目{there}的年度目标一字不差，至少有一个不是按本项目内容写的。"),
            format!(
                "The goals of {here} and {there} are the same word for word; at least one was not written for its project."
            ),
        )
    });
}
