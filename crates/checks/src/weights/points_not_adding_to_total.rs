//! All points, execution included, add to the points of the total row.

use crate::claim::{self, advise};
use crate::naming::more_or_less;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::relation::RelationKind;
use domain::text::Text;

/// WGT001
pub const CHECK: Check = Check {
    code: "WGT001",
    name: "points-not-adding-to-total",
    level: Level::Error,
    title_zh: "各项分值之和与总分栏分值不符",
    title_en: "The points do not add to the total of the form",
    preview: false,
    page: include_str!("points_not_adding_to_total.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::each(
        subject,
        record,
        RelationKind::PointsTotal,
        |record, open| {
            let (expected, found) = (open.expected(), open.found);
            let off = more_or_less(open.difference().negated(), "分");
            let message = Text::new(
                format!(
                    "各行分值加预算执行分值合计 {expected} 分，总分栏写的却是 {found} 分，各项{}。",
                    off.zh
                ),
                format!(
                    "The points of the rows and of the execution add to {expected}, the total row says {found}: {}.",
                    off.en
                ),
            );
            let finding = open.report(subject, record, "分", message);
            if open.found == subject.rules.total_points.value.number() {
                claim::rows_at_fault(finding);
            }
            let advice = Text::new(
                format!("调整各行分值，使合计等于 {found}；不要只改总分栏。"),
                format!(
                    "Adjust the rows so that they add to {found}; do not just change the total."
                ),
            );
            advise(
                finding,
                Trust::LookAtIt,
                advice,
                Some(&subject.rules.total_points.source),
            );
        },
    );
}
