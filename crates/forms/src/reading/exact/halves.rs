//! Grids of two halves: targets of the year beside those of several years.

use super::Exact;
use super::line::{Line, Shown};

impl<'a> Exact<'a> {
    /// Notes which half of a grid tells the targets of the year, where the headings above the
    /// halves say so: 年度指标 | 中期指标; whether the row does.
    pub(super) fn note_halves(&mut self, line: &Line<'a>) -> bool {
        let begins = |shown: &&Shown<'a>, words: &[String]| {
            let mut words = words.iter();
            words.any(|word| shown.text().starts_with(word.as_str()))
        };
        let half = &self.labels.half;
        let is_head = |text: &str| {
            self.labels
                .half
                .heads
                .iter()
                .any(|word| text.contains(word.as_str()))
        };
        let broad = || {
            let broad = line.filled().filter(|shown| shown.cell.column_span > 1);
            broad.filter(|shown| is_head(shown.text()))
        };
        let year = broad().find(|shown| begins(shown, &half.year));
        let years = broad().find(|shown| begins(shown, &half.years));
        let both = year.zip(years);
        if let Some((year, _)) = both {
            self.year_half = Some((year.from, year.to));
            self.understood.all(line.own());
        }
        both.is_some()
    }
}
