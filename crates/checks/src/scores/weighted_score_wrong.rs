//! A score that the form weighs from a rating out of a hundred is points × rating ÷ 100.

use crate::claim::{self, advise};
use crate::naming::{cell, more_or_less};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::relation::RelationKind;
use domain::text::Text;

/// SCO021
pub const CHECK: Check = Check {
    code: "SCO021",
    name: "weighted-score-wrong",
    level: Level::Error,
    title_zh: "加权得分算错",
    title_en: "A weighted score is miscalculated",
    preview: false,
    page: include_str!("weighted_score_wrong.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let kind = RelationKind::WeightedScore;
    claim::each(subject, record, kind, |record, open| {
        let (expected, found) = (open.expected(), open.found);
        let formula = open.figures(subject.form);
        let name = cell(subject.form, open.relation.result);
        let off = more_or_less(open.difference(), "分");
        let message = Text::new(
            format!(
                "{}填的是 {found} 分，按 {formula} 应为 {expected} 分，{}。",
                name.zh, off.zh
            ),
            format!(
                "The {} reads {found}; {formula} = {expected}: {}.",
                name.en, off.en
            ),
        );
        let finding = open.report(subject, record, "分", message);
        let advice = Text::new(
            format!("权重和百分制得分无误的话，加权得分改为 {expected}，总分随之更正。"),
            format!(
                "If points and rating are right, the score is {expected}; correct the total too."
            ),
        );
        let source = Some(&subject.rules.total_points.source);
        advise(finding, Trust::Likely, advice, source);
    });
}
