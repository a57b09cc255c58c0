//! Some group headings give points, some do not.

use crate::look::is_filled_grid;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level1, Level2, Slot};
use domain::text::Text;

/// FRM007
pub const CHECK: Check = Check {
    code: "FRM007",
    name: "heading-points-missing",
    level: Level::Note,
    title_zh: "有的一级指标写了分值，有的没有",
    title_en: "Some group headings give points, some do not",
    preview: false,
    page: include_str!("heading_points_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let printed: Vec<&Level1> = form
        .headings
        .iter()
        .filter(|heading| heading.level2 == Level2::Missing && !heading.points.is_blank())
        .map(|heading| &heading.level1)
        .collect();
    if printed.is_empty() || !is_filled_grid(form) {
        record.not_applicable(Slot::Title, "表头没有写分值");
        return;
    }
    for group in Level1::WEIGHED {
        let Some((at, _)) = form
            .indicators
            .iter()
            .enumerate()
            .find(|(_, row)| row.level1 == group)
        else {
            continue;
        };
        let slot = Slot::Indicator(at, IndicatorColumn::Points);
        if printed.contains(&&group) {
            record.pass(slot, &[]);
        } else {
            let name = group.name();
            record.fail(
                slot,
                &[],
                Text::new(
                    format!("别的一级指标写了分值，{name}指标没有写，无法核对该组分值。"),
                    format!("Other group headings give points, 「{name}」 does not: its weight cannot be verified."),
                ),
            );
        }
    }
}
