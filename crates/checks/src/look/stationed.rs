//! Where the offices are that a text names: 驻海城联络处 is in 海城.

use domain::rules::RulesInForce;

/// In front of the place that an office is in.
pub(crate) const STATIONED: char = '驻';
/// Longer words in front of 联络处 are more than a place.
const LONGEST: usize = 4;

/// The places of all offices in a text.
pub(crate) fn stationed(text: &str, rules: &RulesInForce) -> Vec<String> {
    let offices = text.match_indices(STATIONED);
    offices
        .filter_map(|(at, _)| place_at(text.get(at..)?, rules))
        .collect()
}

/// The place behind 驻 at the beginning of a text, where an office follows it.
pub(crate) fn place_at(text: &str, rules: &RulesInForce) -> Option<String> {
    let behind = text.strip_prefix(STATIONED)?;
    let words = &rules.vocabulary;
    let ends = words.words("office-ending").iter();
    let end = ends.filter_map(|word| behind.find(word.as_str())).min()?;
    let place = behind.get(..end)?.trim_end_matches('市');
    let known = |(short, full): (&str, &str)| (short == place).then(|| full.to_owned());
    let shorts = words.words("city-short").iter();
    let mut shorts = shorts.filter_map(|entry| entry.split_once('='));
    if let Some(full) = shorts.find_map(known) {
        return Some(full);
    }
    let fits = (2..=LONGEST).contains(&place.chars().count())
        && place.chars().all(char::is_alphabetic)
        && words.found_in("no-city", place).is_none();
    fits.then(|| place.to_owned())
}

/// Whether two places are one: 海城 and 辽宁海城.
pub(crate) fn same_place(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
}
