//! A project form names no project.

use crate::look::{TEMPLATE, is_filled};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::Slot;
use domain::text::Text;

/// CMP001
pub const CHECK: Check = Check {
    code: "CMP001",
    name: "project-name-missing",
    level: Level::Error,
    title_zh: "项目表没有填写项目名称",
    title_en: "A project form names no project",
    preview: false,
    page: include_str!("project_name_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    // The title of a report need not name its project alone.
    if !form.family.is_project() || form.family.is_report() {
        record.not_applicable(Slot::Project, "不是项目表");
    } else if !is_filled(form) {
        record.not_applicable(Slot::Project, TEMPLATE);
    } else if form.project.is_blank() {
        let finding = record.fail(
            Slot::Project,
            &[],
            Text::new(
                "这张项目表没有填写项目名称，无法知道是哪个项目。",
                "The form names no project, so nobody can tell which one it is about.",
            ),
        );
        // The name may stand where nobody looked.
        if form.may_hide_more() {
            finding.level = Level::Warning;
        }
    } else {
        record.pass(Slot::Project, &[]);
    }
}
