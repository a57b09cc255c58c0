//! An indicator stands twice in a form.

use crate::look::{Row, plain, quoted, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level1};
use domain::text::Text;
use std::collections::BTreeMap;

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
    let mut known: BTreeMap<(&Level1, String, String), &Row<'_>> = BTreeMap::new();
    for row in &rows {
        let slot = row.slot(IndicatorColumn::Name);
        let (name, target) = (plain(&row.row.name.raw), plain(&row.row.target.raw));
        if name.is_empty() {
            record.not_applicable(slot, "这一行没有名称");
            continue;
        }
        let other = *known.entry((&row.row.level1, name, target)).or_insert(row);
        if other.at == row.at {
            record.pass(slot, &[]);
            continue;
        }
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
