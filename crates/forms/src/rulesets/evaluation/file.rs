//! The shape of `evaluation….toml`.

use super::super::folder::Source;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `evaluation….toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) evaluated: String,
    pub(super) from: String,
    pub(super) to: Option<String>,
    pub(super) total: Option<String>,
    pub(super) part_steps: String,
    pub(super) source: BTreeMap<String, Source>,
    pub(super) at_least: Option<Least>,
    #[serde(default)]
    pub(super) scale: Vec<Scale>,
    pub(super) group: Vec<Group>,
    pub(super) item: Vec<Item>,
}

/// A level-1 group; its points unless scales give them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) points: Option<String>,
}

/// Groups that hold so many points at least.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Least {
    pub(super) groups: Vec<String>,
    pub(super) points: String,
    pub(super) source: String,
}

/// The points of a system whose items say how, but not how much.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scale {
    pub(super) id: String,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) from: String,
    pub(super) to: Option<String>,
    pub(super) source: String,
    pub(super) groups: BTreeMap<String, String>,
    pub(super) points: BTreeMap<String, String>,
}

/// An item.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    pub(super) group: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) also: Vec<String>,
    pub(super) points: Option<String>,
    pub(super) source: Option<String>,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) rate: Option<String>,
    pub(super) shape: String,
    pub(super) shape_source: String,
    #[serde(default)]
    pub(super) conditions: Vec<Condition>,
    pub(super) full_without_subject: Option<String>,
}

/// One condition of a list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) points: String,
}
