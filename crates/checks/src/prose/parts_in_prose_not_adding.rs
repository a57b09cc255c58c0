//! The parts that a sentence names add to the whole it states.

use crate::claim::advise;
use crate::sentences::Claim;
use crate::{Check, Record, Subject};
use domain::finding::{CellRef, Level, Suspect, Trust};
use domain::number::Number;
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
        let suspects = slipped(&claim, subject.index, computed, found);
        let finding = record.fail(claim.slot(), &claim.operands(), message);
        claim.complete(finding, computed, found, listed);
        finding.suspects = suspects;
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

/// Parts of which one digit more, less or other makes the sum right.
fn slipped(claim: &Claim<'_>, form: usize, computed: Number, found: Number) -> Vec<Suspect> {
    let mut suspects = Vec::new();
    for used in &claim.judged.used {
        let Some(at) = used.here else {
            continue;
        };
        let rest = computed.minus(used.amount.value);
        let Some(needed) = rest.and_then(|rest| found.minus(rest)) else {
            continue;
        };
        let Some(quantity) = claim.told.reading.quantity(at) else {
            continue;
        };
        let printed = quantity.number;
        let power = quantity.unit.scale.power();
        let Some(needed) = needed
            .shifted(-power)
            .filter(|needed| !needed.is_negative())
        else {
            continue;
        };
        let needed = needed.round_half_up(printed.decimals);
        if is_one_slip(
            &digits(printed.value, printed.decimals),
            &digits(needed, printed.decimals),
        ) {
            suspects.push(Suspect {
                cell: CellRef {
                    form,
                    slot: claim.told.slot(at),
                },
                why: Text::new(
                    format!("{} 改一位数字成 {needed}，合计就与总数相符", used.raw),
                    format!(
                        "with one digit changed, {needed} for {}, the parts make the whole",
                        used.raw
                    ),
                ),
                should_be: Some(needed),
            });
        }
    }
    suspects
}

/// The digits of a figure that shows so many decimals.
fn digits(value: Number, decimals: u32) -> Vec<char> {
    let whole = i32::try_from(decimals)
        .ok()
        .and_then(|power| value.shifted(power));
    let text = whole.unwrap_or(value).normalized().to_string();
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether one digit more, less or other turns one into the other.
fn is_one_slip(a: &[char], b: &[char]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    let (long_rest, short_rest) = (long.get(same..), short.get(same..));
    match long.len() - short.len() {
        0 => {
            long_rest.and_then(|rest| rest.get(1..)) == short_rest.and_then(|rest| rest.get(1..))
                && a != b
        }
        1 => long_rest.and_then(|rest| rest.get(1..)) == short_rest,
        _ => false,
    }
}
