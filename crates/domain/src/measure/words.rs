//! The words of labels, looked up by their first character, the longest first.
//! Must not know how a label is put together.

use super::{Funding, MeasureId, Version};
use crate::form::MoneyUnit;
use std::collections::BTreeMap;

/// What a word means in a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Names a measure.
    Measure {
        /// Which.
        measure: MeasureId,
        /// The purse that the name says too (一般公共预算支出).
        funding: Funding,
        /// The version that the name implies where nothing else says it (人员支出).
        version: Option<Version>,
        /// Whether it names the measure beyond doubt; else findings are warnings at most.
        exact: bool,
    },
    /// Says which figure of the measure.
    Version(Version),
    /// Says it where no other word does: 支出 behind 三公经费.
    WeakVersion(Version),
    /// The purse.
    Funding(Funding),
    /// 本年
    ThisYear,
    /// 上年
    PriorYear,
    /// The unit that is told about: 我单位.
    Own,
    /// The unit of money.
    Unit(MoneyUnit),
    /// What stands before it is the whole, behind it the part: 其中.
    PartOf,
    /// Adds nothing: 共, 总额.
    Filler,
}

/// All words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    by_first: BTreeMap<char, Vec<(String, Word)>>,
}

impl Words {
    pub(super) fn new(entries: Vec<(String, Word)>) -> Self {
        let mut by_first: BTreeMap<char, Vec<(String, Word)>> = BTreeMap::new();
        for (word, meaning) in entries {
            if let Some(first) = word.chars().next() {
                by_first.entry(first).or_default().push((word, meaning));
            }
        }
        for words in by_first.values_mut() {
            words.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then(a.cmp(b)));
        }
        Self { by_first }
    }

    /// The longest word the text begins with.
    pub(super) fn begins(&self, text: &str) -> Option<(usize, Word)> {
        let words = self.by_first.get(&text.chars().next()?)?;
        words
            .iter()
            .find(|(word, _)| text.starts_with(word.as_str()))
            .map(|(word, meaning)| (word.len(), *meaning))
    }
}
