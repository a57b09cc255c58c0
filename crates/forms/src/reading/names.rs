//! Names of units as the lines above tables print them, and what stands behind a name there
//! without being part of it: stamps, the year, the unit of money. Must not know where a name
//! belongs.

use super::finish::lone_year;
use crate::labels::LineWords;
use domain::form::{MoneyUnit, Year};

/// Longest text in brackets, in characters, that may be room for a stamp.
const LONGEST_STAMP: usize = 10;
/// Longest label, in characters, that ends a name though nobody knows it.
const LONGEST_LABEL: usize = 10;

/// A name and what stood behind it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The name alone; nothing where only a stamp or the like stood there.
    pub(super) name: String,
    pub(super) year: Option<Year>,
    pub(super) money: Option<MoneyUnit>,
    /// From a label on that nobody knows.
    pub(super) rest: String,
}

/// Parts a value of a line into the name and the rest.
pub(super) fn named(value: &str, words: &LineWords) -> Named {
    let (head, rest) = value.split_at(unknown_label(value).unwrap_or(value.len()));
    let mut named = Named {
        name: without_stamps(head, words),
        rest: rest.trim().to_owned(),
        ..Named::default()
    };
    loop {
        let name = named.name.trim_end_matches(is_between);
        let (left, year, money) = match (year_behind(name), money_behind(name, words)) {
            (Some((left, year)), _) => (left, Some(year), None),
            (None, Some((left, money))) => (left, None, Some(money)),
            (None, None) => match stamp_behind(name, words) {
                Some(left) => (left, None, None),
                None => break,
            },
        };
        named.year = named.year.or(year);
        named.money = named.money.or(money);
        named.name = left.to_owned();
    }
    named.name = named.name.trim_matches(is_between).to_owned();
    named
}

/// A name without the room for a stamp that is printed in brackets: （盖章）.
pub(super) fn without_stamps(text: &str, words: &LineWords) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['（', '(']) {
        let inside = rest.get(open..).unwrap_or_default();
        let Some(end) = inside.find(['）', ')']) else {
            break;
        };
        let close = inside.get(end..).unwrap_or_default();
        let end = end + close.chars().next().map_or(0, char::len_utf8);
        let (bracket, behind) = inside.split_at(end);
        out.push_str(rest.get(..open).unwrap_or_default());
        if !is_stamp(bracket, words) {
            out.push_str(bracket);
        }
        rest = behind;
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// The unit of money that a text names and nothing else: 万元, 人民币万元, （单位：元）.
pub(super) fn lone_money(text: &str, words: &LineWords) -> Option<MoneyUnit> {
    let inside = text.trim_matches(is_bracket_or_between);
    let (left, money) = money_behind(inside, words)?;
    left.is_empty().then_some(money)
}

/// What parts the values of a line.
pub(super) fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '；' | ';' | '，' | ',' | '、' | '|')
}

fn is_bracket_or_between(c: char) -> bool {
    is_between(c) || "（）()【】".contains(c)
}

fn is_stamp(bracket: &str, words: &LineWords) -> bool {
    let inside = bracket.trim_matches(is_bracket_or_between);
    inside.chars().count() <= LONGEST_STAMP
        && words
            .stamp
            .iter()
            .any(|word| inside.ends_with(word.as_str()))
}

/// Where a label begins that ends the name before it, though nobody knows what it means.
fn unknown_label(value: &str) -> Option<usize> {
    let colon = value.find(['：', ':'])?;
    let before = value.get(..colon)?;
    let start = before.rfind(is_between)?;
    let label = before.get(start..)?.trim_start_matches(is_between);
    let short = (1..=LONGEST_LABEL).contains(&label.chars().count());
    (short && !before.get(..start)?.trim().is_empty()).then_some(start)
}

/// （2023年度）, 2023年, or the bare figure behind a blank.
fn year_behind(name: &str) -> Option<(&str, Year)> {
    if name.ends_with(['）', ')']) {
        let open = name.rfind(['（', '('])?;
        return Some((name.get(..open)?, lone_year(name.get(open..)?)?));
    }
    let figures = name
        .trim_end_matches('度')
        .trim_end_matches('年')
        .trim_end();
    let (start, _) = figures.char_indices().rev().nth(3)?;
    let left = name.get(..start)?;
    let worded = name.ends_with('度') || name.ends_with('年');
    let year = lone_year(figures.get(start..)?)?;
    (worded || left.is_empty() || left.ends_with(is_between)).then_some((left, year))
}

/// 单位：万元, （万元）, or the bare word behind a blank.
fn money_behind<'t>(name: &'t str, words: &LineWords) -> Option<(&'t str, MoneyUnit)> {
    if name.ends_with(['）', ')']) {
        let open = name.rfind(['（', '('])?;
        let inside = name.get(open..)?.trim_matches(is_bracket_or_between);
        let (left, money) = money_behind(inside, words)?;
        return left.is_empty().then_some((name.get(..open)?, money));
    }
    let mut units = MoneyUnit::ALL.into_iter();
    let found = units.rfind(|(_, word)| *word != "元" && name.ends_with(word));
    let (unit, word) = found.or_else(|| {
        let mut units = MoneyUnit::ALL.into_iter();
        units.find(|(_, word)| name.ends_with(word))
    })?;
    let mut left = name.strip_suffix(word)?.trim_end();
    for currency in &words.currency {
        left = left
            .strip_suffix(currency.as_str())
            .unwrap_or(left)
            .trim_end();
    }
    let label = left.trim_end_matches(|c: char| is_between(c) || matches!(c, '：' | ':'));
    let mut labels = words.money.iter();
    if let Some(left) = labels.find_map(|word| label.strip_suffix(word.as_str())) {
        return Some((left, unit));
    }
    let before = name.strip_suffix(word)?;
    (left.is_empty() || before.ends_with(is_between)).then_some((left, unit))
}

/// 盖章 without brackets, behind a blank.
fn stamp_behind<'t>(name: &'t str, words: &LineWords) -> Option<&'t str> {
    let mut stamps = words.stamp.iter();
    let left = stamps.find_map(|word| name.strip_suffix(word.as_str()))?;
    left.ends_with(is_between).then_some(left)
}
