//! What all rule sets share: word lists and checking thresholds (`rulesets/_common`).

use super::error::{RulesError, RulesErrorKind};
use super::{folder, notation, typed};
use domain::number::Number;
use domain::rules::{RuleSetId, Ruled, SourceRef, Vocabulary};
use domain::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Checking thresholds by key.
pub(super) type Thresholds = BTreeMap<String, Ruled<Number>>;

const WORDS: &str = "_common/words.toml";
const THRESHOLDS: &str = "_common/thresholds.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    used_by: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Threshold {
    value: String,
    used_by: String,
    source: String,
    zh: String,
    en: String,
    confidence: Option<String>,
}

/// Reads `words.toml`.
pub(super) fn words(text: &str) -> Result<Vocabulary, RulesError> {
    let lists: BTreeMap<String, List> = notation::parse(WORDS, text)?;
    let mut read = BTreeMap::new();
    for (key, list) in lists {
        demand_text((WORDS, &key), "used_by", &list.used_by)?;
        if let Some(word) = repeated(&list.words) {
            return Err(RulesError::bad_value(
                (WORDS, &key),
                word,
                "each word once and none empty",
            ));
        }
        read.insert(key, list.words);
    }
    Ok(Vocabulary::new(read))
}

/// Reads `thresholds.toml`.
pub(super) fn thresholds(text: &str) -> Result<Thresholds, RulesError> {
    let entries: BTreeMap<String, Threshold> = notation::parse(THRESHOLDS, text)?;
    let mut read = BTreeMap::new();
    for (key, entry) in entries {
        let at = (THRESHOLDS, key.as_str());
        for (what, text) in [
            ("source", &entry.source),
            ("used_by", &entry.used_by),
            ("zh", &entry.zh),
            ("en", &entry.en),
        ] {
            demand_text(at, what, text)?;
        }
        let value = typed::number(&entry.value)
            .ok_or_else(|| RulesError::bad_value(at, &entry.value, "a figure"))?;
        let confidence = folder::confidence(at, entry.confidence.as_deref())?;
        let source = Arc::new(SourceRef {
            ruleset: RuleSetId("_common".to_owned()),
            document: entry.source,
            clause: String::new(),
            summary: Text::new(entry.zh, entry.en),
            confidence,
        });
        read.insert(key, Ruled { value, source });
    }
    Ok(read)
}

fn demand_text(at: (&str, &str), what: &str, text: &str) -> Result<(), RulesError> {
    if text.trim().is_empty() {
        return Err(RulesError::at(
            RulesErrorKind::NoSource,
            at,
            format!("缺 {what}；写明谁用、依据什么"),
            format!("`{what}` is empty; say who uses it and on what ground"),
        ));
    }
    Ok(())
}

fn repeated(words: &[String]) -> Option<&str> {
    let mut seen = std::collections::BTreeSet::new();
    words
        .iter()
        .map(String::as_str)
        .find(|word| word.trim().is_empty() || !seen.insert(*word))
}
