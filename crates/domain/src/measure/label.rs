//! A label read word by word: every part of it is understood, or the label is not.

use super::words::{Word, Words};
use super::{Funding, MeasureId, Version};
use crate::form::{MoneyUnit, Year};

/// Longer texts are sentences, no labels.
const LONGEST: usize = 120;

/// Longer titles are paragraphs; what they mention need not be about the table.
const LONGEST_TITLE: usize = 300;

/// The year a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearWord {
    /// 2022年
    Named(Year),
    /// 本年
    This,
    /// 上年
    Prior,
}

impl YearWord {
    /// The year meant in a text about `year`.
    pub fn in_text_about(self, year: Year) -> Year {
        match self {
            Self::Named(named) => named,
            Self::This => year,
            Self::Prior => Year(year.0 - 1),
        }
    }
}

/// What a label says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// What is measured.
    pub measure: Option<MeasureId>,
    /// In which year.
    pub year: Option<YearWord>,
    /// Which figure of it.
    pub version: Option<Version>,
    /// Whether the version is only implied by a word such as 支出.
    pub weak: bool,
    /// From which purse.
    pub funding: Funding,
    /// In which unit of money.
    pub unit: Option<MoneyUnit>,
    /// Whether a name was used that may mean something else too.
    pub loose: bool,
    /// Whether it names the unit that the text is about.
    pub own: bool,
}

impl Label {
    /// Both labels together, as a row's and a column's; `None` where they contradict.
    pub fn with(self, other: Self) -> Option<Self> {
        Some(Self {
            measure: agree(self.measure, other.measure)?,
            year: agree(self.year, other.year)?,
            version: match (self.weak, other.weak) {
                (true, false) if other.version.is_some() => other.version,
                (false, true) if self.version.is_some() => self.version,
                _ => agree(self.version, other.version)?,
            },
            weak: self.weak && (other.weak || other.version.is_none())
                || other.weak && self.version.is_none(),
            funding: match (self.funding, other.funding) {
                (Funding::All, funding) | (funding, Funding::All) => funding,
                (a, b) if a == b => a,
                _ => return None,
            },
            unit: self.unit.or(other.unit),
            loose: self.loose || other.loose,
            own: self.own || other.own,
        })
    }

    /// What is left open, taken from another label.
    pub fn or(self, other: Self) -> Self {
        Self {
            measure: self.measure.or(other.measure),
            year: self.year.or(other.year),
            version: self.version.or(other.version),
            weak: if self.version.is_some() {
                self.weak
            } else {
                other.weak
            },
            funding: if self.funding == Funding::All {
                other.funding
            } else {
                self.funding
            },
            unit: self.unit.or(other.unit),
            loose: self.loose || (self.measure.is_none() && other.loose),
            own: self.own || other.own,
        }
    }

    fn take(&mut self, word: Word) -> Option<()> {
        match word {
            Word::Measure {
                measure,
                funding,
                version,
                exact,
            } => {
                if self.version.is_none() && version.is_some() {
                    (self.version, self.weak) = (version, true);
                }
                self.measure = agree(self.measure, Some(measure))?;
                if funding != Funding::All {
                    self.funding = funding;
                }
                self.loose |= !exact;
            }
            Word::Version(version) if self.weak || self.version.is_none() => {
                (self.version, self.weak) = (Some(version), false);
            }
            Word::Version(version) => self.version = agree(self.version, Some(version))?,
            Word::WeakVersion(version) if self.version.is_none() => {
                (self.version, self.weak) = (Some(version), true);
            }
            Word::Own => self.own = true,
            // 基本支出其中：公用支出 names the part, not the whole.
            Word::PartOf => (self.measure, self.loose) = (None, false),
            Word::WeakVersion(_) | Word::Filler => {}
            Word::Funding(funding) if self.funding == Funding::All => self.funding = funding,
            Word::Funding(funding) if self.funding == funding => {}
            Word::Funding(_) => return None,
            Word::ThisYear => self.year = agree(self.year, Some(YearWord::This))?,
            Word::PriorYear => self.year = agree(self.year, Some(YearWord::Prior))?,
            Word::Unit(unit) => self.unit = agree(self.unit, Some(unit))?,
        }
        Some(())
    }
}

/// The one of two that is given; `None` where both are and differ.
#[expect(
    clippy::option_option,
    reason = "the outer one says whether they agree"
)]
fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> Option<Option<T>> {
    match (a, b) {
        (Some(a), Some(b)) if a != b => None,
        (a, b) => Some(a.or(b)),
    }
}

pub(super) fn read(words: &Words, text: &str) -> Option<Label> {
    if text.len() > LONGEST {
        return None;
    }
    let clean = plain(text);
    let mut rest = behind_enumerator(&clean);
    let mut label = Label::default();
    while !rest.is_empty() {
        if let Some((len, year)) = year(rest) {
            label.year = agree(label.year, Some(YearWord::Named(year)))?;
            rest = &rest[len..];
            continue;
        }
        let (len, word) = words.begins(rest)?;
        label.take(word)?;
        rest = &rest[len..];
    }
    Some(label)
}

pub(super) fn scan(words: &Words, text: &str) -> Label {
    let mut label = Label::default();
    if text.len() > LONGEST_TITLE {
        return label;
    }
    let clean = plain(text);
    let mut rest = clean.as_str();
    while let Some(first) = rest.chars().next() {
        let mut skip = first.len_utf8();
        if let Some((len, year)) = year(rest) {
            label.year = label.year.or(Some(YearWord::Named(year)));
            skip = len;
        } else if let Some((len, word)) = words.begins(rest) {
            match word {
                Word::Funding(funding) if label.funding == Funding::All => label.funding = funding,
                Word::Unit(unit) => label.unit = label.unit.or(Some(unit)),
                // A title that speaks of the outcome is of the outcome, whatever else it says.
                Word::Version(version) if label.version != Some(Version::Final) => {
                    label.version = Some(version);
                }
                _ => {}
            }
            skip = len;
        }
        rest = &rest[skip..];
    }
    label
}

/// Without blanks, quotes and commas; brackets in one spelling.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !"“”‘’\"'「」『』，,：:；;\u{feff}".contains(*c))
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// The label without `1、`, `(一)`, `①` in front of it.
fn behind_enumerator(text: &str) -> &str {
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if let Some(inner) = text.strip_prefix('(')
        && let Some((mark, rest)) = inner.split_once(')')
        && !mark.is_empty()
        && mark.chars().all(digits)
    {
        return rest;
    }
    let rest = text.trim_start_matches(digits);
    if rest.len() < text.len()
        && let Some(rest) = rest.strip_prefix(['、', '.', '．'])
    {
        return rest;
    }
    text.trim_start_matches(|c: char| ('①'..='⑳').contains(&c))
}

/// `2022年`, `2022年度`, `2022年末`.
fn year(text: &str) -> Option<(usize, Year)> {
    let digits = text
        .get(..4)
        .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let year = Year::possible(digits.parse().ok()?)?;
    let rest = text[4..].strip_prefix('年')?;
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    Some((text.len() - rest.len(), year))
}
