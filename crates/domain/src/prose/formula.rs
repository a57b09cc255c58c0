//! Printed formulas: 13.72÷65.25×100%＝21.03%, （甲－乙）÷乙×100%＝72.8%, in figures or words.

use super::arithmetic::{DIVIDES, MINUS, without_hundred};
use super::reading::Reading;
use super::signs::{FORMULA_CLOSING, FORMULA_OPENING};
use super::statement::{Operand, Ratio};
use super::terms::Terms;
use std::ops::Range;

/// Bytes a formula may have.
const LONGEST: usize = 400;

/// The formula whose result the rate at `at` is.
pub(super) fn find(reading: &Reading<'_>, at: usize, terms: &Terms<'_>) -> Option<Ratio> {
    let end = reading.mention(at)?.bytes.start;
    let before = reading.text.get(..end)?.trim_end();
    let before = before.strip_suffix(['=', '＝'])?.trim_end();
    let span = span(before)?;
    let source = reading.text.get(span.clone())?;
    let cut = source.len() - without_hundred(source).len();
    let body = span.start..span.end - cut;
    let (top, bottom) = halves(reading.text, body)?;
    let (part, less) = match minus(reading.text, top.clone()) {
        Some((part, less)) => (part, Some(less)),
        None => (top, None),
    };
    let operand = |range: Range<usize>| operand(reading, range, at, terms);
    let less = match less {
        Some(less) => Some(operand(less)?),
        None => None,
    };
    Some(Ratio {
        less,
        formula: span,
        ..Ratio::of(at, operand(part)?, operand(bottom)?)
    })
}

/// The bytes of the expression that ends where `before` does.
pub(super) fn span(before: &str) -> Option<Range<usize>> {
    let mut depth = 0usize;
    let mut start = before.len();
    for (at, c) in before.char_indices().rev() {
        if before.len() - at > LONGEST {
            return None;
        }
        match c {
            c if FORMULA_CLOSING.contains(c) => depth += 1,
            c if FORMULA_OPENING.contains(c) => match depth.checked_sub(1) {
                Some(outer) => depth = outer,
                None => break,
            },
            '=' | '＝' | '。' | '；' | ';' | '，' | '：' | ':' | '\n' if depth == 0 => break,
            _ => {}
        }
        start = at;
    }
    (start < before.len()).then_some(start..before.len())
}

/// What stands before and behind the one sign of division outside brackets.
fn halves(text: &str, body: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let body = inner(text, body)?;
    let mut signs = outside(text, body.clone(), &DIVIDES);
    let (at, len) = signs.next().filter(|_| signs.next().is_none())?;
    let top = inner(text, body.start..at)?;
    let bottom = inner(text, at + len..body.end)?;
    Some((top, bottom))
}

/// Both sides of the one minus of a difference.
fn minus(text: &str, top: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let mut signs = outside(text, top.clone(), &MINUS);
    let (at, len) = signs.next().filter(|_| signs.next().is_none())?;
    let (left, right) = (at, at + len);
    (left > top.start && right < top.end).then_some((top.start..left, right..top.end))
}

/// Signs outside brackets with their length.
fn outside<'t>(
    text: &'t str,
    range: Range<usize>,
    signs: &'t [char],
) -> impl Iterator<Item = (usize, usize)> + 't {
    let start = range.start;
    let mut depth = 0usize;
    let part = text.get(range).unwrap_or_default();
    part.char_indices().filter_map(move |(at, c)| {
        match c {
            c if FORMULA_OPENING.contains(c) => depth += 1,
            c if FORMULA_CLOSING.contains(c) => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0 && signs.contains(&c)).then_some((start + at, c.len_utf8()))
    })
}

/// Without blanks and one pair of brackets around the whole.
fn inner(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let trimmed = part.trim();
    let start = range.start + part.find(trimmed)?;
    let whole = trimmed.starts_with(|c| FORMULA_OPENING.contains(c))
        && trimmed.ends_with(|c| FORMULA_CLOSING.contains(c));
    let open = trimmed.chars().next()?.len_utf8();
    let close = trimmed.chars().next_back()?.len_utf8();
    let mut depth = 0usize;
    let closes_early = trimmed.char_indices().any(|(at, c)| {
        match c {
            c if FORMULA_OPENING.contains(c) => depth += 1,
            c if FORMULA_CLOSING.contains(c) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && at + close < trimmed.len()
    });
    if whole && !closes_early && trimmed.len() > open + close {
        return Some(start + open..start + trimmed.len() - close);
    }
    (!trimmed.is_empty()).then_some(start..start + trimmed.len())
}

/// A figure in the stretch, or the one that its words name before the formula.
fn operand(
    reading: &Reading<'_>,
    range: Range<usize>,
    rate: usize,
    terms: &Terms<'_>,
) -> Option<Operand> {
    let mut inside = (0..rate).filter(|&at| {
        reading.mention(at).is_some_and(|mention| {
            range.start <= mention.bytes.start && mention.bytes.end <= range.end
        })
    });
    if let Some(only) = inside.next() {
        return inside.next().is_none().then_some(Operand::Here(only));
    }
    let words = reading.text.get(range.clone())?.trim();
    let first = (0..rate).find(|&at| {
        reading
            .mention(at)
            .is_some_and(|mention| mention.bytes.start >= range.start)
    });
    let end = first.unwrap_or(rate);
    if let Some(label) = terms.label(words) {
        if let Some(at) = reading.named(label, end) {
            return Some(Operand::Here(at));
        }
        return label.measure.map(|_| Operand::Elsewhere(label));
    }
    // Words that no vocabulary knows still name a figure that has them in front of it.
    let same: Vec<(usize, _)> = reading
        .amounts()
        .filter(|(at, _)| *at < end && clean(reading.words(*at)) == clean(words))
        .collect();
    super::statement::only(&same, |a, b| reading.same(a, b)).map(Operand::Here)
}

fn clean(words: &str) -> String {
    let words: String = words
        .chars()
        .filter(|c| !c.is_whitespace() && !"“”‘’\"'".contains(*c))
        .collect();
    let words = words.trim_end_matches('为').trim_end_matches('共');
    words.to_owned()
}
