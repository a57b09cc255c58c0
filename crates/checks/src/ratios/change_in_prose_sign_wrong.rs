//! A change in a sentence goes the way its words or its sign say.

use super::rate_in_prose_wrong::formula;
use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::prose::Statement;
use domain::relation::Closure;
use domain::text::Text;

/// RAT010
pub const CHECK: Check = Check {
    code: "RAT010",
    name: "change-in-prose-sign-wrong",
    level: Level::Error,
    title_zh: "文字里增减的方向或正负号写反",
    title_en: "A sentence tells a change in the wrong direction",
    preview: false,
    page: include_str!("change_in_prose_sign_wrong.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for claim in subject.sentences.claims(subject.cases, subject.index) {
        let up = match claim.statement {
            Statement::Change(change) => Some(change.up),
            Statement::Ratio(ratio) if ratio.less.is_some() => None,
            Statement::Worked(_) if claim.judged.sign_only => None,
            _ => continue,
        };
        let (computed, found) = match claim.judged.closure {
            Closure::Open { .. } if !claim.judged.sign_only => {
                record.not_applicable(claim.slot(), "大小也不相符，见 RAT007、RAT009");
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
        let message = match up {
            Some(up) => {
                let (zh, en) = if up {
                    ("增加", "more")
                } else {
                    ("减少", "less")
                };
                Text::new(
                    format!("文字里写{zh} {raw}，按 {formula} = {right}，方向正好相反。"),
                    format!(
                        "The sentence says {raw} {en}; {formula} = {right}, the other way round."
                    ),
                )
            }
            None => Text::new(
                format!("变动率写的是 {raw}，按所写公式 {formula} 应为 {right}，漏了或反了负号。"),
                format!(
                    "The rate of change reads {raw}; its formula {formula} gives {right}: the sign is wrong."
                ),
            ),
        };
        let sure = claim.is_sure();
        let finding = record.fail(claim.slot(), &claim.operands(), message);
        claim.complete(finding, computed, found, formula);
        if !sure {
            finding.level = Level::Warning;
        }
        let advice = Text::new(
            format!("改为 {right}；凭它评分的指标一并重新评分。"),
            format!("Write {right}, and score again what was scored by it."),
        );
        advise(finding, Trust::Likely, advice, None);
    }
}
