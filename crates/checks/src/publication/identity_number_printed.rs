//! An identity number stands in a form or report.

use crate::look::{each_number, identities};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::text::Text;

/// PII002
pub const CHECK: Check = Check {
    code: "PII002",
    name: "identity-number-printed",
    level: Level::Warning,
    title_zh: "材料里有居民身份证号码",
    title_en: "An identity number stands in a form or report",
    preview: false,
    page: include_str!("identity_number_printed.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    each_number(subject, record, identities, |number| {
        Text::new(
            format!("这里有居民身份证号码 {number}，绩效材料用不着，请删去。"),
            format!(
                "The identity number {number} stands here; a performance form has no use for it."
            ),
        )
    });
}
