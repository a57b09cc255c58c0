//! Two projects share one plan.

use crate::look::{is_long, plain, quoted, threshold, whole_document};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Cell, Form, Slot, StepColumn};
use domain::text::Text;
use std::collections::BTreeMap;

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
    let Some(least) = threshold(subject, "goal-text-minimum-length") else {
        record.not_applicable(Slot::Title, "没有设定检查界限");
        return;
    };
    let mut first: BTreeMap<String, &Form> = BTreeMap::new();
    for form in whole_document(subject) {
        let (form, record) = form.open(record);
        let slot = Slot::Step(0, StepColumn::Task);
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
                format!("项目{here}与项目{there}的实施计划一字不差，请核对是否照抄。"),
                format!(
                    "The plans of {here} and {there} are the same word for word; was one copied?"
                ),
            ),
        );
    }
}

/// The text to compare.
fn told(form: &Form) -> Option<&Cell> {
    form.steps.first().map(|step| &step.task)
}
