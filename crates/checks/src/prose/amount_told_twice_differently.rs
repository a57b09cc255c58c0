//! An amount that is told again in another unit is the same amount.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::prose::Statement;
use domain::relation::Closure;
use domain::text::Text;

/// TXT006
pub const CHECK: Check = Check {
    code: "TXT006",
    name: "amount-told-twice-differently",
    level: Level::Error,
    title_zh: "同一金额换个单位再写，写得不一样",
    title_en: "An amount told again in another unit differs",
    preview: false,
    page: include_str!("amount_told_twice_differently.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for claim in subject.sentences.claims(subject.cases, subject.index) {
        let Statement::Again(_) = claim.statement else {
            continue;
        };
        let Closure::Open {
            computed, found, ..
        } = claim.judged.closure
        else {
            claim.settle(record);
            continue;
        };
        let (raw, right, first) = (claim.raw(), claim.shown(computed), claim.used().concat());
        let message = Text::new(
            format!("文字里先写 {first}，又写成 {raw}；{first} 应是 {right}。"),
            format!("The sentence says {first} and again {raw}; {first} is {right}."),
        );
        let finding = record.fail(claim.slot(), &claim.operands(), message);
        claim.complete(finding, computed, found, first);
        let advice = Text::new(
            "看哪个数对，另一个按单位换算改过来。",
            "See which of the two is right and convert the other from it.",
        );
        advise(finding, Trust::Likely, advice, None);
    }
}
