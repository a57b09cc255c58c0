//! What the words in front of a figure call it, and whether a row is called so.

use domain::form::Indicator;
use domain::rules::Vocabulary;
use domain::value::{Quantity, Unit};

/// One exact figure with a unit of its own.
pub(crate) fn is_plain(quantity: &Quantity) -> bool {
    let exact = quantity.upper.is_none() && !quantity.approximate;
    exact && quantity.comparator.is_none() && quantity.unit != Unit::default()
}

/// Whether a figure is that of the row; a figure that is the target may speak of the plan.
pub(crate) fn agrees(told: &Quantity, row: &Indicator) -> Option<bool> {
    let actual = row.actual.value.quantity().filter(|one| is_plain(one))?;
    if !told.unit.same_kind(&actual.unit) || told.period != actual.period {
        return None;
    }
    let value = told.base_value()?;
    let target = row.target.value.quantity();
    let planned = target.and_then(Quantity::base_value) == Some(value);
    Some(planned || actual.base_value()? == value)
}

/// What a figure is of: the words right before it in its clause, without those that only
/// lead to a figure or say that it is of the whole year.
pub(crate) fn named(before: &str, words: &Vocabulary) -> String {
    let mut clause = before.rsplit(|c: char| !c.is_alphabetic() && !c.is_whitespace());
    let clause = clause.next().unwrap_or_default();
    let mut name: String = clause.chars().filter(|c| !c.is_whitespace()).collect();
    while let Some(rest) = strip(&name, words.words("figure-lead"), |name, word| {
        name.strip_suffix(word)
    }) {
        name = rest;
    }
    while let Some(rest) = strip(&name, words.words("whole-year-lead"), |name, word| {
        name.strip_prefix(word)
    }) {
        name = rest;
    }
    name
}

fn strip(
    name: &str,
    words: &[String],
    off: impl for<'n> Fn(&'n str, &str) -> Option<&'n str>,
) -> Option<String> {
    let mut found = words.iter().filter_map(|word| off(name, word));
    found.next().map(str::to_owned)
}

/// Letters of a thing's name that are enough to know it again.
const THING: usize = 4;

/// Whether words name the thing that a row counts: its name without 数量 and the like, behind
/// a verb or nothing （聘请专家检查企业: 专家检查企业家次）.
pub(crate) fn names_thing(name: &str, row: &str, words: &Vocabulary) -> bool {
    let endings = words.words("count-name-ending").iter();
    let mut things = endings.filter_map(|ending| row.strip_suffix(ending.as_str()));
    things.any(|thing| {
        let verbs = words.words("thing-verb");
        let lead = name.strip_suffix(thing);
        let plain =
            lead.is_some_and(|lead| lead.is_empty() || verbs.iter().any(|verb| verb == lead));
        plain && thing.chars().count() >= THING
    })
}

/// Whether the letters of a name stand in another in their order.
pub(crate) fn is_within(name: &str, other: &str) -> bool {
    let mut rest = other.chars().filter(|c| c.is_alphabetic());
    name.chars().all(|c| rest.any(|own| own == c))
}

/// Whether a row is called so: letters may be left out of its name, none may be added.
pub(crate) fn is_called(row: &Indicator, name: &str) -> bool {
    let own = row.name.raw.chars().filter(|c| c.is_alphabetic()).count();
    // Two letters of three tell one name from another.
    is_within(name, &row.name.raw) && name.chars().count() * 3 >= own * 2
}
