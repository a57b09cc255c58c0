//! The measures that evaluation formulas name (`_common/evaluation.toml`).

use super::super::error::RulesError;
use super::super::notation;
use domain::measure::{Measures, Version};
use domain::rules::{FactName, MeasureKind, MeasureName, MeasureNames};
use domain::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(in super::super) const FILE: &str = "_common/evaluation.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    zh: String,
    en: String,
    kind: String,
    fact: Option<Of>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    close: Vec<String>,
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default)]
    anywhere: bool,
    #[serde(default)]
    units: Vec<String>,
    #[serde(default)]
    cells: Vec<At>,
}

/// A measure of the facts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Of {
    measure: String,
    version: Option<String>,
    year: Option<String>,
    #[serde(default)]
    alone: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct At {
    row: String,
    column: String,
}

/// Reads the file; facts are those of the measures.
pub(in super::super) fn read(text: &str, measures: &Measures) -> Result<MeasureNames, RulesError> {
    let entries: BTreeMap<String, Entry> = notation::parse(FILE, text)?;
    let mut names = MeasureNames::new();
    for (key, entry) in entries {
        let at = (FILE, key.as_str());
        if entry.zh.trim().is_empty() || entry.en.trim().is_empty() {
            return Err(RulesError::bad_value(at, "", "a name in zh and in en"));
        }
        if entry.fact.is_none() && entry.words.is_empty() && entry.close.is_empty() {
            return Err(RulesError::bad_value(at, "", "a fact or words"));
        }
        let lists = [&entry.words, &entry.close, &entry.begins, &entry.units];
        if lists
            .iter()
            .any(|list| list.iter().any(|word| word.trim().is_empty()))
        {
            return Err(RulesError::bad_value(
                at,
                "",
                "words none of which is empty",
            ));
        }
        let kind = match entry.kind.as_str() {
            "count" => MeasureKind::Count,
            "amount" => MeasureKind::Amount,
            "rate" => MeasureKind::Rate,
            other => return Err(RulesError::bad_value(at, other, "count, amount or rate")),
        };
        let cells = entry.cells.into_iter().map(|at| (at.row, at.column));
        let measure = MeasureName {
            name: Text::new(entry.zh, entry.en),
            kind,
            fact: entry.fact.map(|of| fact(&of, measures, at)).transpose()?,
            cells: cells.collect(),
            words: entry.words,
            close: entry.close,
            begins: entry.begins,
            anywhere: entry.anywhere,
            units: entry.units,
        };
        names.insert(key, measure);
    }
    Ok(names)
}

fn fact(of: &Of, measures: &Measures, at: (&str, &str)) -> Result<FactName, RulesError> {
    let bad = |found: &str, wanted: &str| RulesError::bad_value(at, found, wanted);
    let measure = measures
        .id(&of.measure)
        .ok_or_else(|| bad(&of.measure, "a measure of _common/measures.toml"))?;
    let version = of.version.as_deref().map(|version| {
        Version::from_key(version).ok_or_else(|| bad(version, "initial, annual, budget or final"))
    });
    let prior = match of.year.as_deref() {
        None => false,
        Some("prior") => true,
        Some(other) => return Err(bad(other, "prior, or nothing")),
    };
    Ok(FactName {
        measure,
        version: version.transpose()?,
        prior,
        alone: of.alone,
    })
}
