//! The words a roll-up goes by.

use domain::rollup::Words;
use serde::Deserialize;

const DATA: &str = include_str!("../../../../rulesets/_common/rollup.toml");

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    averaged_units: Vec<String>,
    averaged_endings: Vec<String>,
    averaged_within: Vec<String>,
    numbering: Vec<String>,
    #[serde(default)]
    same: Vec<Same>,
}

/// Names of one indicator.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Same {
    pub(super) names: Vec<String>,
}

/// The words that come with the program.
pub fn words() -> Words {
    // A test reads the embedded text, so it always can be read.
    let file: File = toml::from_str(DATA).unwrap_or_default();
    let mut words = Words::default();
    words.averaged_units = file.averaged_units.into_iter().collect();
    words.averaged_endings = file.averaged_endings;
    words.averaged_within = file.averaged_within;
    words.numbering = file.numbering;
    for same in &file.same {
        words.add_same(&same.names);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_embedded_words_are_read_and_name_nothing_twice() {
        let file: File = toml::from_str(DATA).unwrap();
        let mut seen = BTreeSet::new();
        for same in &file.same {
            assert!(same.names.len() > 1, "{:?}", same.names);
            for name in &same.names {
                assert!(seen.insert(name.clone()), "{name} stands twice");
            }
        }
        let words = words();
        assert_eq!(words.name("1.参训人数"), "培训人数");
        assert!(words.averaged_units.contains("工作日"));
    }
}
