//! The measures that evaluation formulas name (`_common/evaluation.toml`).

use super::super::error::RulesError;
use super::super::notation;
use domain::rules::{MeasureKind, MeasureName, MeasureNames};
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
    words: Vec<String>,
    #[serde(default)]
    cells: Vec<At>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct At {
    row: String,
    column: String,
}

/// Reads the file.
pub(in super::super) fn read(text: &str) -> Result<MeasureNames, RulesError> {
    let entries: BTreeMap<String, Entry> = notation::parse(FILE, text)?;
    let mut names = MeasureNames::new();
    for (key, entry) in entries {
        let at = (FILE, key.as_str());
        if entry.zh.trim().is_empty() || entry.en.trim().is_empty() {
            return Err(RulesError::bad_value(at, "", "a name in zh and in en"));
        }
        if entry.words.iter().any(|word| word.trim().is_empty()) {
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
            cells: cells.collect(),
            words: entry.words,
        };
        names.insert(key, measure);
    }
    Ok(names)
}
