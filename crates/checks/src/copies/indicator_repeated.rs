//! An indicator stands twice in a form.

use crate::look::{plain, quoted, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::text::Text;

/// DUP005
pub const CHECK: Check = Check {
    code: "DUP005",
    name: "indicator-repeated",
    level: Level::Warning,
    title_zh: "同一张表中指标重复",
    title_en: "An indicator stands twice in a form",
    preview: false,
    page: include_str!("indicator_repeated.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let rows = rows(subject);
    for (position, row) in rows.iter().enumerate() {
        let slot = row.slot(IndicatorColumn::Name);
        let name = plain(&row.row.name.raw);
        let twin = rows[..position].iter().find(|other| {
            !name.is_empty()
                && plain(&other.row.name.raw) == name
                && other.row.level1 == row.row.level1
                && plain(&other.row.target.raw) == plain(&row.row.target.raw)
        });
        match twin {
            None => record.pass(slot, &[]),
            Some(other) => {
                let (shown, target) = (row.name(), quoted(&row.row.target.raw));
                record.fail(
                    slot,
                    &[other.slot(IndicatorColumn::Name)],
                    Text::new(
                        format!("指标{shown}（指标值{target}）在表中出现了两次，重复计分。"),
                        format!("The indicator {shown} (target {target}) stands twice in the form and is scored twice."),
                    ),
                );
            }
        }
    }
}
