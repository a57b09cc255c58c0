//! The points of the total row are those of the rules.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Slot, TotalColumn};
use domain::relation::Figure;
use domain::text::Text;

/// WGT002
pub const CHECK: Check = Check {
    code: "WGT002",
    name: "total-points-not-as-ruled",
    level: Level::Error,
    title_zh: "总分值不是规则规定的满分",
    title_en: "The total points are not those of the rules",
    preview: false,
    page: include_str!("total_points_not_as_ruled.md"),
    run,
};

const TOTAL: Slot = Slot::Total(TotalColumn::Points);

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.blank || !subject.form.family.is_scored() {
        return;
    }
    let Some(found) = Figure::at(subject.form, TOTAL).value() else {
        record.not_applicable(TOTAL, "总分栏没有分值");
        return;
    };
    let full = subject.rules.total_points.value.number();
    let execution = subject.rules.weights.value.execution.number();
    // A total that leaves the execution points out says so by printing the rest.
    if found == full || Some(found) == full.minus(execution) {
        record.pass(TOTAL, &[]);
        return;
    }
    let message = Text::new(
        format!("总分栏的分值是 {found} 分，规则规定满分是 {full} 分。"),
        format!("The total row gives {found} points; the rules say {full}."),
    );
    let finding = record.fail(TOTAL, &[], message);
    finding.expected = full.to_string();
    finding.found = found.to_string();
    finding.difference = found.minus(full);
    "分".clone_into(&mut finding.unit);
    let advice = Text::new(
        format!("各项权重可以调整，合计应保持 {full} 分。"),
        format!("Weights may be moved, their total stays {full}."),
    );
    advise(
        finding,
        Trust::Likely,
        advice,
        Some(&subject.rules.total_points.source),
    );
}
