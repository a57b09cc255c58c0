//! A figure that two sentences print is the same in both.

use crate::disputes::{self, Between};
use crate::{Check, Record, Subject};
use domain::finding::Level;

/// XTB004
pub const CHECK: Check = Check {
    code: "XTB004",
    name: "prose-contradicts-prose",
    level: Level::Warning,
    title_zh: "前后文字里同一个数不一样",
    title_en: "Two sentences print one figure differently",
    preview: false,
    page: include_str!("prose_contradicts_prose.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    disputes::each(subject, record, Between::Sentences);
}
