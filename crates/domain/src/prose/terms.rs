//! The vocabulary in a text about one year: 本年 and 上年 become years.

use crate::form::Year;
use crate::measure::{Label, Measure, MeasureId, Measures, Phrases, YearWord};

/// Measures, and the year the text is about.
#[derive(Clone, Copy)]
pub(super) struct Terms<'m> {
    pub measures: &'m Measures,
    pub year: Option<Year>,
}

impl<'m> Terms<'m> {
    /// A label understood whole, its year a number where the text's year is known.
    pub fn label(&self, words: &str) -> Option<Label> {
        let mut label = self.measures.label(words)?;
        if let Some((word, year)) = label.year.zip(self.year) {
            label.year = Some(YearWord::Named(word.in_text_about(year)));
        }
        Some(label)
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
