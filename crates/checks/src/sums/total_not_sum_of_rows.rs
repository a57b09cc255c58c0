//! The total score is the sum of the row scores and the execution score.

use crate::claim::{self, advise};
use crate::naming::more_or_less;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::relation::RelationKind;
use domain::text::Text;

/// SUM001
pub const CHECK: Check = Check {
    code: "SUM001",
    name: "total-not-sum-of-rows",
    level: Level::Error,
    title_zh: "总分与各项得分之和不符",
    title_en: "The total score is not the sum of the rows",
    preview: false,
    page: include_str!("total_not_sum_of_rows.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::each(subject, record, RelationKind::ScoreTotal, |record, open| {
        let (expected, found) = (open.expected(), open.found);
        let off = more_or_less(open.difference(), "分");
        let message = Text::new(
            format!(
                "总分印的是 {found} 分，而各行得分加预算执行得分应为 {expected} 分，{}。",
                off.zh
            ),
            format!(
                "The total score reads {found}, but the rows and the execution score add to {expected}: {}.",
                off.en
            ),
        );
        let finding = open.report(subject, record, "分", message);
        let advice = Text::new(
            format!("各行得分无误的话，总分改为 {expected}。"),
            format!("If the row scores are right, the total is {expected}."),
        );
        advise(
            finding,
            Trust::Likely,
            advice,
            Some(&subject.rules.total_points.source),
        );
    });
}
