//! Two projects share one result text.

use crate::look::shared_by_projects;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{GoalColumn, Slot};
use domain::text::Text;

/// DUP002
pub const CHECK: Check = Check {
    code: "DUP002",
    name: "result-shared-by-projects",
    level: Level::Warning,
    title_zh: "两个项目的完成情况完全相同",
    title_en: "Two projects share one result text",
    preview: false,
    page: include_str!("result_shared_by_projects.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let slot = Slot::Goal(0, GoalColumn::Actual);
    shared_by_projects(subject, record, slot, |here, there| {
        Text::new(
            format!("项目{here}与项目{there}的实际完成情况一字不差，至少有一个不是本项目的情况。"),
            format!(
                "The results of {here} and {there} are the same word for word; at least one is not the project's own."
            ),
        )
    });
}
