//! Word lists the rules and checks go by; loaded from data, never written here.

use std::collections::BTreeMap;

/// Word lists by key: `lower-is-better`, `vague`, `achieved`, `cost-word`, …
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    lists: BTreeMap<String, Vec<String>>,
}

impl Vocabulary {
    /// Takes the lists.
    pub fn new(lists: BTreeMap<String, Vec<String>>) -> Self {
        Self { lists }
    }

    /// The keys of the lists, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(String::as_str)
    }

    /// The words of a list; empty when there is none of that key.
    pub fn words(&self, key: &str) -> &[String] {
        self.lists.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether the text is one of the list's words.
    pub fn is(&self, key: &str, text: &str) -> bool {
        self.words(key).iter().any(|word| word == text)
    }

    /// The first of the list's words that stands in the text.
    pub fn found_in<'a>(&'a self, key: &str, text: &str) -> Option<&'a str> {
        self.words(key)
            .iter()
            .map(String::as_str)
            .find(|word| text.contains(word))
    }
}
