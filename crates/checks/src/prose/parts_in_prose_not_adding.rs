//! The parts that a sentence names add to the whole it states.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::prose::Statement;
use domain::relation::Closure;
use domain::text::Text;

/// TXT001
pub const CHECK: Check = Check {
    code: "TXT001",
    name: "parts-in-prose-not-adding",
    level: Level::Error,
    title_zh: "文字里的分项与总数不符",
    title_en: "The parts named in a sentence do not add to its whole",
    preview: false,
    page: include_str!("parts_in_prose_not_adding.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for claim in subject.sentences.claims(subject.cases, subject.index) {
        let Statement::Parts(_) = claim.statement else {
            continue;
        };
        let Closure::Open {
            computed, found, ..
        } = claim.judged.closure
        else {
            claim.settle(record);
            continue;
        };
        let (whole, sum) = (claim.raw(), claim.shown(computed));
        let listed = claim.used().join(" + ");
        let message = Text::new(
            format!("文字里写的总数是 {whole}，其中列的 {listed} 合计 {sum}，对不上。"),
            format!("The sentence states {whole}, but the parts it names, {listed}, make {sum}."),
        );
        let certain = claim.judged.certain;
        let finding = record.fail(claim.slot(), &claim.operands(), message);
        claim.complete(finding, computed, found, listed);
        if !certain {
            // Parts that the vocabulary does not know may overlap.
            finding.level = Level::Warning;
        }
        let advice = Text::new(
            "对照收支表和决算，看是总数写错还是某个分项多写、少写了一位数字。",
            "Compare with the tables: is the whole wrong, or has a part a digit too many?",
        );
        advise(finding, Trust::LookAtIt, advice, None);
    }
}
