//! A project has a target form and no self-evaluation, while others have both.

use crate::look::{is_filled, quoted};
use crate::pairing::{answered_in, beside};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Family, Slot};
use domain::text::Text;

/// XDO012
pub const CHECK: Check = Check {
    code: "XDO012",
    name: "project-not-evaluated",
    level: Level::Warning,
    title_zh: "有目标表的项目没有自评",
    title_en: "A project that has targets is not evaluated",
    preview: false,
    page: include_str!("project_not_evaluated.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.family != Family::ProjectTarget || !is_filled(form) || form.project.is_blank() {
        return;
    }
    let evaluated = beside(subject, |form| form.family == Family::ProjectSelfEvaluation);
    if evaluated == 0 {
        record.not_applicable(Slot::Project, "没有项目自评表可以对照");
    } else if answered_in(subject).is_some() {
        record.pass(Slot::Project, &[]);
    } else {
        let (name, here) = (quoted(&form.project.raw), subject.around.name());
        record.fail(
            Slot::Project,
            &[],
            Text::new(
                format!("项目{name}有目标表，{}的 {evaluated} 张项目自评表里没有它。", here.zh),
                format!(
                    "{name} has a target form, but is none of the {evaluated} project self-evaluations of {}.",
                    here.en
                ),
            ),
        );
    }
}
