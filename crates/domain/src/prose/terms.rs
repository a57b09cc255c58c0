//! The vocabulary in a text about one year: 本年 and 上年 become years.

use crate::form::Year;
use crate::measure::{Label, Measure, MeasureId, Measures, Phrase, Phrases, YearWord};

/// Measures, and the year the text is about.
#[derive(Clone, Copy)]
pub(super) struct Terms<'m> {
    pub measures: &'m Measures,
    pub year: Option<Year>,
    /// The name of the unit that the text is about, without blanks; empty where none is known.
    pub unit: &'m str,
}

/// Names shorter than this are no name of a unit to be cut out of a label.
const SHORTEST_NAME: usize = 12;

impl<'m> Terms<'m> {
    /// A label understood whole, its year a number where the text's year is known.
    pub fn label(&self, words: &str) -> Option<Label> {
        let mut label = self.read(words)?;
        if let Some((word, year)) = label.year.zip(self.year) {
            label.year = Some(YearWord::Named(word.in_text_about(year)));
        }
        Some(label)
    }

    /// A label whole, the name of the text's own unit left out or as if it said 单位.
    fn read(&self, words: &str) -> Option<Label> {
        if self.unit.len() < SHORTEST_NAME || !words.contains(self.unit) {
            return self.measures.label(words);
        }
        let without = |word: &str| self.measures.label(&words.replace(self.unit, word));
        let own = || self.phrases().all(Phrase::OwnUnit).first();
        without("").or_else(|| without(own()?))
    }

    /// The year before the text's own.
    pub fn prior(&self) -> YearWord {
        let year = self.year.map(|year| YearWord::Prior.in_text_about(year));
        year.map_or(YearWord::Prior, YearWord::Named)
    }

    pub fn phrases(&self) -> &'m Phrases {
        self.measures.phrases()
    }

    pub fn get(&self, id: MeasureId) -> Option<&'m Measure> {
        self.measures.get(id)
    }
}
