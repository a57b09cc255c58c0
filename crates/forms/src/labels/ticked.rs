//! Columns and boxes that are ticked: the words to choose from, and the marks.

use serde::Deserialize;

/// What is ticked, and how.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TickedWords {
    /// The words of the likelihood, each the head of a column of its own.
    pub(crate) likelihood: Vec<String>,
    /// The kinds of cause, likewise.
    pub(crate) cause: Vec<String>,
    /// What ticks a cell.
    marks: Vec<String>,
    /// What says that it is not ticked.
    unticked: Vec<String>,
}

impl TickedWords {
    /// Whether a text ticks its cell.
    pub(crate) fn is_mark(&self, text: &str) -> bool {
        self.marks.iter().any(|mark| mark == text)
    }

    /// Whether a text says that its cell is not ticked.
    pub(crate) fn is_unticked(&self, text: &str) -> bool {
        self.unticked.iter().any(|mark| mark == text)
    }

    /// The words that are ticked in one text: □确定能 ☑有可能 □完全不可能. Nothing where the
    /// text is no such list.
    pub(crate) fn chosen(&self, text: &str) -> Option<Vec<&str>> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let listed = |word: &&String| text.contains(word.as_str());
        let words: Vec<&String> = self.likelihood.iter().filter(listed).collect();
        let begins = |rest: &str, marks: &[String]| {
            let mut marks = marks.iter();
            marks.any(|mark| rest.starts_with(mark.as_str()))
        };
        let ends = |rest: &str, marks: &[String]| {
            let mut marks = marks.iter();
            marks.any(|mark| rest.ends_with(mark.as_str()))
        };
        // The mark stands in front of its word, or behind it throughout.
        let in_front = begins(&text, &self.marks) || begins(&text, &self.unticked);
        let stands = |word: &str, marks: &[String]| {
            let Some((before, behind)) = text.split_once(word) else {
                return false;
            };
            if in_front {
                ends(before, marks)
            } else {
                begins(behind, marks)
            }
        };
        let marked = |word: &&&String| stands(word, &self.marks) || stands(word, &self.unticked);
        if words.iter().filter(marked).count() == 0 {
            return None;
        }
        let ticked = words.iter().filter(|word| stands(word, &self.marks));
        Some(ticked.map(|word| word.as_str()).collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::labels::Labels;

    #[test]
    fn the_word_with_the_mark_is_the_chosen_one() {
        let words = &Labels::shipped().ticked;
        for (text, chosen) in [
            ("□确定能 ☑有可能 □完全不可能", Some(vec!["有可能"])),
            ("☑确定能\n☐有可能\n☐完全不可能", Some(vec!["确定能"])),
            ("确定能□ 有可能□ 完全不可能√", Some(vec!["完全不可能"])),
            ("√确定能", Some(vec!["确定能"])),
            ("□确定能 □有可能 □完全不可能", Some(vec![])),
            ("确定能", None),
            ("确定能完成", None),
            ("", None),
        ] {
            assert_eq!(words.chosen(text), chosen, "{text}");
        }
    }
}
