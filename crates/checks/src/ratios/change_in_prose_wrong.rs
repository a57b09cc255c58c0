//! A change in a sentence is this less that; a wrong direction is RAT010.

use super::rate_in_prose_wrong::formula;
use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::prose::Statement;
use domain::relation::Closure;
use domain::text::Text;

/// RAT009
pub const CHECK: Check = Check {
    code: "RAT009",
    name: "change-in-prose-wrong",
    level: Level::Error,
    title_zh: "文字里的增减数算错",
    title_en: "A change in a sentence is miscalculated",
    preview: false,
    page: include_str!("change_in_prose_wrong.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for claim in subject.sentences.claims(subject.cases, subject.index) {
        let Statement::Change(change) = claim.statement else {
            continue;
        };
        if claim.raw().contains(['%', '％']) {
            continue;
        }
        let (computed, found) = match claim.judged.closure {
            Closure::Open { .. } if claim.judged.sign_only => {
                record.not_applicable(claim.slot(), "大小相符，只是增减方向相反，见 RAT010");
                continue;
            }
            Closure::Open {
                computed, found, ..
            } => (computed, found),
            _ => {
                claim.settle(record);
                continue;
            }
        };
        let (raw, right, formula) = (claim.raw(), claim.shown(computed), formula(&claim));
        let word = if change.up { "增加" } else { "减少" };
        let message = Text::new(
            format!("文字里写{word} {raw}，按 {formula} 应为 {right}。"),
            format!("The sentence tells a change of {raw}; {formula} = {right}."),
        );
        let sure = claim.is_sure();
        let finding = record.fail(claim.slot(), &claim.operands(), message);
        claim.complete(finding, computed, found, formula);
        if !sure {
            finding.level = Level::Warning;
        }
        let advice = Text::new(
            "两个数无误的话，按差额改；否则先改数。",
            "If both figures are right, write their difference; else correct them first.",
        );
        advise(finding, Trust::Likely, advice, None);
    }
}
