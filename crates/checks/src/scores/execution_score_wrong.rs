//! The execution score is the execution rate times its points, capped at them.

use crate::claim::{self, advise};
use crate::naming::more_or_less;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::relation::RelationKind;
use domain::text::Text;

/// SCO001
pub const CHECK: Check = Check {
    code: "SCO001",
    name: "execution-score-wrong",
    level: Level::Error,
    title_zh: "预算执行得分算错",
    title_en: "The execution score is miscalculated",
    preview: false,
    page: include_str!("execution_score_wrong.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::each(
        subject,
        record,
        RelationKind::ExecutionScore,
        |record, open| {
            let (expected, found) = (open.expected(), open.found);
            let formula = open.figures(subject.form);
            let off = more_or_less(open.difference(), "分");
            let message = Text::new(
                format!(
                    "预算执行得分填的是 {found} 分，按 {formula} 应为 {expected} 分，{}。",
                    off.zh
                ),
                format!(
                    "The execution score reads {found}; {formula} = {expected}: {}.",
                    off.en
                ),
            );
            // The printed rate is of the ruled column: then so should the score be.
            let rate_agrees = subject.relations.iter().any(|(relation, closure)| {
                relation.kind == RelationKind::ExecutionRate && closure.is_closed()
            });
            let other = open.of_other_base(subject.form) && !rate_agrees;
            let finding = open.report(subject, record, "分", message);
            let advice = Text::new(
                format!("执行数和预算数无误的话，得分改为 {expected}，总分随之更正。"),
                format!(
                    "If both amounts are right, the score is {expected}; correct the total too."
                ),
            );
            advise(
                finding,
                Trust::Likely,
                advice,
                Some(&subject.rules.execution_base.source),
            );
            if other {
                finding.level = Level::Warning;
                finding.message = Text::new(
                    format!(
                        "预算执行得分填的是 {found} 分，是拿另一列预算数算的；按规则规定的一列 {formula} 应为 {expected} 分。"
                    ),
                    format!(
                        "The execution score {found} was taken of the other budget column; of the one that the rules name it is {formula} = {expected}."
                    ),
                );
            }
        },
    );
}
