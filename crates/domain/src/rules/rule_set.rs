//! A rule set as it is kept: parameters by key, each a run of dated values with sources.

use super::evaluation::Evaluation;
use crate::form::Year;
use crate::text::Text;
use std::collections::BTreeMap;
use std::fmt;

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Four digits.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The last day of a year, which decides what holds for it.
    pub fn last_of(year: Year) -> Self {
        Self {
            year: year.0,
            month: 12,
            day: 31,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The id of a rule set: `cn-2020`, `hunan-xiangxi`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleSetId(pub String);

impl fmt::Display for RuleSetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How sure we are of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Read in the regulation or in the notes of an official form.
    #[default]
    Primary,
    /// Known of a regulation whose text we could not open.
    Secondary,
    /// Concluded from filled forms or from a wider jurisdiction.
    Derived,
}

impl Confidence {
    /// The name used in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Derived => "derived",
        }
    }
}

/// Where a rule is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceRef {
    /// The rule set that holds it.
    pub ruleset: RuleSetId,
    /// 文号 or title of the document.
    pub document: String,
    /// The clause in it.
    pub clause: String,
    /// What it says, in our own words.
    pub summary: Text,
    /// How sure we are.
    pub confidence: Confidence,
}

impl fmt::Display for SourceRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.document)?;
        if !self.clause.is_empty() {
            write!(f, " {}", self.clause)?;
        }
        Ok(())
    }
}

/// One value and the days on which it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedValue {
    /// First day.
    pub from: Date,
    /// Last day; none while it still holds.
    pub to: Option<Date>,
    /// The value as the law puts it.
    pub value: String,
    /// Where it is written.
    pub source: SourceRef,
}

/// A rule set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSet {
    /// Its id.
    pub id: RuleSetId,
    /// Its name.
    pub name: Text,
    /// The rule set whose values hold where this one says nothing.
    pub extends: Option<RuleSetId>,
    /// First day on which it is in force.
    pub from: Option<Date>,
    /// Last day; none while it is still in force.
    pub to: Option<Date>,
    /// The rule set that took over after the last day.
    pub replaced_by: Option<RuleSetId>,
    /// What a reader should know about it.
    pub note: Text,
    /// Words in a document that point to this jurisdiction, most telling first.
    pub recognised_by: Vec<String>,
    /// Longer words that hold one of those by chance (浙江西 holds 江西).
    pub mistaken_for: Vec<String>,
    /// Level-1 groups whose presence in a form of unknown place points to this rule set.
    pub recognised_by_group: Vec<String>,
    /// Parameters, each with its dated values in order.
    pub parameters: BTreeMap<String, Vec<DatedValue>>,
    /// The systems by which departments and projects are evaluated, where the place has any.
    pub evaluations: Vec<Evaluation>,
}

impl RuleSet {
    /// Whether the rule set is in force for a budget year, which its last day decides.
    pub fn covers(&self, year: Year) -> bool {
        let day = Date::last_of(year);
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl DatedValue {
    /// Whether the value holds for a budget year, which its last day decides.
    pub fn covers(&self, year: Year) -> bool {
        let day = Date::last_of(year);
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}
