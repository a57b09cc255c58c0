//! Which rule set a text points to by the place and document names in it.
//!
//! The place that stands first wins, because a unit's name begins with its own place
//! (黔南州…驻北京…); a narrower place inside the first one wins over it.

use domain::rules::{RuleSet, RuleSetId};

/// A rule set and the words that pointed to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) id: RuleSetId,
    pub(super) word: String,
}

/// A place mentioned in passing says little: this many mentions are needed in running text.
const MENTIONS: usize = 3;
/// … and so many times those of the next place.
const LEAD: usize = 2;
/// The opening of a document, where its title stands, in characters.
const OPENING: usize = 200;

/// The rule set that a name or title points to.
pub(super) fn in_name(heads: &[RuleSet], text: &str) -> Option<Hit> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let hits: Vec<(usize, &str, &RuleSet)> = heads
        .iter()
        .filter_map(|head| {
            let (at, word) = first_word(head, &text)?;
            Some((at, word, head))
        })
        .collect();
    let first = hits
        .iter()
        .min_by_key(|(at, word, _)| (*at, std::cmp::Reverse(word.len())))?;
    let narrower = hits
        .iter()
        .find(|(_, _, head)| is_within(heads, head, &first.2.id));
    let (_, word, head) = narrower.unwrap_or(first);
    Some(Hit {
        id: head.id.clone(),
        word: (*word).to_owned(),
    })
}

/// The rule set that a document's running text points to, if it does so clearly.
pub(super) fn in_prose(heads: &[RuleSet], texts: &[&str]) -> Option<Hit> {
    let opening: String = texts
        .iter()
        .flat_map(|text| text.chars())
        .take(OPENING)
        .collect();
    if let Some(hit) = in_name(heads, &opening) {
        return Some(hit);
    }
    let mut counts: Vec<(usize, &str, &RuleSet)> = heads
        .iter()
        .filter_map(|head| {
            let (count, word) = most_frequent(head, texts)?;
            Some((count, word, head))
        })
        .collect();
    counts.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
    let (count, word, head) = counts.first()?;
    let rival = counts
        .iter()
        .skip(1)
        .find(|(_, _, other)| {
            !is_within(heads, head, &other.id) && !is_within(heads, other, &head.id)
        })
        .map_or(0, |(count, ..)| *count);
    (*count >= MENTIONS && *count >= rival * LEAD).then(|| Hit {
        id: head.id.clone(),
        word: (*word).to_owned(),
    })
}

/// The earliest of the rule set's words in the text; of two at one place the longer.
fn first_word<'a>(head: &'a RuleSet, text: &str) -> Option<(usize, &'a str)> {
    head.recognised_by
        .iter()
        // Asking whether it is there is much cheaper than asking where.
        .filter(|word| text.contains(word.as_str()))
        .filter_map(|word| Some((mentions(head, word, text).next()?, word.as_str())))
        .min_by_key(|(at, word)| (*at, std::cmp::Reverse(word.len())))
}

/// Where the word stands in the text, unless a longer word holds it by chance.
fn mentions<'a>(
    head: &'a RuleSet,
    word: &'a str,
    text: &'a str,
) -> impl Iterator<Item = usize> + 'a {
    let by_chance = move |at: usize| {
        head.mistaken_for.iter().any(|longer| {
            longer.match_indices(word).any(|(offset, _)| {
                at.checked_sub(offset)
                    .and_then(|start| text.get(start..))
                    .is_some_and(|rest| rest.starts_with(longer.as_str()))
            })
        })
    };
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |&at| !by_chance(at))
}

fn most_frequent<'a>(head: &'a RuleSet, texts: &[&str]) -> Option<(usize, &'a str)> {
    head.recognised_by
        .iter()
        .map(|word| {
            let count = texts
                .iter()
                .filter(|text| text.len() >= word.len())
                .map(|text| mentions(head, word, text).count())
                .sum::<usize>();
            (count, word.as_str())
        })
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, word)| (*count, word.len()))
}

/// Whether the rule set extends the other, directly or not.
fn is_within(heads: &[RuleSet], head: &RuleSet, other: &RuleSetId) -> bool {
    let mut seen: Vec<&RuleSetId> = vec![&head.id];
    let mut next = head.extends.as_ref();
    while let Some(id) = next.filter(|id| !seen.contains(id)) {
        if id == other {
            return true;
        }
        seen.push(id);
        next = heads
            .iter()
            .find(|head| head.id == *id)
            .and_then(|head| head.extends.as_ref());
    }
    false
}
