//! The fund lines by nature (basic, project, other) add to the fund total.

use crate::{Check, Record, Subject, claim};
use domain::finding::Level;
use domain::relation::RelationKind;

/// SUM003
pub const CHECK: Check = Check {
    code: "SUM003",
    name: "funds-by-nature-not-adding",
    level: Level::Error,
    title_zh: "基本支出与项目支出之和与资金总额不符",
    title_en: "Basic and project expenditure do not add to the total",
    preview: false,
    page: include_str!("funds_by_nature_not_adding.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::parts(
        subject,
        record,
        RelationKind::FundsByNature,
        "基本支出、项目支出等各项",
        "Basic, project and other expenditure",
    );
}
