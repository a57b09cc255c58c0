//! A target answered with a sentence: which of its figures is the answer.

use super::attainment::{Basis, Comparison};
use super::figures::figures;
use super::{Attainment, Direction, direction};
use crate::form::Indicator;
use crate::rules::Vocabulary;
use crate::value::Quantity;

/// A sentence with figures: the one in the target's unit answers it.
pub(super) fn sentence(
    row: &Indicator,
    target: &Quantity,
    found: &[Quantity],
    words: &Vocabulary,
) -> Comparison {
    let mentions = |word: &String| word.chars().count() > 1 && row.actual.raw.contains(word);
    if words.words("not-achieved").iter().any(mentions) {
        return Comparison::open(
            "文字说明中提到未完成，须由人判断",
            "the sentence speaks of something not done; a person must judge it",
        );
    }
    let answers: Vec<(&Quantity, Comparison)> = found
        .iter()
        .filter_map(|quantity| {
            figures(row, target, quantity, words, false).map(|outcome| (quantity, outcome))
        })
        .collect();
    if let [(_, outcome)] = answers.as_slice() {
        return outcome.clone().told();
    }
    let named: Vec<&Comparison> = answers
        .iter()
        .filter(|(quantity, _)| about(row, target, quantity))
        .map(|(_, outcome)| outcome)
        .collect();
    if let [outcome] = named.as_slice() {
        return (*outcome).clone().told();
    }
    if answers.is_empty() {
        return Comparison::mismatch();
    }
    together(row, target, &answers, words).unwrap_or_else(|| {
        Comparison::open(
            "文字说明中有几个数，不能确定哪一个对应指标值",
            "the sentence holds several figures; which answers the target is not certain",
        )
    })
}

/// Several figures that may be parts of one sum: when each alone reaches a target, or alone
/// exceeds a ceiling, so does the sum; the reverse does not follow.
fn together(
    row: &Indicator,
    target: &Quantity,
    answers: &[(&Quantity, Comparison)],
    words: &Vocabulary,
) -> Option<Comparison> {
    let certain = match direction(row, target, words) {
        Direction::Higher => Attainment::Met,
        Direction::Lower => Attainment::Unmet,
        Direction::Exactly | Direction::Unknown => return None,
    };
    let all = answers
        .iter()
        .all(|(_, outcome)| outcome.attainment == certain);
    all.then(|| Comparison::new(certain, Basis::Told))
}

/// Whether a figure's words name what the target or the indicator is about.
fn about(row: &Indicator, target: &Quantity, quantity: &Quantity) -> bool {
    let subject = quantity.subject.as_str();
    !subject.is_empty()
        && [target.subject.as_str(), row.name.raw.as_str()]
            .into_iter()
            .any(|topic| !topic.is_empty() && (topic.contains(subject) || subject.contains(topic)))
}
