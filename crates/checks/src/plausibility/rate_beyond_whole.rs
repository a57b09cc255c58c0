//! A rate that cannot exceed 100% does.

use crate::look::{percent, rows, unnegated_ending};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::number::Number;
use domain::text::Text;

/// PLA012
pub const CHECK: Check = Check {
    code: "PLA012",
    name: "rate-beyond-whole",
    level: Level::Error,
    title_zh: "不可能超过100%的比率超过了100%",
    title_en: "A rate that cannot exceed 100% does",
    preview: false,
    page: include_str!("rate_beyond_whole.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let bounded = unnegated_ending(subject.rules, "rate-of-whole", &row.row.name.raw);
        for (column, cell) in [
            (IndicatorColumn::Target, &row.row.target),
            (IndicatorColumn::Actual, &row.row.actual),
        ] {
            let slot = row.slot(column);
            match (bounded, percent(cell)) {
                (Some(_), Some(rate)) if rate.number.value > Number::HUNDRED => {
                    let (name, raw) = (row.name(), &cell.raw);
                    let finding = record.fail(
                        slot,
                        &[],
                        Text::new(
                            format!("{name}写成{raw}，这种比率不可能超过100%。"),
                            format!("{name} reads {raw}; such a rate cannot exceed 100%."),
                        ),
                    );
                    finding.found.clone_from(&cell.raw);
                    finding.expected = "≤100%".to_owned();
                }
                (Some(_), Some(_)) => record.pass(slot, &[]),
                _ => record.not_applicable(slot, "不是部分占全体的比率"),
            }
        }
    }
}
