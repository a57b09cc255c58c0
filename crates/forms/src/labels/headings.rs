//! What headings say beyond their meaning: other groups that share their points, rules in
//! brackets, and which of several budgets is only a change.

use super::{Labels, key};
use crate::labels::Label;
use domain::form::{FundColumn, Level1};

impl Labels {
    /// Whether a heading may be of a change made to the budget.
    pub(crate) fn is_change(&self, text: &str) -> bool {
        self.changes.contains(key(text).as_ref())
    }

    /// Leaves the heading of a change to the budget where another has the budget itself:
    /// 调整预算数 beside 调整后预算数.
    pub(crate) fn part_changes(&self, headings: &mut [(&str, Option<FundColumn>)]) {
        let budget = Some(FundColumn::Budget);
        let is_change = |text: &str| self.is_change(text);
        let mut others = headings.iter();
        if others.any(|(text, column)| *column == budget && !is_change(text)) {
            let changes = headings.iter_mut();
            for (_, column) in changes.filter(|(text, column)| *column == budget && is_change(text))
            {
                *column = None;
            }
        }
    }

    /// The other groups that the points of a heading are of as well.
    pub(crate) fn included(&self, heading: &str) -> Vec<Level1> {
        let mut words = self.including.iter();
        let Some((_, behind)) = words.find_map(|word| heading.split_once(word.as_str())) else {
            return Vec::new();
        };
        let end = behind.find(['）', ')', '】']).unwrap_or(behind.len());
        let names = behind.get(..end).unwrap_or_default();
        let names = names.split(['、', '，', ',', '和', '及']);
        let groups = names.flat_map(|name| self.meanings(name));
        let groups = groups.filter_map(|label| match label {
            Label::Level1(level) => Some(level.clone()),
            _ => None,
        });
        groups.collect()
    }

    /// The words that say which other groups the points of a heading are of.
    pub(crate) fn including(&self, groups: &[Level1]) -> String {
        let names: Vec<&str> = groups.iter().map(Level1::name).collect();
        match self.including.last().filter(|_| !names.is_empty()) {
            Some(word) => format!("{word}{}", names.join("、")),
            None => String::new(),
        }
    }

    /// Whether a heading says in brackets how points are earned: 得分（执行率≥95%得满分）.
    pub(crate) fn prints_rule(&self, heading: &str) -> bool {
        let Some((_, bracketed)) = heading.split_once(['（', '(']) else {
            return false;
        };
        let mut words = self.rules_in_headings.iter();
        bracketed.contains(['%', '％', '点']) && words.any(|word| bracketed.contains(word.as_str()))
    }
}
