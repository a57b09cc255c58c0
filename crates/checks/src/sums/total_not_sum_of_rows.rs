//! The total score is the sum of the row scores and the execution score.

use crate::claim::{self, Open, advise};
use crate::naming::more_or_less;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Form, Slot};
use domain::number::Number;
use domain::relation::{Figure, RelationKind};
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
        let (more_zh, more_en) = if leaves_execution_out(subject.form, open) {
            (
                "总分正好是各行得分之和，没有计入预算执行得分。",
                " The total is that of the rows alone: the execution score was left out.",
            )
        } else {
            ("", "")
        };
        let message = Text::new(
            format!(
                "总分填的是 {found} 分，而各行得分加预算执行得分应为 {expected} 分，{}。{more_zh}",
                off.zh
            ),
            format!(
                "The total score reads {found}, but the rows and the execution score add to {expected}: {}.{more_en}",
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

/// Whether the printed total is that of the rows alone.
fn leaves_execution_out(form: &Form, open: &Open<'_>) -> bool {
    let slots = open.relation.operands.iter();
    let rows = slots.filter(|slot| matches!(slot, Slot::Indicator(..)));
    let scores = rows.filter_map(|&slot| Figure::at(form, slot).value());
    Number::sum(scores) == Some(open.found)
}
