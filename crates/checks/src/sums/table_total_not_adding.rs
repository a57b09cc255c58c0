//! A total line of a data table is the sum of its lines.

use crate::{Check, Record, Subject, claim};
use domain::finding::Level;
use domain::relation::RelationKind;

/// SUM005
pub const CHECK: Check = Check {
    code: "SUM005",
    name: "table-total-not-adding",
    level: Level::Error,
    title_zh: "表中合计与各行之和不符",
    title_en: "A table total is not the sum of its lines",
    preview: false,
    page: include_str!("table_total_not_adding.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::parts(
        subject,
        record,
        RelationKind::TableTotal,
        "所属各行",
        "The lines",
    );
}
