//! A template was left blank.

use crate::look::quoted;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::Slot;
use domain::text::Text;

/// FRM001
pub const CHECK: Check = Check {
    code: "FRM001",
    name: "template-left-blank",
    level: Level::Note,
    title_zh: "空白模板没有填写",
    title_en: "A template was left blank",
    preview: false,
    page: include_str!("template_left_blank.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if !form.blank {
        record.pass(Slot::Title, &[]);
        return;
    }
    let title = if form.title.is_blank() {
        form.family.chinese().to_owned()
    } else {
        quoted(&form.title.raw)
    };
    record.fail(
        Slot::Title,
        &[],
        Text::new(
            format!("{title}是空白表，没有填写；本单位不涉及的请删去，涉及的请补填。"),
            format!("{title} is blank; delete it if it does not concern the unit, else fill it."),
        ),
    );
}
