//! What differs between the rules of two places, or of one place in two years.

use super::describe;
use super::error::RulesError;
use super::library::Library;
use super::render::{cite, keys, name};
use domain::form::Year;
use domain::rules::{DatedValue, RuleSetId};
use domain::text::{Language, Text};
use std::fmt::{self, Write};

/// One side of a comparison: a rule set, and a year where one is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The rule set.
    pub id: RuleSetId,
    /// The budget year; the latest rules where none is named.
    pub year: Option<Year>,
}

impl Edition {
    /// Reads `hunan-xiangxi` or `hunan-xiangxi@2020`.
    pub fn parse(text: &str) -> Self {
        let named = text
            .split_once('@')
            .and_then(|(id, year)| Some((id, Year(year.parse().ok()?))));
        match named {
            Some((id, year)) => Self {
                id: RuleSetId(id.to_owned()),
                year: Some(year),
            },
            None => Self {
                id: RuleSetId(text.to_owned()),
                year: None,
            },
        }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(Year(year)) => write!(f, "{}@{year}", self.id),
            None => self.id.fmt(f),
        }
    }
}

/// The differences rule by rule; a side without a year is taken in the year of the other,
/// or in the latest in which either changed; one rule set is compared with its latest.
pub fn diff(
    library: &Library,
    a: &Edition,
    b: &Edition,
    language: Language,
) -> Result<String, RulesError> {
    let [a, b] = [dated(library, a, b)?, dated(library, b, a)?];
    let [of_a, of_b] = [resolve(library, &a)?, resolve(library, &b)?];
    let (mut page, mut same) = (format!("{a} ↔ {b}\n"), Vec::new());
    for key in keys(of_a.keys().chain(of_b.keys()).copied()) {
        let sides = [of_a.get(key), of_b.get(key)].map(Option::<&&DatedValue>::copied);
        let [left, right] = sides.map(|side| side.map(|dated| dated.value.as_str()));
        if said(left) == said(right) {
            same.push(name(key).get(language).to_owned());
            continue;
        }
        let _ = writeln!(page, "\n{}", name(key).get(language));
        for (edition, side) in [&a, &b].into_iter().zip(sides) {
            line(&mut page, key, edition, side, language);
        }
    }
    let summary = Text::new(
        format!("相同 {} 项：{}", same.len(), same.join("、")),
        format!("{} alike: {}", same.len(), same.join(", ")),
    );
    let _ = writeln!(page, "\n{}", summary.get(language));
    Ok(page)
}

/// No value and the word for none say the same.
fn said(value: Option<&str>) -> Option<&str> {
    value.filter(|value| *value != super::typed::NONE)
}

fn line(
    page: &mut String,
    key: &str,
    edition: &Edition,
    side: Option<&DatedValue>,
    language: Language,
) {
    let (value, source) = match side {
        Some(dated) => (
            describe::value(key, &dated.value),
            cite(&dated.source, language),
        ),
        None => (describe::value(key, super::typed::NONE), String::new()),
    };
    let _ = writeln!(page, "  {edition}: {}", value.get(language));
    if !source.is_empty() {
        let _ = writeln!(page, "      {source}");
    }
}

fn resolve<'a>(
    library: &'a Library,
    edition: &Edition,
) -> Result<std::collections::BTreeMap<&'a str, &'a DatedValue>, RulesError> {
    let year = edition.year.unwrap_or(Year(0));
    Ok(library.resolve(&edition.id, year)?.values)
}

fn dated(library: &Library, edition: &Edition, other: &Edition) -> Result<Edition, RulesError> {
    library.load(&edition.id)?;
    library.load(&other.id)?;
    let latest = || {
        [&edition.id, &other.id]
            .map(|id| library.nearest_year(id, None))
            .into_iter()
            .max()
    };
    let year = match edition.year {
        Some(year) => year,
        None if edition.id == other.id => library.nearest_year(&edition.id, None),
        None => library.nearest_year(&edition.id, other.year.or_else(latest)),
    };
    Ok(Edition {
        id: edition.id.clone(),
        year: Some(year),
    })
}
