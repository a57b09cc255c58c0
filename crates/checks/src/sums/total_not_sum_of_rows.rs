//! The total score is the sum of the rows and the execution score.

use crate::{Check, Record, Subject};
use domain::finding::Level;

/// SUM001
pub const CHECK: Check = Check {
    code: "SUM001",
    name: "total-not-sum-of-rows",
    level: Level::Error,
    title_zh: "总分与各项得分之和不符",
    title_en: "The total score is not the sum of the rows",
    preview: false,
    page: include_str!("total_not_sum_of_rows.md"),
    run,
};

fn run(_subject: &Subject<'_>, _record: &mut Record) {}
