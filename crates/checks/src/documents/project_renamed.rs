//! A project has another name than when its targets were set.

use crate::look::{plain, quoted};
use crate::pairing::{ALONE, called, set_in};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::Slot;
use domain::text::Text;

/// XDO013
pub const CHECK: Check = Check {
    code: "XDO013",
    name: "project-renamed",
    level: Level::Note,
    title_zh: "项目名称与目标表（批复表）不同",
    title_en: "A project was renamed",
    preview: false,
    page: include_str!("project_renamed.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if !form.family.is_project() || form.project.is_blank() {
        return;
    }
    let Some(set) = set_in(subject) else {
        record.not_applicable(Slot::Project, ALONE);
        return;
    };
    let (new, old) = (&form.project.raw, &set.form.project.raw);
    if plain(new) == plain(old) {
        record.pass(Slot::Project, &[]);
        return;
    }
    let (here, there) = (called(form), called(set.form));
    let message = Text::new(
        format!(
            "{}里的项目叫{}，{}写成了{}，按同一个项目核对；不是的话请分别报送。",
            there.zh,
            quoted(old),
            here.zh,
            quoted(new)
        ),
        format!(
            "{} calls the project {}, {} {}; they were compared as one.",
            there.en,
            quoted(old),
            here.en,
            quoted(new)
        ),
    );
    let finding = record.fail(Slot::Project, &[], message);
    finding.expected.clone_from(old);
    finding.found.clone_from(new);
    finding.related = vec![set.cell(Slot::Project)];
}
