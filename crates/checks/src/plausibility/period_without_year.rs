//! The project's period leaves out the budget year.

use crate::look::{quoted, years};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Field, Slot};
use domain::text::Text;

/// PLA008
pub const CHECK: Check = Check {
    code: "PLA008",
    name: "period-without-year",
    level: Level::Warning,
    title_zh: "项目实施时间不含预算年度",
    title_en: "The project's period leaves out the budget year",
    preview: false,
    page: include_str!("period_without_year.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let slot = Slot::Field(Field::Period);
    let (Some(year), Some(period)) = (subject.form.year, subject.form.field(Field::Period)) else {
        record.not_applicable(slot, "没有年度或实施时间");
        return;
    };
    let named = years(&period.raw);
    match (named.iter().min(), named.iter().max()) {
        (Some(&first), Some(&last)) if year.0 < first || year.0 > last => {
            let (printed, year) = (quoted(&period.raw), year.0);
            let finding = record.fail(
                slot,
                &[],
                Text::new(
                    format!("这是{year}年度的表，项目计划实施时间却是{printed}。"),
                    format!("The form is about {year}, but the project runs {printed}."),
                ),
            );
            finding.expected = year.to_string();
            finding.found.clone_from(&period.raw);
        }
        (Some(_), Some(_)) => record.pass(slot, &[]),
        _ => record.not_applicable(slot, "时间里没有年份"),
    }
}
