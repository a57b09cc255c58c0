//! Grants from above and own-level funds add to the appropriation.

use crate::{Check, Record, Subject, claim};
use domain::finding::Level;
use domain::relation::RelationKind;

/// SUM004
pub const CHECK: Check = Check {
    code: "SUM004",
    name: "appropriation-parts-not-adding",
    level: Level::Error,
    title_zh: "财政拨款与其组成部分不符",
    title_en: "The parts of the appropriation do not add to it",
    preview: false,
    page: include_str!("appropriation_parts_not_adding.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::parts(
        subject,
        record,
        RelationKind::AppropriationParts,
        "财政拨款的各组成部分",
        "The parts of the appropriation",
    );
}
