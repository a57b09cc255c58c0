//! A project is evaluated of which there is no target form, while there is of others.

use crate::look::{is_filled, quoted};
use crate::pairing::{beside, set_in};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Family, Slot, Stage};
use domain::text::Text;

/// XDO011
pub const CHECK: Check = Check {
    code: "XDO011",
    name: "project-without-target",
    level: Level::Note,
    title_zh: "自评的项目没有目标表",
    title_en: "A project is evaluated that has no target form",
    preview: false,
    page: include_str!("project_without_target.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.family != Family::ProjectSelfEvaluation || !is_filled(form) || form.project.is_blank() {
        return;
    }
    let targets = beside(subject, |form| {
        form.family.is_project() && matches!(form.stage(), Stage::Target | Stage::Approval)
    });
    if targets == 0 {
        record.not_applicable(Slot::Project, "没有项目目标表可以对照");
    } else if set_in(subject).is_some() {
        record.pass(Slot::Project, &[]);
    } else {
        let (name, here) = (quoted(&form.project.raw), subject.around.name());
        record.fail(
            Slot::Project,
            &[],
            Text::new(
                format!("{}有 {targets} 张项目目标表，没有项目{name}的，无法与目标对照。", here.zh),
                format!(
                    "{} has {targets} project target forms, but none of {name}: it cannot be compared with what was set.",
                    here.en
                ),
            ),
        );
    }
}
