//! Why a rule set is refused or cannot be used: what, where, and what to do about it.

use domain::rules::{Date, RuleSetId};
use domain::text::Text;
use std::fmt;

/// What is wrong with a rule set, or with the wish to use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesError {
    /// What kind of trouble it is.
    pub kind: RulesErrorKind,
    /// The file, as `hunan-xiangxi/values.toml`; empty when no file is at fault.
    pub file: String,
    /// The key in the file; empty when no key is at fault.
    pub key: String,
    /// What is wrong and what to do.
    pub text: Text,
}

/// The kinds of trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesErrorKind {
    /// The file is missing or is not TOML.
    NotReadable,
    /// A key nobody knows.
    UnknownKey,
    /// A required key is missing.
    MissingKey,
    /// A bare number or date where a text in quotes is demanded.
    BareNumber,
    /// A value that does not say what its key demands.
    BadValue,
    /// Weights that do not add up to the total.
    WeightsTotal,
    /// Tiers or grades that do not descend.
    NotDescending,
    /// A value without a source.
    NoSource,
    /// A day that is in no value's span between two that are.
    Gap,
    /// A day that is in two values' spans.
    Overlap,
    /// A rule set that extends itself.
    Loop,
    /// No rule set of that id.
    UnknownRuleSet,
    /// The rule set says nothing about that year.
    NotInForce,
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}: ", self.file)?;
        }
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        f.write_str(&self.text.en)
    }
}

impl std::error::Error for RulesError {}

impl RulesError {
    /// Trouble with a key of a file.
    pub(super) fn at(
        kind: RulesErrorKind,
        (file, key): (&str, &str),
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            file: file.to_owned(),
            key: key.to_owned(),
            text: Text::new(zh, en),
        }
    }

    /// No rule set of that id.
    pub(super) fn unknown_rule_set(id: &RuleSetId, known: &[&RuleSetId]) -> Self {
        let known: Vec<&str> = known.iter().map(|id| id.0.as_str()).collect();
        let known = known.join(", ");
        Self::at(
            RulesErrorKind::UnknownRuleSet,
            ("", ""),
            format!("没有“{id}”这套评分规则；可用的有：{known}"),
            format!("there is no rule set `{id}`; use one of: {known}"),
        )
    }

    /// The value does not say what its key demands.
    pub(super) fn bad_value(at: (&str, &str), value: &str, demand: &str) -> Self {
        Self::at(
            RulesErrorKind::BadValue,
            at,
            format!("“{value}”不合要求，应写成：{demand}"),
            format!("`{value}` is not understood; write {demand}"),
        )
    }

    /// Two spans that do not join.
    pub(super) fn spans(at: (&str, &str), gap: bool, last: Date, next: Date) -> Self {
        if gap {
            Self::at(
                RulesErrorKind::Gap,
                at,
                format!("{last} 与 {next} 之间没有值；把前一个值的 to 改到后一个值 from 的前一天"),
                format!(
                    "no value between {last} and {next}; let `to` end on the day before the next `from`"
                ),
            )
        } else {
            Self::at(
                RulesErrorKind::Overlap,
                at,
                format!("{next} 起的值与前一个值重叠；给前一个值写上 to，早于 {next}"),
                format!(
                    "the value from {next} overlaps the one before; give that one a `to` before {next}"
                ),
            )
        }
    }
}
