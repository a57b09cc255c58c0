//! The form prints no year.

use crate::look::{TEMPLATE, is_filled_grid};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::Slot;
use domain::text::Text;

/// CMP003
pub const CHECK: Check = Check {
    code: "CMP003",
    name: "year-missing",
    level: Level::Warning,
    title_zh: "表上没有写年度",
    title_en: "The form names no year",
    preview: false,
    page: include_str!("year_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if !is_filled_grid(form) {
        record.not_applicable(Slot::Title, TEMPLATE);
    } else if form.year.is_none() {
        let assumed = subject.rules.year.0;
        record.fail(
            Slot::Title,
            &[],
            Text::new(
                format!("表上没有写明年度，暂按{assumed}年度的规则检查。"),
                format!("The form names no year; it was checked by the rules of {assumed}."),
            ),
        );
    } else {
        record.pass(Slot::Title, &[]);
    }
}
