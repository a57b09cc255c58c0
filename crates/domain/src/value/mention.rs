//! The amounts and dates that stand in a running text, each with the stretch it takes.
//!
//! Must not know sentences: what a figure says about another is `prose`'s matter.

use super::Value;
use super::grammar::MAX_QUANTITIES;
use super::normalise::fold_each;
use super::scan::{Item, Scan, What};
use std::ops::Range;

/// The stretches of the text, in bytes, that are an amount or a date, with what they mean.
pub(crate) fn mentions(raw: &str) -> Vec<(Range<usize>, Value)> {
    let mut text = String::with_capacity(raw.len());
    let mut origin: Vec<usize> = Vec::with_capacity(raw.len());
    fold_each(raw, |c, at| {
        text.push(c);
        origin.extend(std::iter::repeat_n(at, c.len_utf8()));
    });
    let stretch = |start: usize, end: usize| -> Option<Range<usize>> {
        let (first, last) = (*origin.get(start)?, *origin.get(end.checked_sub(1)?)?);
        let behind = raw.get(last..)?.chars().next()?.len_utf8();
        Some(first..last + behind)
    };
    Scan::sentence(&text)
        .filter_map(|item| {
            let start = item.start + led_by_equals(text.get(item.start..item.end)?);
            Some((stretch(start, item.end)?, meaning(item, start)))
        })
        .take(MAX_QUANTITIES)
        .collect()
}

fn meaning(item: Item, start: usize) -> Value {
    match item.what {
        What::Amount(mut quantity) => {
            if start > item.start {
                quantity.comparator = None;
            }
            Value::Quantity(quantity)
        }
        What::Date(deadline) => Value::Deadline(deadline),
    }
}

/// Bytes of an equals sign in front of a figure: it ends a formula and is no part of the figure.
fn led_by_equals(text: &str) -> usize {
    let rest = text.trim_start_matches('=');
    let rest = rest.strip_prefix("等于").unwrap_or(rest);
    text.len() - rest.trim_start_matches([':', ' ']).len()
}
