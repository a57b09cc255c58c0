//! A figure that two tables print is the same in both.

use crate::disputes::{self, Between};
use crate::{Check, Record, Subject};
use domain::finding::Level;

/// XTB002
pub const CHECK: Check = Check {
    code: "XTB002",
    name: "tables-contradict",
    level: Level::Warning,
    title_zh: "表与表之间同一个数不一样",
    title_en: "Two tables print one figure differently",
    preview: false,
    page: include_str!("tables_contradict.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    disputes::each(subject, record, Between::Tables);
}
