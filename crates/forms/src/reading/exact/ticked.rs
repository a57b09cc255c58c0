//! Columns that are ticked: the likelihood and the kinds of cause of a monitoring form, each
//! word the head of a column of its own.

use super::Exact;
use super::line::{Line, Shown};
use crate::labels::key;
use crate::reading::{cell, convert, doubt};
use domain::form::{Cell, Indicator, IndicatorColumn};
use domain::value::Value;

/// Words of one kind that stand side by side; a single one may be any heading.
const FEWEST: usize = 2;

/// A column with the word at its head.
#[derive(Clone, Debug)]
pub(super) struct Ticked {
    from: u64,
    to: u64,
    column: IndicatorColumn,
    word: String,
}

impl Ticked {
    /// Whether a heading is the one of this column.
    pub(super) fn stands_at(&self, shown: &Shown<'_>) -> bool {
        (self.from, self.to) == (shown.from, shown.to)
    }
}

/// What the columns of one kind say in a row.
#[derive(Default)]
struct Told<'a> {
    ticked: Vec<(Shown<'a>, String)>,
    written: Vec<(Shown<'a>, String)>,
}

impl<'a> Exact<'a> {
    /// The ticked columns that a row of headings begins.
    pub(super) fn ticked_columns(&self, line: &Line<'a>) -> Vec<Ticked> {
        let words = &self.labels.ticked;
        let kinds = [
            (IndicatorColumn::Likelihood, &words.likelihood),
            (IndicatorColumn::Cause, &words.cause),
        ];
        let mut found = Vec::new();
        for (column, words) in kinds {
            let heads = line.filled().filter_map(|shown| {
                let head = key(&shown.cell.text);
                let word = words.iter().find(|word| **word == head)?;
                Some(Ticked {
                    from: shown.from,
                    to: shown.to,
                    column,
                    word: word.clone(),
                })
            });
            let heads: Vec<Ticked> = heads.collect();
            if heads.len() >= FEWEST {
                found.extend(heads);
            }
        }
        found
    }

    /// The ticked column a cell stands in.
    pub(super) fn ticked_above(&self, shown: &Shown<'a>) -> Option<&Ticked> {
        let above = self.header.above(shown)?;
        let mut ticked = self.ticked.iter();
        ticked.find(|one| (one.from, one.to) == (above.from, above.to))
    }

    /// Puts what is ticked in a row into its indicator.
    pub(super) fn take_ticks(&mut self, line: &Line<'a>, indicator: &mut Indicator) {
        if self.ticked.is_empty() {
            return;
        }
        let likelihood = self.told(line, IndicatorColumn::Likelihood);
        if likelihood.ticked.len() > 1 {
            let place = likelihood.ticked.first();
            let place = place.map(|(shown, _)| convert(&shown.cell.place));
            self.form.doubts.push(doubt(
                place.unwrap_or_default(),
                format!("完成可能性勾了 {} 项，只能选一项", likelihood.ticked.len()),
                format!(
                    "{} likelihoods are ticked; only one can be",
                    likelihood.ticked.len()
                ),
            ));
        }
        for (shown, _) in &likelihood.written {
            self.leave(shown.cell);
        }
        if !likelihood.ticked.is_empty() {
            indicator.likelihood = joined(&likelihood.ticked, "、");
        }
        let mut cause = self.told(line, IndicatorColumn::Cause);
        for (shown, text) in &mut cause.written {
            *text = format!("{text}：{}", shown.text());
        }
        if indicator.reason.is_empty() {
            indicator.reason = joined(&cause.written, "；");
        } else {
            cause.ticked.append(&mut cause.written);
        }
        indicator.cause = joined(&cause.ticked, "、");
    }

    /// What the cells under the ticked columns of one kind say; all of it is understood.
    fn told(&mut self, line: &Line<'a>, column: IndicatorColumn) -> Told<'a> {
        let mut told = Told::default();
        for shown in line.filled() {
            let Some(above) = self.ticked_above(shown) else {
                continue;
            };
            if above.column != column {
                continue;
            }
            let (text, word) = (shown.text(), above.word.clone());
            let words = &self.labels.ticked;
            let silent = words.is_unticked(text) || matches!(Value::parse(text), Value::Dash);
            if words.is_mark(text) || text == word {
                told.ticked.push((*shown, word));
            } else if !silent {
                told.written.push((*shown, word));
            }
            self.understood.add(shown.cell);
        }
        told
    }
}

/// Several texts as one, at the place of the first.
fn joined(texts: &[(Shown<'_>, String)], between: &str) -> Cell {
    let Some((first, _)) = texts.first() else {
        return Cell::default();
    };
    let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    Cell::new(texts.join(between), cell(first.cell).place)
}
