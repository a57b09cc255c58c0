//! Two projects share one goal text.

use crate::look::{is_filled, plain, quoted, threshold};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Form, GoalColumn, Slot};
use domain::number::Number;
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
    let form = subject.form;
    let slot = Slot::Goal(0, GoalColumn::Expected);
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
                    format!("项目{here}与项目{there}的年度目标一字不差，至少有一个不是按本项目内容写的。"),
                    format!("The goals of {here} and {there} are the same word for word; at least one was not written for its project."),
                ),
            );
        }
    }
}

/// The text to compare, by its letters and digits; short texts may coincide.
fn told(form: &Form) -> Option<String> {
    let cell = &form.goals.first()?.expected;
    (!form.project.is_blank()).then(|| plain(&cell.raw))
}
