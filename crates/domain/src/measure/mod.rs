//! What is measured and how people name it: 基本支出 2022年 决算数.
//!
//! The vocabulary is data, given to [`Measures::new`]; here is only how a label is read with
//! it: [`Measures::label`] understands a label whole or not at all, so that nothing is
//! guessed. The words that build sentences are carried along ([`Phrases`]). Must not know
//! forms or amounts, nor how a sentence is read.

mod label;
mod phrases;
mod words;

pub use label::{Label, YearWord};
pub use phrases::{Phrase, Phrases, ToldRate, ToldSplit};
pub use words::Word;

use crate::text::Text;
use std::collections::BTreeMap;
use words::Words;

/// The key of what a unit spends in all.
pub(crate) const OVERALL: &str = "overall-spending";

/// A measure's position in the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeasureId(pub u16);

/// What kind of unit a measure is told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 元, 万元
    Money,
    /// 人, 个, ㎡
    Count,
    /// %
    Rate,
}

/// Which of its figures in a year: what was planned, what was allowed, what came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 年初预算数
    Initial,
    /// 全年预算数, 调整预算数
    Annual,
    /// 预算数, without saying which
    Budget,
    /// 决算数, 执行数, 实际支出数
    Final,
}

impl Version {
    /// Every version, in the order of a year.
    pub const ALL: [Self; 4] = [Self::Initial, Self::Annual, Self::Budget, Self::Final];

    /// The name used in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Annual => "annual",
            Self::Budget => "budget",
            Self::Final => "final",
        }
    }

    /// The version of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|version| version.key() == key)
    }

    /// What people see.
    pub fn name(self) -> Text {
        match self {
            Self::Initial => Text::new("年初预算数", "initial budget"),
            Self::Annual => Text::new("全年预算数", "annual budget"),
            Self::Budget => Text::new("预算数", "budget"),
            Self::Final => Text::new("决算（执行）数", "final figure"),
        }
    }

    /// Whether it is one of the budget figures.
    pub fn is_budget(self) -> bool {
        self != Self::Final
    }
}

/// Which purse the money comes from; [`Funding::All`] where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Funding {
    /// All of them together.
    #[default]
    All,
    /// 一般公共预算
    General,
    /// 政府性基金
    GovernmentFund,
    /// 国有资本经营
    StateCapital,
    /// 社会保险基金
    SocialInsurance,
    /// 财政专户管理
    SpecialAccount,
}

impl Funding {
    /// Every purse with its name in data and what people see.
    pub const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::All, "all", ""),
        (Self::General, "general", "一般公共预算"),
        (Self::GovernmentFund, "government-fund", "政府性基金"),
        (Self::StateCapital, "state-capital", "国有资本经营"),
        (Self::SocialInsurance, "social-insurance", "社会保险基金"),
        (Self::SpecialAccount, "special-account", "财政专户"),
    ];

    /// The purse of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        let entry = Self::ALL.iter().find(|(_, name, _)| *name == key);
        entry.map(|(funding, _, _)| *funding)
    }

    /// What people see; nothing for all together.
    pub fn zh(self) -> &'static str {
        let entry = Self::ALL.iter().find(|(funding, _, _)| *funding == self);
        entry.map_or("", |(_, _, zh)| zh)
    }
}

/// One operand of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operand {
    /// What.
    pub measure: MeasureId,
    /// Which figure of it; none for a stock such as a head count.
    pub version: Option<Version>,
}

/// A measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its name in data.
    pub key: String,
    /// What people see.
    pub name: Text,
    /// What it is told in.
    pub kind: Kind,
    /// The version meant where none is said (基本支出 alone is what was spent).
    pub implied: Option<Version>,
    /// Whether it has a budget and an outcome at all; a head count or a balance has not.
    pub versions: bool,
    /// Whether nothing that goes on from it is of it too: 支出总计…，其中本年支出….
    pub alone: bool,
    /// Measures that a table must name too before a loose name of this one counts in it.
    pub loose_beside: Vec<MeasureId>,
    /// Complete splits: these parts add to it.
    pub splits: Vec<Vec<MeasureId>>,
    /// For a rate: part and base.
    pub rate: Option<(Operand, Operand)>,
}

/// A word list of the vocabulary: a word and what it means in a label.
pub type Entry = (String, Word);

/// All measures and the words that name and qualify them; built once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    list: Vec<Measure>,
    by_key: BTreeMap<String, MeasureId>,
    words: Words,
    phrases: Phrases,
}

impl Measures {
    /// Takes the measures and every word with its meaning.
    pub fn new(list: Vec<Measure>, entries: Vec<Entry>) -> Self {
        let by_key = list
            .iter()
            .zip(0u16..)
            .map(|(measure, id)| (measure.key.clone(), MeasureId(id)))
            .collect();
        Self {
            list,
            by_key,
            words: Words::new(entries),
            phrases: Phrases::default(),
        }
    }

    /// With the words that build sentences.
    #[must_use]
    pub fn with_phrases(self, phrases: Phrases) -> Self {
        Self { phrases, ..self }
    }

    /// The words that build sentences.
    pub fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// The measure of that id.
    pub fn get(&self, id: MeasureId) -> Option<&Measure> {
        self.list.get(usize::from(id.0))
    }

    /// The measure of that name in data.
    pub fn id(&self, key: &str) -> Option<MeasureId> {
        self.by_key.get(key).copied()
    }

    /// Every measure with its id.
    pub fn iter(&self) -> impl Iterator<Item = (MeasureId, &Measure)> {
        (0u16..).map(MeasureId).zip(&self.list)
    }

    /// Whether there is no vocabulary.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Reads a label whole: `None` where any part of it is not understood or where it
    /// contradicts itself. An empty label says nothing.
    pub fn label(&self, text: &str) -> Option<Label> {
        label::read(&self.words, text)
    }

    /// The year, version, funding and money unit that a title mentions, whatever else it says;
    /// of several versions the final one.
    pub fn context(&self, title: &str) -> Label {
        label::scan(&self.words, title)
    }
}
