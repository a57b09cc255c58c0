//! Lists of parts: （其中，甲…，乙…）, 其中：甲…，乙…, 由甲…、乙…组成.

use super::reading::Reading;
use super::stated::{Role, Stated};
use super::statement::{Parts, Statement};
use super::terms::Terms;
use super::words::{
    AGAINST, AVERAGES, BESIDE, COMPARED_YEARS, FROM, OPENING, OVERLAPPING, PARTS, SIGNS,
};
use crate::measure::MeasureId;
use std::collections::BTreeSet;

/// Parts of one whole; more is no sentence.
const MOST_PARTS: usize = 64;

/// Words behind a list that say it is complete.
const MADE_OF: [&str; 2] = ["组成", "构成"];

pub(super) fn find(reading: &Reading<'_>, terms: &Terms<'_>) -> Vec<Statement> {
    let mut found = Vec::new();
    for (at, first) in reading.stated.iter().enumerate().skip(1) {
        let whole = at - 1;
        let Some(before) = reading.stated.get(whole) else {
            continue;
        };
        if before.sentence != first.sentence || before.role != Role::Amount {
            continue;
        }
        let gap = reading.text.get(first.gap.clone()).unwrap_or_default();
        let bracketed = first.depth == before.depth + 1
            && gap.trim_start().starts_with(|c| OPENING.contains(c));
        let listed = PARTS.iter().any(|word| gap.contains(word)) && first.depth == before.depth;
        let made = first.depth == before.depth
            && FROM
                .iter()
                .any(|word| gap.trim_start_matches(['，', ',']).starts_with(word));
        if !(bracketed || listed || made) || !may_be_whole(reading, whole) {
            continue;
        }
        let mut parts = parts(reading, whole, at);
        leave_out_sub_parts(reading, terms, &mut parts);
        if parts.is_empty() || (made && !ends_made(reading, &parts)) {
            continue;
        }
        let introduced = PARTS.iter().any(|word| gap.contains(word));
        if bracketed && !introduced && !fills_bracket(reading, &parts) {
            continue;
        }
        let complete = if made {
            parts.clone()
        } else {
            complete(reading, terms, whole, &parts)
        };
        let overlap = |&at: &usize| {
            let words = reading.words(at);
            OVERLAPPING.iter().any(|group| words.contains(group))
        };
        if complete.is_empty() && parts.iter().any(overlap) {
            continue;
        }
        found.push(Statement::Parts(Parts {
            whole,
            parts,
            complete,
            bracketed,
        }));
    }
    found
}

/// Whether a figure can be the sum of others: no rate and no average is.
fn may_be_whole(reading: &Reading<'_>, whole: usize) -> bool {
    let percent = reading
        .quantity(whole)
        .is_some_and(|quantity| quantity.unit.is_percent());
    let words = reading.words(whole);
    !percent && !AVERAGES.iter().any(|word| words.contains(word))
}

/// Whether a bracket that nothing introduces holds parts only: two or more, each under a name
/// of its own, without a formula.
fn fills_bracket(reading: &Reading<'_>, parts: &[usize]) -> bool {
    let Some(first) = parts.first().and_then(|&at| reading.stated.get(at)) else {
        return false;
    };
    let inside = reading.stated.iter().enumerate();
    let mut inside = inside
        .filter(|(_, stated)| stated.sentence == first.sentence && stated.bracket == first.bracket);
    let all = inside.all(|(at, _)| parts.contains(&at) || super::ratio::is_share(reading, at));
    let names: BTreeSet<&str> = parts.iter().map(|&at| reading.words(at).trim()).collect();
    let formula = parts.iter().any(|&at| {
        let end = reading.mention(at).map_or(0, |mention| mention.bytes.end);
        let behind = reading.text.get(end..).unwrap_or_default().trim_start();
        behind.starts_with(|c| SIGNS.contains(c))
    });
    all && parts.len() > 1 && names.len() == parts.len() && !names.contains("") && !formula
}

/// Whether the words say that a figure is compared with the whole, or stands beside it.
fn is_beside(reading: &Reading<'_>, whole: usize, at: usize) -> bool {
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
    AGAINST.iter().any(|word| words.starts_with(word))
        || COMPARED_YEARS.contains(&words)
        || BESIDE
            .iter()
            .any(|word| words.contains(word) && !whole_words.contains(word))
}

/// The figures from `first` on that stand in one list with it.
fn parts(reading: &Reading<'_>, whole: usize, first: usize) -> Vec<usize> {
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
        if at > first && super::ratio::is_share(reading, at) {
            continue;
        }
        let gap = reading.text.get(stated.gap.clone()).unwrap_or_default();
        let again = at > first && PARTS.iter().any(|word| gap.contains(word));
        let other = stated.bracket != begin.bracket || stated.role != Role::Amount;
        if again || other || !reading.alike(whole, at) || (only_version(stated) && !bare) {
            break;
        }
        if is_beside(reading, whole, at) {
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

fn ends_made(reading: &Reading<'_>, parts: &[usize]) -> bool {
    let end = parts
        .last()
        .and_then(|&last| reading.mention(last))
        .map(|mention| mention.bytes.end);
    let rest = end
        .and_then(|end| reading.text.get(end..))
        .unwrap_or_default();
    MADE_OF.iter().any(|word| rest.starts_with(word))
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
