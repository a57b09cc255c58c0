//! Rates whose operands are known: a printed formula, a named rate, a share.

use super::Version;
use super::between;
use super::formula;
use super::reading::Reading;
use super::shares;
use super::stated::{Role, Stated};
use super::statement::{Operand, Ratio, Statement};
use super::terms::Terms;
use super::told_rate;
use super::worked;
use crate::measure::{Label, Phrase};

pub(super) fn find(
    reading: &Reading<'_>,
    terms: &Terms<'_>,
    lists: &[Statement],
) -> Vec<Statement> {
    let rates = reading.stated.iter().enumerate().filter(|(at, _)| {
        let quantity = reading.quantity(*at);
        quantity.is_some_and(|q| q.unit.is_percent() && q.comparator.is_none() && q.upper.is_none())
    });
    rates
        .filter_map(|(at, stated)| {
            let one = |ratio: &Ratio| of_one_kind(reading, ratio, terms);
            if let Some(ratio) = formula::find(reading, at, terms).filter(one) {
                return Some(Statement::Ratio(ratio));
            }
            if let Some(worked) = worked::find(reading, at) {
                return Some(Statement::Worked(worked));
            }
            let named = named(reading, at, stated, terms).filter(one);
            let here = |ratio: &&Ratio| told_here(ratio);
            share(reading, at, terms, lists)
                .or_else(|| shares::find(reading, at, terms, lists))
                .filter(one)
                .or_else(|| named.as_ref().filter(here).cloned())
                .or_else(|| between::rate(reading, at, terms).filter(one))
                .or_else(|| of_sentence(reading, at, stated, terms).filter(one))
                .or_else(|| told_rate::find(reading, at, terms))
                .or(named)
                .map(Statement::Ratio)
        })
        .collect()
}

/// Whether the text itself prints every operand.
fn told_here(ratio: &Ratio) -> bool {
    let mut operands = ratio.bases.iter().chain([&ratio.part]);
    operands.all(|operand| matches!(operand, Operand::Here(_)))
}

/// Whether all operands that stand in the text are told in one kind of unit.
fn of_one_kind(reading: &Reading<'_>, ratio: &Ratio, terms: &Terms<'_>) -> bool {
    let operands = ratio.bases.iter().chain([&ratio.part]).chain(&ratio.less);
    let here: Vec<usize> = operands
        .filter_map(|operand| match operand {
            Operand::Here(at) => Some(*at),
            Operand::Elsewhere(_) | Operand::Before { .. } => None,
        })
        .collect();
    if here.iter().all(|&at| told_rate::people(reading, at, terms)) {
        return true;
    }
    here.windows(2).all(|pair| match pair {
        [a, b] => reading.alike(*a, *b),
        _ => true,
    })
}

/// The clause's words without its copula.
fn clause<'t>(reading: &Reading<'t>, at: usize, terms: &Terms<'_>) -> &'t str {
    let words = reading.words(at).trim();
    terms.phrases().without(Phrase::Copula, words)
}

/// Whether a percentage is the share of the figure in front of it.
pub(super) fn is_share(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> bool {
    let percent = reading.quantity(at).is_some_and(|q| q.unit.is_percent());
    let words = clause(reading, at, terms);
    percent && terms.phrases().behind(Phrase::Share, words).is_some()
}

/// The figure whose share a rate is: the one in front of it, brackets behind that one left
/// out; none where several figures stand there side by side.
fn shared(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> Option<usize> {
    let rate = reading.stated.get(at)?;
    let beside = |stated: &Stated| stated.depth < rate.depth || stated.bracket == rate.bracket;
    let mut before = (0..at).rev();
    let part = before.find(|&other| reading.stated.get(other).is_some_and(beside))?;
    let stated = reading.stated.get(part)?;
    let gap = reading.text.get(stated.gap.clone()).unwrap_or_default();
    if gap.starts_with('、') {
        return None;
    }
    // （甲60万元，乙40万元，占50%） may be the share of all that stands in the bracket.
    let before = part.checked_sub(1).filter(|&other| {
        let same = |other: &Stated| other.bracket == rate.bracket;
        rate.depth > 0
            && stated.bracket == rate.bracket
            && reading.stated.get(other).is_some_and(same)
    });
    let clear = before.is_none_or(|other| is_share(reading, other, terms));
    clear.then_some(part)
}

/// 占总支出的75.52%: the figure before it, of the one that is named, or of the list's whole.
fn share(
    reading: &Reading<'_>,
    at: usize,
    terms: &Terms<'_>,
    lists: &[Statement],
) -> Option<Ratio> {
    let phrases = terms.phrases();
    let mut whole = phrases.behind(Phrase::Share, clause(reading, at, terms))?;
    if phrases.is(Phrase::ShareOfList, whole) {
        whole = "";
    }
    let whole = phrases.without(Phrase::ShareTail, whole);
    let part = shared(reading, at, terms)?;
    let stated = reading.stated.get(part)?;
    if stated.role != Role::Amount || stated.sentence != reading.stated.get(at)?.sentence {
        return None;
    }
    let base = if whole.is_empty() {
        let list = lists.iter().find_map(|list| match list {
            Statement::Parts(list) if list.parts.contains(&part) => Some(list.whole),
            _ => None,
        });
        Operand::Here(list?)
    } else {
        let label = terms.label(whole)?;
        label.measure?;
        let own = stated.label.unwrap_or_default();
        let wanted = label.or(Label {
            year: own.year,
            version: own.version,
            ..Label::default()
        });
        let here = reading.named(wanted, at);
        here.map_or(Operand::Elsewhere(wanted), Operand::Here)
    };
    Some(Ratio::of(at, Operand::Here(part), base))
}

/// 三公经费预算执行率为21.03%: the vocabulary knows what it is of.
fn named(reading: &Reading<'_>, at: usize, stated: &Stated, terms: &Terms<'_>) -> Option<Ratio> {
    let label = stated.label?;
    let (part, base) = terms.get(label.measure?)?.rate?;
    let said = |operand: crate::measure::Operand| {
        let wanted = Label {
            measure: Some(operand.measure),
            version: operand.version,
            year: label.year,
            ..Label::default()
        };
        let here = reading.named(wanted, at);
        here.map_or(Operand::Elsewhere(wanted), Operand::Here)
    };
    Some(Ratio::of(at, said(part), said(base)))
}

/// 全年预算数100万元，执行数90万元，执行率90%: the only outcome and the budgets of the sentence.
fn of_sentence(
    reading: &Reading<'_>,
    at: usize,
    stated: &Stated,
    terms: &Terms<'_>,
) -> Option<Ratio> {
    if stated.role != Role::Amount || !terms.phrases().is(Phrase::Rate, clause(reading, at, terms))
    {
        return None;
    }
    let sentence: Vec<(usize, &Stated)> = reading
        .amounts()
        .filter(|(other, said)| *other < at && said.sentence == stated.sentence)
        .filter(|(other, _)| {
            !reading
                .quantity(*other)
                .is_some_and(|q| q.unit.is_percent())
        })
        .collect();
    let version = |said: &Stated| said.label.or(said.own).and_then(|label| label.version);
    // A figure that is not understood may be one of the operands.
    if sentence.iter().any(|(_, said)| version(said).is_none()) {
        return None;
    }
    let measure = |said: &Stated| said.label.and_then(|label| label.measure);
    let first = measure(sentence.first()?.1);
    let mut finals = sentence
        .iter()
        .filter(|(_, said)| version(said) == Some(Version::Final));
    let part = finals.next().filter(|_| finals.next().is_none())?.0;
    let mut bases: Vec<&(usize, &Stated)> = sentence
        .iter()
        .filter(|(other, _)| *other != part)
        .collect();
    // What was allowed for the whole year is the base, where one of several is meant.
    bases.sort_by_key(|(_, said)| version(said) != Some(Version::Annual));
    let bases: Vec<Operand> = bases.iter().map(|(at, _)| Operand::Here(*at)).collect();
    let one = sentence.iter().all(|(_, said)| measure(said) == first);
    let first = *bases.first()?;
    (one && bases.len() < 3).then(|| Ratio {
        bases,
        ..Ratio::of(at, Operand::Here(part), first)
    })
}
