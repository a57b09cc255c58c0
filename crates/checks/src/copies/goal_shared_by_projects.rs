//! Two projects share one goal text.

use crate::look::{is_long, plain, quoted, threshold, whole_document};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Cell, Form, GoalColumn, Slot};
use domain::text::Text;
use std::collections::BTreeMap;

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
    let Some(least) = threshold(subject, "goal-text-minimum-length") else {
        record.not_applicable(Slot::Title, "没有设定检查界限");
        return;
    };
    let mut first: BTreeMap<String, &Form> = BTreeMap::new();
    for form in whole_document(subject) {
        let (form, record) = form.open(record);
        let slot = Slot::Goal(0, GoalColumn::Expected);
        let text = told(form)
            .map(|cell| plain(&cell.raw))
            .filter(|text| !form.project.is_blank() && is_long(text, least));
        let Some(text) = text else {
            record.not_applicable(slot, "没有可以比较的文字");
            continue;
        };
        let earlier = *first.entry(text).or_insert(form);
        if earlier.project.raw == form.project.raw {
            record.pass(slot, &[]);
            continue;
        }
        let (here, there) = (quoted(&form.project.raw), quoted(&earlier.project.raw));
        record.fail(
            slot,
            &[],
            Text::new(
                format!("项目{here}与项目{there}的年度目标一字不差，至少有一个不是按本项目内容写的。"),
                format!("The goals of {here} and {there} are the same word for word; at least one was not written for its project."),
            ),
        );
    }
}

/// The text to compare.
fn told(form: &Form) -> Option<&Cell> {
    form.goals.first().map(|goal| &goal.expected)
}
