//! A rate in a sentence follows from the figures beside it.

use crate::claim::advise;
use crate::sentences::Claim;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::number::Number;
use domain::prose::Statement;
use domain::relation::Closure;
use domain::text::Text;

/// RAT007
pub const CHECK: Check = Check {
    code: "RAT007",
    name: "rate-in-prose-wrong",
    level: Level::Error,
    title_zh: "文字里的比率算错",
    title_en: "A rate in a sentence is miscalculated",
    preview: false,
    page: include_str!("rate_in_prose_wrong.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for claim in subject.sentences.claims(subject.cases, subject.index) {
        if !is_rate(&claim) {
            continue;
        }
        match claim.judged.closure {
            Closure::Open { .. } if claim.judged.sign_only => {
                record.not_applicable(claim.slot(), "大小相符，只是增减方向相反，见 RAT010");
            }
            Closure::Open {
                computed, found, ..
            } => report(record, &claim, computed, found),
            _ => claim.settle(record),
        }
    }
}

/// Whether the result is a percentage: a rate, or a change told in percent.
fn is_rate(claim: &Claim<'_>) -> bool {
    match claim.statement {
        Statement::Ratio(_) | Statement::Worked(_) => true,
        Statement::Change(_) => claim.raw().contains(['%', '％']),
        Statement::Parts(_) | Statement::Again(_) => false,
    }
}

fn report(record: &mut Record, claim: &Claim<'_>, computed: Number, found: Number) {
    let (raw, right) = (claim.raw(), claim.shown(computed));
    let formula = formula(claim);
    let way = match claim.statement {
        Statement::Change(change) if change.up => "增长 ",
        Statement::Change(_) => "下降 ",
        _ => "",
    };
    let message = Text::new(
        format!("文字里写的是 {way}{raw}，按 {formula} 应为 {right}。"),
        format!("The sentence says {raw}; {formula} = {right}."),
    );
    let sure = claim.is_sure();
    let finding = record.fail(claim.slot(), &claim.operands(), message);
    claim.complete(finding, computed, found, formula);
    if !sure {
        // The operands are taken from another place, or from words that leave a doubt.
        finding.level = Level::Warning;
    }
    let advice = Text::new(
        format!("两个数无误的话，改为 {right}；否则先改数，再重算。"),
        format!("If the figures are right it is {right}; else correct them and divide again."),
    );
    advise(finding, Trust::Likely, advice, None);
}

/// The formula with the printed figures.
pub(crate) fn formula(claim: &Claim<'_>) -> String {
    match (claim.used().as_slice(), claim.statement) {
        (_, Statement::Worked(worked)) => claim.source(&worked.formula).to_owned(),
        ([part, less, base], _) => format!("({part} − {less}) ÷ {base} × 100%"),
        ([now, before], Statement::Change(_)) => format!("{now} − {before}"),
        ([part, base], _) => format!("{part} ÷ {base} × 100%"),
        (other, _) => other.join(" + "),
    }
}
