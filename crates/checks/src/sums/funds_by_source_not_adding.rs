//! The fund lines by source (appropriation, carried over, other) add to the fund total.

use crate::{Check, Record, Subject, claim};
use domain::finding::Level;
use domain::relation::RelationKind;

/// SUM002
pub const CHECK: Check = Check {
    code: "SUM002",
    name: "funds-by-source-not-adding",
    level: Level::Error,
    title_zh: "按来源列的资金与资金总额不符",
    title_en: "The funds by source do not add to the total",
    preview: false,
    page: include_str!("funds_by_source_not_adding.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::parts(
        subject,
        record,
        RelationKind::FundsBySource,
        "各来源资金",
        "The funds by source",
    );
}
