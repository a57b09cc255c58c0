//! Two projects share one plan.

use crate::look::{is_filled, plain, quoted, threshold};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Form, Slot, StepColumn};
use domain::number::Number;
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
    let form = subject.form;
    let slot = Slot::Step(0, StepColumn::Task);
    let Some(least) = threshold(subject, "goal-text-minimum-length") else {
        record.not_applicable(slot, "没有设定检查界限");
        return;
    };
    let long = |text: &String| {
        i64::try_from(text.chars().count()).is_ok_and(|count| Number::from(count) >= least)
    };
    let Some(text) = told(form).filter(|text| is_filled(form) && long(text)) else {
        record.not_applicable(slot, "没有可以比较的文字");
        return;
    };
    let earlier = subject.cases[..subject.index].iter().find(|case| {
        case.form.project.raw != form.project.raw && told(case.form).as_ref() == Some(&text)
    });
    match earlier {
        None => record.pass(slot, &[]),
        Some(other) => {
            let (here, there) = (quoted(&form.project.raw), quoted(&other.form.project.raw));
            record.fail(
                slot,
                &[],
                Text::new(
                    format!("项目{here}与项目{there}的实施计划一字不差，请核对是否照抄。"),
                    format!("The plans of {here} and {there} are the same word for word; was one copied?"),
                ),
            );
        }
    }
}

/// The text to compare, by its letters and digits; short texts may coincide.
fn told(form: &Form) -> Option<String> {
    let cell = &form.steps.first()?.task;
    (!form.project.is_blank()).then(|| plain(&cell.raw))
}
