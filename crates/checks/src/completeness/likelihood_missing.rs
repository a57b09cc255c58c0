//! A monitoring row tells no likelihood.

use crate::look::each_row_has;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot, Stage};

/// CMP017
pub const CHECK: Check = Check {
    code: "CMP017",
    name: "likelihood-missing",
    level: Level::Warning,
    title_zh: "监控表没有填写完成可能性",
    title_en: "A monitoring row tells no likelihood",
    preview: false,
    page: include_str!("likelihood_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.stage() != Stage::Monitoring {
        record.not_applicable(Slot::Title, "只有监控表填写完成可能性");
        return;
    }
    each_row_has(
        subject,
        record,
        IndicatorColumn::Likelihood,
        ("完成可能性", "likelihood of being met"),
    );
}
