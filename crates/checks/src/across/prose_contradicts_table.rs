//! A figure that a sentence repeats is that of the tables.

use crate::disputes::{self, Between};
use crate::{Check, Record, Subject};
use domain::finding::Level;

/// XTB003
pub const CHECK: Check = Check {
    code: "XTB003",
    name: "prose-contradicts-table",
    level: Level::Warning,
    title_zh: "文字与表里同一个数不一样",
    title_en: "A sentence and a table print one figure differently",
    preview: false,
    page: include_str!("prose_contradicts_table.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    disputes::each(subject, record, Between::ProseAndTable);
}
