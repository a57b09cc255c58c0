//! The grammar's entry: a cell's text to its [`Value`].
//!
//! Two readings, in this order: the cell as one amount or one date, then the cell
//! as a sentence with amounts in it. Dates in a sentence are recognised so that
//! their figures are not taken for amounts, and then left out.
//!
//! Choices where a print is ambiguous:
//! - `1.2亿` without 元 keeps its scale and has no kind: it may be money or anything.
//! - `（12）` is a remark in these forms, not a negative amount: words with 12 in them.
//! - `20日` alone is a number of days; with 前, or behind 每月, it is a day of the month.
//! - one period behind `/` is how often it recurs (12篇/年); several words make the unit's
//!   price base (720元/人/月).
//! - 一 alone is as likely a dash as a one: words.

use super::amount::Lead;
use super::normalise::normalise;
use super::scan::{Scan, What};
use super::{Deadline, DeadlineBound, Quantity, UnitKind, Value, calendar, faults, figure, units};

/// Amounts collected from one text; further ones are not looked for.
pub(super) const MAX_QUANTITIES: usize = 1000;

/// Bytes a cell may have to be read as one amount; longer texts are sentences.
const WHOLE_BYTES: usize = 120;

/// Characters the subject in front of a sign of comparison may have.
const SUBJECT_CHARS: usize = 16;

/// Characters it may have in front of a word of comparison; longer ones are sentences.
const WORDED_SUBJECT_CHARS: usize = 6;

/// Reads a cell's text.
pub(super) fn parse(raw: &str) -> Value {
    if let Some(number) = figure::plain(raw) {
        return Value::Quantity(Quantity::bare(number));
    }
    let text = normalise(raw);
    if text.is_empty() {
        return Value::Empty;
    }
    if text.chars().all(|c| matches!(c, '-' | '/' | '\\' | '×')) {
        return Value::Dash;
    }
    if text.len() <= WHOLE_BYTES
        && let Some(value) = whole(&text)
    {
        return value;
    }
    let found = Scan::sentence(&text).filter_map(|item| match item.what {
        What::Amount(quantity) => Some(quantity),
        What::Date(_) => None,
    });
    Value::Words(found.take(MAX_QUANTITIES).collect())
}

fn whole(text: &str) -> Option<Value> {
    let text = trim_stops(text);
    if let Some(deadline) = calendar::occasion(text) {
        return Some(Value::Deadline(deadline));
    }
    let found = Scan::whole(text).next().and_then(|item| {
        let lead = &text[..item.start];
        match item.what {
            What::Date(deadline) => led_date(lead, deadline),
            What::Amount(quantity) => {
                let signed = text[item.start..].contains(['≥', '≤', '<', '>', '=']);
                led_amount(lead, signed, quantity)
            }
        }
    });
    found
        .or_else(|| half(text))
        .or_else(|| faults::fault(text).map(Value::Unreadable))
}

/// Stops at the end of a cell say nothing: 100%。
fn trim_stops(text: &str) -> &str {
    let trimmed = text.trim_end_matches(['。', ';', '，', '、']);
    let figure = trimmed.trim_end_matches(['.', ',']);
    let ends_in_figure = figure.ends_with(|c: char| c.is_ascii_digit() || c == '%')
        || figure.ends_with(super::measure::is_han);
    if ends_in_figure { figure } else { trimmed }
}

/// `.5`, with or without a comparison.
fn half(text: &str) -> Option<Value> {
    let point = text.find('.')?;
    let lead = Lead::before(text, 0, point);
    let fraction = &text[point + 1..];
    if lead.start > 0 || !fraction.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let written = format!("{}0{}", &text[..point], &text[point..]);
    let item = Scan::whole(&written).next()?;
    match item.what {
        What::Amount(quantity) if item.start == 0 => Some(Value::Quantity(quantity)),
        _ => None,
    }
}

fn led_date(lead: &str, mut deadline: Deadline) -> Option<Value> {
    if units::DATE_LIMITS.contains(&lead) {
        deadline.bound = DeadlineBound::Before;
    } else if !lead.is_empty() && !units::DATE_LEADS.contains(&lead) {
        return None;
    }
    Some(Value::Deadline(deadline))
}

/// A few words in front are the subject, if a comparison parts them from the figure.
fn led_amount(subject: &str, signed: bool, mut quantity: Quantity) -> Option<Value> {
    if matches!(quantity.unit.kind, UnitKind::None | UnitKind::Yuan)
        && let Some(word) = units::ends(subject, &units::MONEY_LEADS)
    {
        quantity.unit.kind = UnitKind::Yuan;
        return led_amount(&subject[..subject.len() - word.len()], signed, quantity);
    }
    if !subject.is_empty() && !units::AMOUNT_LEADS.contains(&subject) {
        let words = |c: char| c.is_alphabetic() || "()“”《》".contains(c);
        let longest = if signed {
            SUBJECT_CHARS
        } else {
            WORDED_SUBJECT_CHARS
        };
        let fits = subject.chars().all(words) && subject.chars().count() <= longest;
        if quantity.comparator.is_none() || !fits {
            return None;
        }
        subject.clone_into(&mut quantity.subject);
    }
    Some(Value::Quantity(quantity))
}
