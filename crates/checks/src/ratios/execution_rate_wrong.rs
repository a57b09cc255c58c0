//! The printed execution rate is executed ÷ budget.

use crate::claim::{self, advise};
use crate::naming::more_or_less;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::relation::RelationKind;
use domain::text::Text;

/// RAT001
pub const CHECK: Check = Check {
    code: "RAT001",
    name: "execution-rate-wrong",
    level: Level::Error,
    title_zh: "预算执行率算错",
    title_en: "The execution rate is miscalculated",
    preview: false,
    page: include_str!("execution_rate_wrong.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::each(
        subject,
        record,
        RelationKind::ExecutionRate,
        |record, open| {
            let (expected, found) = (open.expected(), open.found);
            let formula = open.figures(subject.form);
            let off = more_or_less(open.difference(), "个百分点");
            let message = Text::new(
                format!(
                    "预算执行率填的是 {found}%，按 {formula} 应为 {expected}%，{}。",
                    off.zh
                ),
                format!(
                    "The execution rate reads {found}%; {formula} = {expected}%: {}.",
                    off.en
                ),
            );
            let other = open.of_other_base(subject.form);
            let finding = open.report(subject, record, "%", message);
            let advice = Text::new(
                format!("执行数和预算数无误的话，执行率改为 {expected}%。"),
                format!("If both amounts are right, the rate is {expected}%."),
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
                        "预算执行率填的是 {found}%，是拿另一列预算数算的；按规则规定的一列 {formula} 应为 {expected}%。"
                    ),
                    format!(
                        "The execution rate {found}% was taken of the other budget column; of the one that the rules name it is {formula} = {expected}%."
                    ),
                );
            }
        },
    );
}
