//! What tells one indicator from another: names in one spelling, and the words that make a
//! figure an average rather than an amount. The words themselves are data.

use std::collections::{BTreeMap, BTreeSet};

/// The words a roll-up goes by (`rulesets/_common/rollup.toml`, and a units file's own).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Units of figures that are averaged though they are counts: 天, 工作日.
    pub averaged_units: BTreeSet<String>,
    /// Ends of names of figures that are averaged: 率, 单价.
    pub averaged_endings: Vec<String>,
    /// Words anywhere in the names of figures that are averaged: 人均.
    pub averaged_within: Vec<String>,
    /// Words that only number an indicator: 指标 in 指标1：培训人数.
    pub numbering: Vec<String>,
    /// Names in one spelling, and the one they all stand for.
    same: BTreeMap<String, String>,
}

impl Words {
    /// Has all these names mean one indicator.
    pub fn add_same(&mut self, names: &[String]) {
        let Some(first) = names.first().map(|name| folded(name, &self.numbering)) else {
            return;
        };
        let first = self.same.get(&first).cloned().unwrap_or(first);
        for name in names {
            self.same
                .insert(folded(name, &self.numbering), first.clone());
        }
    }

    /// The name by which an indicator is matched.
    pub fn name(&self, printed: &str) -> String {
        let folded = folded(printed, &self.numbering);
        self.same.get(&folded).cloned().unwrap_or(folded)
    }

    /// Whether a figure of that name and unit is averaged rather than added.
    pub(super) fn is_averaged(&self, name: &str, unit: &str) -> bool {
        self.averaged_units.contains(unit)
            || self
                .averaged_endings
                .iter()
                .any(|end| name.ends_with(end.as_str()))
            || self
                .averaged_within
                .iter()
                .any(|word| name.contains(word.as_str()))
    }
}

/// A name in one spelling: without blanks, punctuation and a number in front.
pub(super) fn folded(printed: &str, numbering: &[String]) -> String {
    let mut rest = printed.trim_start();
    for word in numbering {
        if let Some(behind) = rest.strip_prefix(word.as_str())
            && begins_with_number(behind)
        {
            rest = behind;
            break;
        }
    }
    without_number(rest)
        .chars()
        .filter_map(|c| {
            let c = narrow(c);
            (c.is_alphanumeric() || c == '%').then_some(c.to_ascii_lowercase())
        })
        .collect()
}

fn begins_with_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

/// The text behind `1.`, `（2）`, `③`; a figure that belongs to the name stays.
fn without_number(text: &str) -> &str {
    let mut chars = text.chars();
    if chars.next().is_some_and(|c| ('①'..='⑳').contains(&c)) {
        return chars.as_str();
    }
    let opened = text.strip_prefix(['(', '（']);
    let inner = opened.unwrap_or(text);
    let behind =
        inner.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    if behind.len() == inner.len() {
        return text;
    }
    let ends: &[char] = match opened {
        Some(_) => &[')', '）'],
        None => &['.', '．', '、', ':', '：'],
    };
    match behind.strip_prefix(ends) {
        // 1.5倍 keeps its figure.
        Some(rest) if !begins_with_number(rest) => rest,
        _ => text,
    }
}

/// A full-width sign as the narrow one.
pub(super) fn narrow(c: char) -> char {
    match c {
        '！'..='～' => u32::from(c)
            .checked_sub(0xFEE0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_one_name() {
        let numbering = ["指标".to_owned()];
        for (printed, plain) in [
            (" 培训 人数", "培训人数"),
            ("1.培训人数", "培训人数"),
            ("（2）培训人数", "培训人数"),
            ("③培训人数", "培训人数"),
            ("指标１：培训人数", "培训人数"),
            ("“三公”经费", "三公经费"),
            ("ＡＢ系统", "ab系统"),
            ("1.5倍增长", "15倍增长"),
            ("2022年培训", "2022年培训"),
            ("指标完成数", "指标完成数"),
            ("(线上)培训", "线上培训"),
        ] {
            assert_eq!(folded(printed, &numbering), plain, "{printed}");
        }
    }

    #[test]
    fn synonyms_stand_for_one_name() {
        let mut words = Words::default();
        words.add_same(&["培训人数".into(), "参训人数".into()]);
        words.add_same(&["参训人数".into(), "培训人员数量".into()]);
        assert_eq!(words.name("1、参训人数"), "培训人数");
        assert_eq!(words.name("培训人员数量"), "培训人数");
    }
}
