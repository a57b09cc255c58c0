//! Rates that their name alone tells the operands of: 发放问卷300份，收回288份，回收率96%;
//! 预算5万元，支出4.2万元，完成预算的84%.

use super::near;
use super::reading::Reading;
use super::stated::Role;
use super::statement::{Operand, Ratio};
use super::terms::Terms;
use crate::measure::{Phrase, ToldRate};
use crate::value::UnitKind;

/// The rate at `at` of the two figures in front of it, where their words fit its name.
pub(super) fn find(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> Option<Ratio> {
    let phrases = terms.phrases();
    let own = reading.stated.get(at)?;
    let words = phrases.without(Phrase::Copula, reading.words(at).trim());
    let words = phrases.without(Phrase::ShareTail, words);
    let (prefix, rate) = phrases.rate(words)?;
    let beside = |other: &usize| {
        let percent = reading
            .quantity(*other)
            .is_some_and(|q| q.unit.is_percent());
        reading.stated.get(*other).is_some_and(|stated| {
            let change = matches!(stated.role, Role::Change { .. });
            let one = stated.sentence == own.sentence && stated.bracket == own.bracket;
            one && !percent && !(change && rate.strict)
        })
    };
    let mut told = (0..at).rev().filter(beside);
    let (part, base) = (told.next()?, told.next()?);
    let amount = |at: usize| {
        reading
            .stated
            .get(at)
            .is_some_and(|s| s.role == Role::Amount)
    };
    let (of_part, of_base) = (plain(reading, part, terms), plain(reading, base, terms));
    let named = prefix.is_empty() || of_base.contains(prefix) || of_part.contains(prefix);
    let fits = is_part(rate, &of_part) && is_base(rate, &of_base);
    let alike =
        reading.alike(part, base) || [part, base].iter().all(|&at| people(reading, at, terms));
    if !(named && fits && amount(part) && amount(base) && alike) {
        return None;
    }
    // Several who spent, and one rate of all of them.
    if rate.strict && told.any(|other| is_part(rate, &plain(reading, other, terms))) {
        return None;
    }
    let mut others = near::around(reading, at, part);
    others.retain(|other| *other != part && *other != base);
    // Words that fit so well are of this sentence, whatever the paragraph tells.
    others.retain(|&other| {
        let stated = reading.stated.get(other);
        !rate.strict || stated.is_some_and(|stated| stated.sentence == own.sentence)
    });
    others.extend([part, base]);
    let (part, base) = (Operand::Here(part), Operand::Here(base));
    let (part, less) = if rate.rest {
        (base, Some(part))
    } else {
        (part, None)
    };
    Some(Ratio {
        less,
        certain: false,
        others,
        free: true,
        ..Ratio::of(at, part, base)
    })
}

/// The words of a figure without names of purses and work that contain other words.
fn plain(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> String {
    let mut words = reading.words(at).to_owned();
    for name in terms.phrases().all(Phrase::NoBudget) {
        words = words.replace(name.as_str(), "");
    }
    words
}

/// Whether a figure counts people, whatever the word for one.
pub(super) fn people(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> bool {
    reading.quantity(at).is_some_and(|quantity| {
        matches!(&quantity.unit.kind, UnitKind::Counted(name)
            if terms.phrases().is(Phrase::People, name))
    })
}

fn is_part(rate: &ToldRate, words: &str) -> bool {
    let holds = |list: &[String]| list.iter().any(|word| words.contains(&**word));
    holds(&rate.part) && !holds(&rate.base)
}

/// 应完成 is what was to be done; 一季度完成 is another part.
fn is_base(rate: &ToldRate, words: &str) -> bool {
    let holds = |list: &[String]| list.iter().any(|word| words.contains(&**word));
    holds(&rate.base) || !(rate.strict || holds(&rate.part))
}
