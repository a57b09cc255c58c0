//! Lists of parts: （其中，甲…，乙…）, 其中：甲…，乙…, 由甲…、乙…组成.

use super::reading::Reading;
use super::stated::{Role, Stated};
use super::statement::{Parts, Statement};
use super::terms::Terms;
use super::words::{FROM, OPENING, OVERLAPPING, PARTS};
use crate::measure::MeasureId;

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
        if !(bracketed || listed || made) {
            continue;
        }
        let parts = parts(reading, whole, at);
        if parts.is_empty() || (made && !ends_made(reading, &parts)) {
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
