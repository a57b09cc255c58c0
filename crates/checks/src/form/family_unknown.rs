//! The kind of form is not recognised.

use crate::look::quoted;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Family, Slot};
use domain::text::Text;

/// FRM003
pub const CHECK: Check = Check {
    code: "FRM003",
    name: "family-unknown",
    level: Level::Warning,
    title_zh: "认不出是哪种表",
    title_en: "The kind of form is not recognised",
    preview: false,
    page: include_str!("family_unknown.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.family != Family::Unknown {
        record.pass(Slot::Title, &[]);
        return;
    }
    let title = quoted(&form.title.raw);
    record.fail(
        Slot::Title,
        &[],
        Text::new(
            format!("认不出{title}是哪种绩效表，只做了与表种无关的检查。"),
            format!(
                "The kind of {title} is not recognised; only checks that fit any form were made."
            ),
        ),
    );
}
