//! The files of reports. Knows how they are written down, nothing of what is done with them.

use super::{Block, Part, Plan, Reports};
use crate::labels::{Annex, Labels};
use domain::form::Family;
use serde::Deserialize;
use std::collections::BTreeMap;

const COMMON: &str = include_str!("../../../../rulesets/_common/report.toml");
const REPORTS: [&str; 2] = [
    include_str!("../../../../rulesets/_common/self-evaluation-report.toml"),
    include_str!("../../../../rulesets/_common/evaluation-report.toml"),
];

/// `report.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Common {
    figure: BTreeMap<String, Figure>,
    given: BTreeMap<String, String>,
    word: BTreeMap<String, String>,
    kind: BTreeMap<String, String>,
}

/// A figure: what it is called, and where it is looked for, the first that is known.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What people call it.
    pub zh: String,
    /// Where it is looked for, in this order.
    pub from: Vec<Finder>,
}

/// Where a figure may be found.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct Finder {
    /// A fact by its measure …
    pub fact: String,
    /// … and which of its figures.
    pub version: String,
    /// Whether the year before is meant.
    pub prior: bool,
    /// A money line of the unit's own form …
    pub fund: String,
    /// … and its column.
    pub column: String,
    /// A table whose title or headings hold this word …
    pub table: String,
    /// … and the heading of the column; its first row with a figure.
    pub under: String,
    /// A named field of any form.
    pub field: String,
    /// The only rate achieved among indicators of this kind in the unit's own form.
    pub indicator: String,
}

/// `<family>.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    family: String,
    title: String,
    block: Vec<Entry>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    heading: String,
    level: u8,
    text: Vec<Sentence>,
    blank: String,
    table: Option<TablePlan>,
    part: String,
    page: bool,
}

/// A sentence with figures in braces; where one is not known, `blank` says what people are
/// asked for, and without it the sentence is left out.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct Sentence {
    /// The sentence.
    pub say: String,
    /// What is asked for instead.
    pub blank: String,
    /// A whole and its parts, which must add to it.
    pub closes: Vec<String>,
}

/// A table: `<` goes on with the cell at the left, `^` with the one above.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct TablePlan {
    /// The line above it.
    pub caption: String,
    /// Rows of headings.
    pub head: Vec<Vec<String>>,
    /// Rows below, figures in braces.
    pub rows: Vec<Vec<String>>,
    /// Relative widths of the columns.
    pub widths: Vec<u32>,
    /// Wholes and their parts; parts that do not add to their whole are left blank.
    pub closes: Vec<Vec<String>>,
}

/// The pages behind a report: where its figures come from, and what was found.
pub fn annexes() -> &'static [Annex] {
    &Labels::shipped().annexes
}

pub(super) fn read() -> Result<Reports, String> {
    let common: Common = toml::from_str(COMMON).map_err(|error| error.to_string())?;
    let plans: Result<Vec<Plan>, String> = REPORTS.iter().map(|text| plan(text)).collect();
    Ok(Reports {
        plans: plans?,
        figures: common.figure,
        given: common.given,
        words: common.word,
        kinds: common.kind,
    })
}

fn plan(text: &str) -> Result<Plan, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let family = Family::from_id(&file.family);
    let blocks: Result<Vec<Block>, String> = file.block.into_iter().map(block).collect();
    Ok(Plan {
        family: family.ok_or_else(|| format!("no family {}", file.family))?,
        title: file.title,
        blocks: blocks?,
    })
}

fn block(entry: Entry) -> Result<Block, String> {
    Ok(if let Some(table) = entry.table {
        Block::Table(Box::new(table))
    } else if !entry.heading.is_empty() {
        Block::Heading(entry.level.max(1), entry.heading)
    } else if !entry.text.is_empty() {
        Block::Text(entry.text)
    } else if !entry.blank.is_empty() {
        Block::Blank(entry.blank)
    } else if entry.page {
        Block::NewPage
    } else {
        let part = Part::ALL.iter().find(|(_, name)| *name == entry.part);
        Block::Part(part.ok_or_else(|| format!("no part {}", entry.part))?.0)
    })
}
