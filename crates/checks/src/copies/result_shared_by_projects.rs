//! Two projects share one result text.

use crate::look::{is_filled, plain, quoted, threshold};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Form, GoalColumn, Slot};
use domain::number::Number;
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
    let form = subject.form;
    let slot = Slot::Goal(0, GoalColumn::Actual);
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
                    format!("项目{here}与项目{there}的实际完成情况一字不差，至少有一个不是本项目的情况。"),
                    format!("The results of {here} and {there} are the same word for word; at least one is not the project's own."),
                ),
            );
        }
    }
}

/// The text to compare, by its letters and digits; short texts may coincide.
fn told(form: &Form) -> Option<String> {
    let cell = &form.goals.first()?.actual;
    (!form.project.is_blank()).then(|| plain(&cell.raw))
}
