//! Some places were read with doubt.

use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::Slot;
use domain::text::Text;

/// FRM005
pub const CHECK: Check = Check {
    code: "FRM005",
    name: "reading-doubtful",
    level: Level::Note,
    title_zh: "有些地方读得没有把握",
    title_en: "Some places were read with doubt",
    preview: false,
    page: include_str!("reading_doubtful.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let doubts = &subject.form.doubts;
    let Some(first) = doubts.first() else {
        record.pass(Slot::Title, &[]);
        return;
    };
    let count = doubts.len();
    let zh = first.message.zh.trim_end_matches('。');
    let en = first.message.en.trim_end_matches('.');
    record.fail(
        Slot::Title,
        &[],
        Text::new(
            format!("读这张表时有{count}处没有把握（如：{zh}），请对照原件。"),
            format!("{count} place(s) of the form were read with doubt (such as: {en}); compare the original."),
        ),
    );
}
