//! Two projects share one result text.

use crate::look::{is_long, plain, quoted, threshold, whole_document};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Cell, Form, GoalColumn, Slot};
use domain::text::Text;
use std::collections::BTreeMap;

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
    let Some(least) = threshold(subject, "goal-text-minimum-length") else {
        record.not_applicable(Slot::Title, "没有设定检查界限");
        return;
    };
    let mut first: BTreeMap<String, &Form> = BTreeMap::new();
    for form in whole_document(subject) {
        let (form, record) = form.open(record);
        let slot = Slot::Goal(0, GoalColumn::Actual);
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
                format!("项目{here}与项目{there}的实际完成情况一字不差，至少有一个不是本项目的情况。"),
                format!("The results of {here} and {there} are the same word for word; at least one is not the project's own."),
            ),
        );
    }
}

/// The text to compare.
fn told(form: &Form) -> Option<&Cell> {
    form.goals.first().map(|goal| &goal.actual)
}
