//! Rates with the arithmetic they come from: (100+20-7)÷(100+20)×100%＝94.17%, and the other
//! way round: 94.17%（113÷120）.

use super::arithmetic::{DIVIDES, MINUS, worth};
use super::formula;
use super::reading::Reading;
use super::signs::{CLOSING, OPENING};
use super::statement::Worked;
use crate::number::Interval;
use std::ops::Range;

/// The arithmetic of figures that the rate at `at` is the result of.
pub(super) fn find(reading: &Reading<'_>, at: usize) -> Option<Worked> {
    let rate = reading.mention(at)?.bytes.clone();
    let before = reading.text.get(..rate.start)?.trim_end();
    let before = before.trim_end_matches(MINUS).trim_end();
    let (formula, certain) = match before.strip_suffix(['=', '＝']) {
        Some(before) => (formula::span(before.trim_end())?, true),
        None => (behind(reading.text, rate.end)?, false),
    };
    let source = reading.text.get(formula.clone())?;
    if !source.contains(DIVIDES) && !source.contains(['%', '％']) {
        return None;
    }
    let dated = reading.figures.iter().any(|mention| {
        mention.quantity().is_none()
            && formula.start < mention.bytes.end
            && mention.bytes.start < formula.end
    });
    if dated {
        return None;
    }
    let (value, allowed) = worth(source)?;
    let figures = (0..reading.stated.len()).filter(|&other| {
        let bytes = reading.mention(other).map(|mention| mention.bytes.clone());
        bytes.is_some_and(|bytes| formula.start <= bytes.start && bytes.end <= formula.end)
    });
    Some(Worked {
        rate: at,
        figures: figures.collect(),
        value: value.shifted(2)?,
        allowed: Interval {
            low: allowed.low.shifted(2)?,
            high: allowed.high.shifted(2)?,
        },
        formula,
        certain,
    })
}

/// What stands in the bracket right behind a rate, where it divides.
fn behind(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    let opened = rest.trim_start();
    let inner = opened.strip_prefix(|c| OPENING.contains(c))?;
    let start = end + rest.len() - inner.len();
    let mut depth = 0usize;
    let close = inner.char_indices().find(|(_, c)| {
        if OPENING.contains(*c) {
            depth += 1;
        } else if CLOSING.contains(*c) {
            if depth == 0 {
                return true;
            }
            depth -= 1;
        }
        false
    });
    let formula = start..start + close?.0;
    text.get(formula.clone())
        .is_some_and(|formula| formula.contains(DIVIDES))
        .then_some(formula)
}
