//! One folder of a rule set read into a [`RuleSet`], or refused with the reason.
//!
//! Must not know other rule sets: what needs the chain of `extends` is checked later.

use super::error::{RulesError, RulesErrorKind};
use super::{dates, evaluation, notation, parameter, validate};
use domain::rules::{Confidence, Date, DatedValue, MeasureNames, RuleSet, RuleSetId, SourceRef};
use domain::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `ruleset.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: String,
    zh: String,
    en: String,
    extends: Option<String>,
    from: String,
    to: Option<String>,
    replaced_by: Option<String>,
    #[serde(default)]
    recognised_by: Vec<String>,
    #[serde(default)]
    mistaken_for: Vec<String>,
    #[serde(default)]
    recognised_by_group: Vec<String>,
    #[serde(default)]
    note_zh: String,
    #[serde(default)]
    note_en: String,
}

/// `values.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Values {
    #[serde(default)]
    source: BTreeMap<String, Source>,
    #[serde(default)]
    value: Vec<Entry>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    document: String,
    clause: String,
    zh: String,
    en: String,
    confidence: Option<String>,
    page: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    value: String,
    from: String,
    to: Option<String>,
    source: Option<String>,
    confidence: Option<String>,
}

/// The texts of a rule set's files.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    /// `ruleset.toml`
    pub(super) head: &'a str,
    /// `values.toml`
    pub(super) values: &'a str,
    /// `evaluation….toml`, names and texts.
    pub(super) evaluations: Vec<(&'a str, &'a str)>,
    /// The measures that evaluation formulas may name.
    pub(super) measures: &'a MeasureNames,
}

/// Reads the files of a rule set; `has_page` tells whether `sources/<page>` exists.
pub(super) fn read(
    folder: &str,
    texts: &Texts<'_>,
    has_page: &dyn Fn(&str) -> bool,
) -> Result<RuleSet, RulesError> {
    let mut set = read_head(folder, texts.head)?;
    for (name, text) in &texts.evaluations {
        let reader = evaluation::Reader {
            id: &set.id,
            file: &format!("{folder}/{name}"),
            measures: texts.measures,
            has_page,
        };
        let systems = reader.read(text)?;
        set.evaluations.extend(systems);
    }
    let file = format!("{folder}/values.toml");
    let values: Values = notation::parse(&file, texts.values)?;
    let sources = read_sources(&set.id, &file, values.source, has_page)?;
    for entry in values.value {
        let key = entry.key.clone();
        let value = read_entry(&file, entry, &sources)?;
        set.parameters.entry(key).or_default().push(value);
    }
    for (key, values) in &mut set.parameters {
        values.sort_by_key(|value| value.from);
        dates::check_spans(values, (&file, key))?;
    }
    Ok(set)
}

/// Reads `ruleset.toml` alone: name, days, and what the rule set is recognised by.
pub(super) fn read_head(folder: &str, text: &str) -> Result<RuleSet, RulesError> {
    let file = format!("{folder}/ruleset.toml");
    let head: Head = notation::parse(&file, text)?;
    if head.id != folder {
        return Err(RulesError::bad_value(
            (&file, "id"),
            &head.id,
            &format!("\"{folder}\", the name of the folder"),
        ));
    }
    Ok(RuleSet {
        id: RuleSetId(head.id),
        name: Text::new(head.zh, head.en),
        extends: head.extends.map(RuleSetId),
        from: Some(date((&file, "from"), &head.from)?),
        to: head.to.map(|to| date((&file, "to"), &to)).transpose()?,
        replaced_by: head.replaced_by.map(RuleSetId),
        note: Text::new(head.note_zh, head.note_en),
        recognised_by: head.recognised_by,
        mistaken_for: head.mistaken_for,
        recognised_by_group: head.recognised_by_group,
        parameters: BTreeMap::new(),
        evaluations: Vec::new(),
    })
}

/// Reads the sources a file names.
pub(super) fn read_sources(
    id: &RuleSetId,
    file: &str,
    sources: BTreeMap<String, Source>,
    has_page: &dyn Fn(&str) -> bool,
) -> Result<BTreeMap<String, SourceRef>, RulesError> {
    let mut read = BTreeMap::new();
    for (name, source) in sources {
        let key = format!("source.{name}");
        let at = (file, key.as_str());
        for (what, text) in [
            ("document", &source.document),
            ("zh", &source.zh),
            ("en", &source.en),
        ] {
            if text.trim().is_empty() {
                return Err(RulesError::at(
                    RulesErrorKind::NoSource,
                    at,
                    format!("来源缺 {what}；请写明文号、条款和要点"),
                    format!(
                        "the source has no {what}; say which document, which clause, and what it says"
                    ),
                ));
            }
        }
        if let Some(page) = source.page.as_deref().filter(|page| !has_page(page)) {
            return Err(RulesError::bad_value(
                at,
                page,
                "the name of a page in the folder sources/",
            ));
        }
        let confidence = confidence(at, source.confidence.as_deref())?;
        read.insert(
            name,
            SourceRef {
                ruleset: id.clone(),
                document: source.document,
                clause: source.clause,
                summary: Text::new(source.zh, source.en),
                confidence,
            },
        );
    }
    Ok(read)
}

fn read_entry(
    file: &str,
    entry: Entry,
    sources: &BTreeMap<String, SourceRef>,
) -> Result<DatedValue, RulesError> {
    let at = (file, entry.key.as_str());
    let threshold = entry.key.starts_with(parameter::THRESHOLD);
    if !threshold && parameter::by_key(&entry.key).is_none() {
        return Err(RulesError::at(
            RulesErrorKind::UnknownKey,
            at,
            "没有这个参数；名称见 docs/guide/add-a-rule-set.md",
            "no such parameter; docs/guide/add-a-rule-set.md lists them",
        ));
    }
    let Some(name) = entry.source.as_deref().filter(|name| !name.is_empty()) else {
        return Err(RulesError::at(
            RulesErrorKind::NoSource,
            at,
            format!("{} 起的值没有来源；加上 source = \"…\"", entry.from),
            format!(
                "the value from {} has no source; add source = \"…\"",
                entry.from
            ),
        ));
    };
    let Some(source) = sources.get(name) else {
        return Err(RulesError::at(
            RulesErrorKind::NoSource,
            at,
            format!("没有名为“{name}”的来源；在同一文件里加 [source.{name}]"),
            format!("there is no source `{name}`; add [source.{name}] to the same file"),
        ));
    };
    let mut source = source.clone();
    if entry.confidence.is_some() {
        source.confidence = confidence(at, entry.confidence.as_deref())?;
    }
    validate::value(at, &entry.value)?;
    let from = date(at, &entry.from)?;
    let to = entry.to.map(|to| date(at, &to)).transpose()?;
    if to.is_some_and(|to| to < from) {
        return Err(RulesError::bad_value(
            at,
            &from.to_string(),
            "a `from` not after `to`",
        ));
    }
    Ok(DatedValue {
        from,
        to,
        value: entry.value,
        source,
    })
}

pub(super) fn date(at: (&str, &str), text: &str) -> Result<Date, RulesError> {
    dates::parse(text).ok_or_else(|| RulesError::bad_value(at, text, "a day as \"2020-01-31\""))
}

/// Reads a confidence; nothing said means it was read in the document itself.
pub(super) fn confidence(at: (&str, &str), text: Option<&str>) -> Result<Confidence, RulesError> {
    match text {
        None | Some("primary") => Ok(Confidence::Primary),
        Some("secondary") => Ok(Confidence::Secondary),
        Some("derived") => Ok(Confidence::Derived),
        Some(other) => Err(RulesError::bad_value(
            at,
            other,
            "primary, secondary or derived",
        )),
    }
}
