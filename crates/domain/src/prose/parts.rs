//! Lists of parts: （其中，甲…，乙…）, 其中：甲…，乙…, 由甲…、乙…组成.

use super::reading::Reading;
use super::signs::{OPENING, SIGNS};
use super::stated::{Role, Stated};
use super::statement::{Parts, Statement};
use super::terms::Terms;
use crate::measure::{MeasureId, Phrase};
use crate::number::Number;
use std::collections::BTreeSet;

/// Parts of one whole; more is no sentence.
const MOST_PARTS: usize = 64;

pub(super) fn find(reading: &Reading<'_>, terms: &Terms<'_>) -> Vec<Statement> {
    let phrases = terms.phrases();
    let mut found = Vec::new();
    for (at, first) in reading.stated.iter().enumerate().skip(1) {
        let whole = at - 1;
        let Some(before) = reading.stated.get(whole) else {
            continue;
        };
        let one = before.sentence == first.sentence || opens_sentence(reading, at, terms);
        if !one || before.role != Role::Amount {
            continue;
        }
        let gap = reading.text.get(first.gap.clone()).unwrap_or_default();
        let bracketed = first.depth == before.depth + 1
            && gap.trim_start().starts_with(|c| OPENING.contains(c));
        let introduced = phrases.within(Phrase::Parts, gap);
        let listed = introduced && first.depth == before.depth;
        let clause = gap.trim_start_matches(['，', ',']);
        let made = first.depth == before.depth && phrases.behind(Phrase::From, clause).is_some();
        if !(bracketed || listed || made) || !may_be_whole(reading, whole, terms) {
            continue;
        }
        let mut parts = parts(reading, whole, at, terms);
        leave_out_sub_parts(reading, terms, &mut parts);
        let side = one_side(reading, whole, &parts, terms);
        let all = side.as_ref().is_some_and(|(_, all)| *all);
        if let Some((side, _)) = side {
            parts = side;
        }
        if parts.is_empty() || (made && !ends_made(reading, &parts, terms)) {
            continue;
        }
        if bracketed && !introduced && !fills_bracket(reading, &parts, terms) {
            continue;
        }
        let complete = if made || all {
            parts.clone()
        } else {
            complete(reading, terms, whole, &parts)
        };
        let overlap = |&at: &usize| phrases.within(Phrase::Overlapping, reading.words(at));
        if complete.is_empty() && parts.iter().any(overlap) {
            continue;
        }
        found.push(Statement::Parts(Parts {
            whole,
            parts,
            complete,
            bracketed,
            others: Vec::new(),
        }));
    }
    found
}

/// Whether 其中 begins the sentence, of the one figure that the sentence before tells.
fn opens_sentence(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> bool {
    let said = |at: usize| reading.stated.get(at);
    let (Some(first), Some(whole)) = (said(at), at.checked_sub(1).and_then(said)) else {
        return false;
    };
    let gap = reading.text.get(first.gap.clone()).unwrap_or_default();
    let next = gap.strip_prefix('。').map(str::trim_start);
    let begins = next.is_some_and(|next| terms.phrases().behind(Phrase::Parts, next).is_some());
    let mut own = (0..at)
        .rev()
        .take_while(|&other| said(other).is_some_and(|one| one.sentence == whole.sentence))
        .filter(|&other| said(other).is_some_and(|one| one.depth == 0));
    begins && whole.depth == 0 && first.depth == 0 && own.nth(1).is_none()
}

/// Whether a figure can be the sum of others: no rate and no average is.
fn may_be_whole(reading: &Reading<'_>, whole: usize, terms: &Terms<'_>) -> bool {
    let percent = reading
        .quantity(whole)
        .is_some_and(|quantity| quantity.unit.is_percent());
    !percent
        && !terms
            .phrases()
            .within(Phrase::Averages, reading.words(whole))
}

/// Whether a bracket that nothing introduces holds parts only: two or more, each under a name
/// of its own, without a formula.
fn fills_bracket(reading: &Reading<'_>, parts: &[usize], terms: &Terms<'_>) -> bool {
    let Some(first) = parts.first().and_then(|&at| reading.stated.get(at)) else {
        return false;
    };
    let inside = reading.stated.iter().enumerate();
    let mut inside = inside
        .filter(|(_, stated)| stated.sentence == first.sentence && stated.bracket == first.bracket);
    let all =
        inside.all(|(at, _)| parts.contains(&at) || super::ratio::is_share(reading, at, terms));
    let names: BTreeSet<&str> = parts.iter().map(|&at| reading.words(at).trim()).collect();
    let formula = parts.iter().any(|&at| {
        let end = reading.mention(at).map_or(0, |mention| mention.bytes.end);
        let behind = reading.text.get(end..).unwrap_or_default().trim_start();
        behind.starts_with(|c| SIGNS.contains(c))
    });
    all && parts.len() > 1 && names.len() == parts.len() && !names.contains("") && !formula
}

/// Whether the words say that a figure is compared with the whole, or stands beside it.
fn is_beside(reading: &Reading<'_>, whole: usize, at: usize, terms: &Terms<'_>) -> bool {
    let phrases = terms.phrases();
    let (whole_words, words) = (reading.words(whole), reading.words(at).trim());
    let said = |at: usize| reading.stated.get(at);
    let version = said(at)
        .and_then(|part| part.own)
        .filter(|own| !own.weak)
        .and_then(|own| own.version);
    let whole_version = said(whole)
        .and_then(|whole| whole.label)
        .and_then(|label| label.version);
    if let (Some(version), Some(other)) = (version, whole_version)
        && version.is_budget() != other.is_budget()
    {
        return true;
    }
    let another = |word: &String| words.contains(&**word) && !whole_words.contains(&**word);
    phrases.behind(Phrase::Against, words).is_some()
        || phrases.is(Phrase::ComparedYears, words)
        || phrases.all(Phrase::Beside).iter().any(another)
}

/// The figures from `first` on that stand in one list with it.
fn parts(reading: &Reading<'_>, whole: usize, first: usize, terms: &Terms<'_>) -> Vec<usize> {
    let mut found = Vec::new();
    let Some(begin) = reading.stated.get(first) else {
        return found;
    };
    let bare = only_version(begin);
    for (at, stated) in reading.stated.iter().enumerate().skip(first) {
        let left = stated.sentence != begin.sentence || stated.depth < begin.depth;
        if left || found.len() >= MOST_PARTS {
            break;
        }
        if stated.depth > begin.depth {
            continue;
        }
        // 基本支出805.66万元，占75.52%；项目支出…: a share is no part and ends no list.
        let share = super::ratio::is_share(reading, at, terms);
        if at > first && (share || super::again::is_again(reading, at, terms)) {
            continue;
        }
        if super::totals::is_total(reading, at, terms) {
            break;
        }
        let gap = reading.text.get(stated.gap.clone()).unwrap_or_default();
        let again = at > first && terms.phrases().within(Phrase::Parts, gap);
        let other = stated.bracket != begin.bracket || stated.role != Role::Amount;
        if again || other || !reading.alike(whole, at) || (only_version(stated) && !bare) {
            break;
        }
        if is_beside(reading, whole, at, terms) {
            break;
        }
        found.push(at);
    }
    found
}

/// 年初预算数 alone is another figure of the whole, not a part of it.
fn only_version(stated: &Stated) -> bool {
    stated
        .own
        .is_some_and(|own| own.measure.is_none() && own.version.is_some())
}

fn ends_made(reading: &Reading<'_>, parts: &[usize], terms: &Terms<'_>) -> bool {
    let end = parts
        .last()
        .and_then(|&last| reading.mention(last))
        .map(|mention| mention.bytes.end);
    let rest = end
        .and_then(|end| reading.text.get(end..))
        .unwrap_or_default();
    terms.phrases().behind(Phrase::MadeOf, rest).is_some()
}

/// A part of a part that stands in the same list counts once, in its own whole.
fn leave_out_sub_parts(reading: &Reading<'_>, terms: &Terms<'_>, parts: &mut Vec<usize>) {
    let measure = |at: usize| -> Option<MeasureId> { reading.stated.get(at)?.label?.measure };
    let wholes: Vec<MeasureId> = parts.iter().filter_map(|&at| measure(at)).collect();
    let splits: Vec<MeasureId> = wholes
        .iter()
        .filter_map(|&id| terms.get(id))
        .flat_map(|whole| whole.splits.iter().flatten().copied())
        .collect();
    parts.retain(|&at| measure(at).is_none_or(|id| !splits.contains(&id)));
}

/// Of points to be had and points scored by turns, 投入20分、得19分，过程30分、得28分, those
/// that the whole is meant to be: what is nearer to it; and whether these are all there are,
/// since a hundred points are to be had.
fn one_side(
    reading: &Reading<'_>,
    whole: usize,
    parts: &[usize],
    terms: &Terms<'_>,
) -> Option<(Vec<usize>, bool)> {
    let words = terms.phrases().all(Phrase::Scored);
    let scored = |at: &usize| {
        let own = reading.words(*at);
        words.iter().any(|word| own.contains(&**word))
    };
    let (had, earned): (Vec<usize>, Vec<usize>) = parts.iter().partition(|at| !scored(at));
    let by_turns = parts.len() == earned.len() * 2
        && earned.len() > 1
        && parts.chunks(2).all(|pair| pair.last().is_some_and(scored));
    let value = |at: &usize| Some(reading.quantity(*at)?.number.value);
    let sum = |side: &[usize]| {
        let values: Option<Vec<Number>> = side.iter().map(value).collect();
        Number::sum(values?)
    };
    let off = |side: &[usize]| Some(sum(side)?.minus(value(&whole)?)?.abs());
    if !by_turns {
        return None;
    }
    let all = sum(&had) == Some(Number::HUNDRED);
    match off(&had)? < off(&earned)? {
        true => Some((had, all)),
        false => Some((earned, all)),
    }
}

/// The parts of the largest split of the whole's measure that the list prints in full.
fn complete(reading: &Reading<'_>, terms: &Terms<'_>, whole: usize, parts: &[usize]) -> Vec<usize> {
    let measure = |at: usize| -> Option<MeasureId> { reading.stated.get(at)?.label?.measure };
    let splits = measure(whole).and_then(|id| terms.get(id));
    let splits = splits.map_or(&[][..], |measure| &measure.splits);
    let printed = |split: &Vec<MeasureId>| -> Option<Vec<usize>> {
        let named = |id: &MeasureId| {
            let mut same = parts.iter().copied().filter(|&at| measure(at) == Some(*id));
            same.next().filter(|_| same.next().is_none())
        };
        split.iter().map(named).collect()
    };
    splits
        .iter()
        .filter_map(printed)
        .max_by_key(Vec::len)
        .unwrap_or_default()
}
