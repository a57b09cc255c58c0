//! One rate of the same figures is printed the same every time.

use crate::claim::advise;
use crate::sentences::Claim;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::number::Number;
use domain::prose::Statement;
use domain::relation::Closure;
use domain::text::Text;
use std::collections::BTreeMap;

/// RAT008
pub const CHECK: Check = Check {
    code: "RAT008",
    name: "rate-printed-differently",
    level: Level::Warning,
    title_zh: "同一比率前后写得不一样",
    title_en: "One rate is printed in two ways",
    preview: false,
    page: include_str!("rate_printed_differently.md"),
    run,
};

/// Rates that are the same to so many decimals are of the same figures.
const SAME: u32 = 12;

fn run(subject: &Subject<'_>, record: &mut Record) {
    // What the figures give, and the decimals shown: it can be rounded in one way only.
    let mut seen: BTreeMap<(Number, u32), Vec<(Claim<'_>, Number)>> = BTreeMap::new();
    for claim in subject.sentences.claims(subject.cases, subject.index) {
        let printed = claim.told.reading.quantity(claim.statement.result());
        let Some(printed) = printed.map(|quantity| quantity.number) else {
            continue;
        };
        let computed = match claim.judged.closure {
            Closure::WithinRounding { computed } => computed,
            Closure::Exact => printed.value,
            _ => continue,
        };
        if let Statement::Ratio(_) = claim.statement {
            let key = (computed.round_half_up(SAME).normalized(), printed.decimals);
            seen.entry(key).or_default().push((claim, computed));
        }
    }
    for claims in seen.values().filter(|claims| claims.len() > 1) {
        compare(record, claims);
    }
}

fn compare(record: &mut Record, claims: &[(Claim<'_>, Number)]) {
    let value = |claim: &Claim<'_>| {
        let quantity = claim.told.reading.quantity(claim.statement.result());
        quantity.map(|quantity| quantity.number)
    };
    for (claim, computed) in claims {
        let Some(printed) = value(claim) else {
            continue;
        };
        let right = computed.round_half_up(printed.decimals);
        let other = claims
            .iter()
            .find(|(other, _)| value(other).is_some_and(|other| other.value != printed.value));
        let Some((other, _)) = other else {
            record.pass(claim.slot(), &claim.operands());
            continue;
        };
        if printed.value == right {
            record.pass(claim.slot(), &[other.slot()]);
            continue;
        }
        let (raw, twin) = (claim.raw(), other.raw());
        let formula = super::rate_in_prose_wrong::formula(claim);
        let message = Text::new(
            format!("同一比率（{formula}）这里写 {raw}，另一处写 {twin}；四舍五入应为 {right}%。"),
            format!(
                "One rate ({formula}) reads {raw} here and {twin} elsewhere; rounded it is {right}%."
            ),
        );
        let finding = record.fail(claim.slot(), &[other.slot()], message);
        finding.expected = right.to_string();
        finding.found = printed.value.to_string();
        "%".clone_into(&mut finding.unit);
        finding.difference = printed.value.minus(right);
        finding.formula = format!("{formula} = {right}%");
        let advice = Text::new(
            format!("两处统一写成 {right}%。"),
            format!("Write {right}% in both places."),
        );
        advise(finding, Trust::Likely, advice, None);
    }
}
