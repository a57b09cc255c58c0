//! Where rows carry points, every row that names an indicator carries them.

use crate::claim::advise;
use crate::naming::quoted;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Cell, Form, IndicatorColumn, Slot};
use domain::place::Place;
use domain::text::Text;

/// WGT008
pub const CHECK: Check = Check {
    code: "WGT008",
    name: "points-missing",
    level: Level::Warning,
    title_zh: "有的行没有分值",
    title_en: "A row has no points",
    preview: false,
    page: include_str!("points_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let weighed = form.indicators.iter().any(|row| !row.points.is_blank());
    if form.blank || !weighed {
        return;
    }
    for (row, indicator) in form.indicators.iter().enumerate() {
        let slot = Slot::Indicator(row, IndicatorColumn::Points);
        if indicator.name.is_blank() || indicator.level1.is_beside() {
            record.not_applicable(slot, "空行，或是加分、扣分的一行");
            continue;
        }
        if merged(&indicator.points, form) {
            record.not_applicable(slot, "分值合并填在一格，属于这一类指标");
            continue;
        }
        if !indicator.points.is_blank() {
            record.pass(slot, &[]);
            continue;
        }
        let Text {
            zh: name,
            en: called,
        } = quoted(&indicator.name.raw);
        let message = Text::new(
            format!("{name}没有分值，其他行都有。"),
            format!("{called} has no points though other rows have."),
        );
        let finding = record.fail(slot, &[], message);
        if !indicator.score.is_blank() {
            finding.level = Level::Error;
        }
        let advice = Text::new(
            "补填分值，并使各项分值合计等于满分。",
            "Fill in the points so that all add to the full total.",
        );
        advise(
            finding,
            Trust::Certain,
            advice,
            Some(&subject.rules.total_points.source),
        );
    }
}

/// Whether the points stand in a merged cell that holds those of a group or of a row above.
fn merged(points: &Cell, form: &Form) -> bool {
    let groups = form.headings.iter().map(|heading| &heading.points);
    let rows = form.indicators.iter().map(|row| &row.points);
    let at = |other: &Cell| !other.is_blank() && other.place == points.place;
    points.is_blank() && points.place != Place::default() && groups.chain(rows).any(at)
}
