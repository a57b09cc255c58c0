//! The points of a row are more than zero.

use crate::claim::advise;
use crate::naming::quoted;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{IndicatorColumn, Slot};
use domain::relation::Figure;
use domain::text::Text;

/// WGT007
pub const CHECK: Check = Check {
    code: "WGT007",
    name: "points-not-positive",
    level: Level::Error,
    title_zh: "分值为零或负数",
    title_en: "A row has zero or negative points",
    preview: false,
    page: include_str!("points_not_positive.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.blank {
        return;
    }
    let rows = subject.form.indicators.iter().enumerate();
    for (row, indicator) in rows.filter(|(_, row)| !row.level1.is_beside()) {
        let slot = Slot::Indicator(row, IndicatorColumn::Points);
        let Some(found) = Figure::at(subject.form, slot).value() else {
            record.not_applicable(slot, "没有分值");
            continue;
        };
        if !found.is_negative() && !found.is_zero() {
            record.pass(slot, &[]);
            continue;
        }
        let Text {
            zh: name,
            en: called,
        } = quoted(&indicator.name.raw);
        let message = Text::new(
            format!("{name}的分值是 {found}，应大于 0。"),
            format!("{called} has {found} points; points are more than 0."),
        );
        let finding = record.fail(slot, &[], message);
        if found.is_zero() {
            finding.level = Level::Warning;
        }
        finding.expected = "> 0".to_owned();
        finding.found = found.to_string();
        "分".clone_into(&mut finding.unit);
        let advice = Text::new(
            "给这一行分配分值，或删去不用的行。",
            "Give the row its points or leave the row out.",
        );
        advise(
            finding,
            Trust::LookAtIt,
            advice,
            Some(&subject.rules.total_points.source),
        );
    }
}
