//! Reads `_common/measures.toml`: what is measured and how people name it.

use super::error::RulesError;
use super::notation;
use domain::form::MoneyUnit;
use domain::measure::{
    Funding, Kind, Measure, MeasureId, Measures, Operand, Phrase, Phrases, ToldRate, ToldSplit,
    Version, Word,
};
use domain::text::Text;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const FILE: &str = "_common/measures.toml";

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    measure: Vec<Entry>,
    versions: BTreeMap<String, Vec<String>>,
    #[serde(rename = "weak-versions")]
    weak_versions: BTreeMap<String, Vec<String>>,
    funding: BTreeMap<String, Vec<String>>,
    funded: Vec<Funded>,
    years: Years,
    own: List,
    #[serde(rename = "part-of")]
    part_of: List,
    filler: List,
    units: BTreeMap<String, Vec<String>>,
    phrases: BTreeMap<String, Vec<String>>,
    #[serde(rename = "told-rate")]
    told_rate: Vec<RateByName>,
    #[serde(rename = "told-split")]
    told_split: Vec<SplitByName>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SplitByName {
    whole: Vec<String>,
    parts: Vec<Vec<String>>,
    #[serde(default)]
    without: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RateByName {
    names: Vec<String>,
    part: Vec<String>,
    base: Vec<String>,
    #[serde(default)]
    strict: bool,
    #[serde(default)]
    rest: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    zh: String,
    en: String,
    kind: String,
    implied: Option<String>,
    #[serde(default = "yes")]
    versions: bool,
    #[serde(default)]
    alone: bool,
    names: Vec<String>,
    #[serde(default)]
    loose: Vec<String>,
    #[serde(default)]
    spent: Vec<String>,
    #[serde(default)]
    loose_beside: Vec<String>,
    #[serde(default)]
    splits: Vec<Vec<String>>,
    part: Option<Of>,
    base: Option<Of>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Of {
    measure: String,
    version: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Funded {
    measure: String,
    funding: String,
    names: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Years {
    this: Vec<String>,
    prior: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct List {
    words: Vec<String>,
}

fn yes() -> bool {
    true
}

/// Reads the vocabulary of measures; none where there is no file.
pub(super) fn measures(text: &str) -> Result<Measures, RulesError> {
    if text.is_empty() {
        return Ok(Measures::default());
    }
    let file: File = notation::parse(FILE, text)?;
    let ids = Ids(file
        .measure
        .iter()
        .zip(0u16..)
        .map(|(entry, id)| (entry.key.as_str(), MeasureId(id)))
        .collect());
    let list = file
        .measure
        .iter()
        .map(|entry| ids.measure(entry))
        .collect::<Result<Vec<_>, _>>()?;
    let words = words(&file, &ids)?;
    let mut seen = BTreeSet::new();
    for (word, _) in &words {
        if word.is_empty() || !seen.insert(word.as_str()) {
            return Err(bad("words", word, "each word once and none empty"));
        }
    }
    Ok(Measures::new(list, words).with_phrases(phrases(&file)?))
}

/// The words that build sentences: every list must be there, none may hold an empty word.
fn phrases(file: &File) -> Result<Phrases, RulesError> {
    let mut lists = Vec::new();
    for (key, words) in &file.phrases {
        let phrase = Phrase::from_key(key).ok_or_else(|| bad("phrases", key, "a known list"))?;
        if words.is_empty() || words.iter().any(String::is_empty) {
            return Err(bad("phrases", key, "words, none of them empty"));
        }
        lists.push((phrase, words.clone()));
    }
    let missing = Phrase::ALL
        .iter()
        .find(|(_, key)| !file.phrases.contains_key(*key));
    match missing {
        Some((_, key)) => Err(bad("phrases", "", key)),
        None => Ok(Phrases::new(lists, rates(file)?).with_splits(splits(file)?)),
    }
}

fn rates(file: &File) -> Result<Vec<ToldRate>, RulesError> {
    let mut found = Vec::new();
    for entry in &file.told_rate {
        let mut words = entry.names.iter().chain(&entry.part).chain(&entry.base);
        if entry.names.is_empty() || entry.part.is_empty() || words.any(String::is_empty) {
            return Err(bad(
                "told-rate",
                "",
                "names and words of the part, none empty",
            ));
        }
        found.push(ToldRate {
            names: entry.names.clone(),
            part: entry.part.clone(),
            base: entry.base.clone(),
            strict: entry.strict,
            rest: entry.rest,
        });
    }
    Ok(found)
}

fn splits(file: &File) -> Result<Vec<ToldSplit>, RulesError> {
    let mut found = Vec::new();
    for entry in &file.told_split {
        let lists = entry.parts.iter().chain([&entry.whole]);
        let words = lists.clone().flatten().chain(&entry.without);
        let empty = words.into_iter().any(String::is_empty);
        if empty || entry.parts.len() < 2 || lists.into_iter().any(Vec::is_empty) {
            return Err(bad(
                "told-split",
                "",
                "words of a whole and of two parts or more, none empty",
            ));
        }
        found.push(ToldSplit {
            whole: entry.whole.clone(),
            parts: entry.parts.clone(),
            without: entry.without.clone(),
        });
    }
    Ok(found)
}

struct Ids<'t>(BTreeMap<&'t str, MeasureId>);

impl Ids<'_> {
    fn of(&self, key: &str) -> Result<MeasureId, RulesError> {
        let id = self.0.get(key).copied();
        id.ok_or_else(|| bad("measure", key, "the key of a measure"))
    }

    fn all(&self, keys: &[String]) -> Result<Vec<MeasureId>, RulesError> {
        keys.iter().map(|key| self.of(key)).collect()
    }

    fn operand(&self, of: &Of) -> Result<Operand, RulesError> {
        Ok(Operand {
            measure: self.of(&of.measure)?,
            version: of.version.as_deref().map(version).transpose()?,
        })
    }

    fn measure(&self, entry: &Entry) -> Result<Measure, RulesError> {
        let rate = match (&entry.part, &entry.base) {
            (Some(part), Some(base)) => Some((self.operand(part)?, self.operand(base)?)),
            (None, None) => None,
            _ => return Err(bad(&entry.key, "part", "part and base together")),
        };
        Ok(Measure {
            key: entry.key.clone(),
            name: Text::new(&entry.zh, &entry.en),
            kind: match entry.kind.as_str() {
                "money" => Kind::Money,
                "count" => Kind::Count,
                "rate" => Kind::Rate,
                other => return Err(bad(&entry.key, other, "money, count or rate")),
            },
            implied: entry.implied.as_deref().map(version).transpose()?,
            versions: entry.versions,
            alone: entry.alone,
            loose_beside: self.all(&entry.loose_beside)?,
            splits: entry
                .splits
                .iter()
                .map(|split| self.all(split))
                .collect::<Result<_, _>>()?,
            rate,
        })
    }
}

fn words(file: &File, ids: &Ids<'_>) -> Result<Vec<(String, Word)>, RulesError> {
    let mut found = Vec::new();
    let mut add = |words: &[String], meaning: Word| {
        found.extend(words.iter().map(|word| (word.clone(), meaning)));
    };
    for entry in &file.measure {
        let measure = ids.of(&entry.key)?;
        for (names, version, exact) in [
            (&entry.names, None, true),
            (&entry.spent, Some(Version::Final), true),
            (&entry.loose, None, false),
        ] {
            let funding = Funding::All;
            add(
                names,
                Word::Measure {
                    measure,
                    funding,
                    version,
                    exact,
                },
            );
        }
    }
    for named in &file.funded {
        let (measure, funding) = (ids.of(&named.measure)?, funding(&named.funding)?);
        let (version, exact) = (None, true);
        add(
            &named.names,
            Word::Measure {
                measure,
                funding,
                version,
                exact,
            },
        );
    }
    for (key, words) in &file.versions {
        add(words, Word::Version(version(key)?));
    }
    for (key, words) in &file.weak_versions {
        add(words, Word::WeakVersion(version(key)?));
    }
    for (key, words) in &file.funding {
        add(words, Word::Funding(funding(key)?));
    }
    for (key, words) in &file.units {
        add(words, Word::Unit(unit(key)?));
    }
    add(&file.years.this, Word::ThisYear);
    add(&file.years.prior, Word::PriorYear);
    add(&file.own.words, Word::Own);
    add(&file.part_of.words, Word::PartOf);
    add(&file.filler.words, Word::Filler);
    Ok(found)
}

fn version(key: &str) -> Result<Version, RulesError> {
    Version::from_key(key).ok_or_else(|| bad("versions", key, "initial, annual, budget or final"))
}

fn funding(key: &str) -> Result<Funding, RulesError> {
    Funding::from_key(key).ok_or_else(|| bad("funding", key, "a purse such as general"))
}

fn unit(key: &str) -> Result<MoneyUnit, RulesError> {
    Ok(match key {
        "yuan" => MoneyUnit::Yuan,
        "thousand" => MoneyUnit::Thousand,
        "ten-thousand" => MoneyUnit::TenThousand,
        "hundred-million" => MoneyUnit::HundredMillion,
        _ => {
            return Err(bad(
                "units",
                key,
                "yuan, thousand, ten-thousand or hundred-million",
            ));
        }
    })
}

fn bad(key: &str, found: &str, wanted: &str) -> RulesError {
    RulesError::bad_value((FILE, key), found, wanted)
}
