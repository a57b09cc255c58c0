//! A telephone number stands in what is to be published.

use crate::look::{each_number, phones};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::text::Text;

/// PII001
pub const CHECK: Check = Check {
    code: "PII001",
    name: "phone-number-printed",
    level: Level::Warning,
    title_zh: "拟公开的材料里有电话号码",
    title_en: "A telephone number in what is to be published",
    preview: true,
    page: include_str!("phone_number_printed.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    each_number(subject, record, phones, |number| {
        Text::new(
            format!("这里有电话号码 {number}，公开前请删去。"),
            format!("The telephone number {number} stands here; take it out before publication."),
        )
    });
}
