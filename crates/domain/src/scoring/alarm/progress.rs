//! How far the work of a form is: the mean of what accumulates in the course of a year.
//!
//! A rate, a ceiling, a standard or a state stands where it stands from the first month on and
//! says nothing of how far the work is; only counts and amounts do.

use crate::form::{Form, Indicator};
use crate::number::Number;
use crate::rules::{RulesInForce, Vocabulary};
use crate::scoring::attainment::{Basis, compare};
use crate::scoring::{Attainment, Direction};
use crate::value::{Period, Quantity, Value};

/// What a row says of how far the work is.
enum Says {
    Share(Number),
    /// Nothing, by its kind.
    Nothing,
    /// It should, but what it prints does not tell.
    Unclear,
}

/// How far the counted targets are reached on average; none where fewer than half of the rows
/// that should tell do.
pub(super) fn progress(form: &Form, rules: &RulesInForce) -> Option<Number> {
    let mut shares = Vec::new();
    let mut unclear = 0;
    for row in &form.indicators {
        match says(form, row, &rules.vocabulary) {
            Says::Share(share) => shares.push(share),
            Says::Unclear => unclear += 1,
            Says::Nothing => {}
        }
    }
    if shares.is_empty() || shares.len() < unclear {
        return None;
    }
    let count = i64::try_from(shares.len()).ok()?;
    Number::sum(shares)?.over(count.into())
}

fn says(form: &Form, row: &Indicator, words: &Vocabulary) -> Says {
    let standing = words.found_in("standing-indicator", row.name.raw.as_str());
    let fixed = match &row.target.value {
        Value::Deadline(_) => true,
        _ if standing.is_some() => true,
        value => value.quantity().is_some_and(|target| !accumulates(target)),
    };
    if fixed {
        return Says::Nothing;
    }
    let comparison = compare(row, form.year, words);
    match (comparison.attainment, comparison.basis) {
        (_, Basis::Figures(figures)) if figures.direction == Direction::Higher => {
            match figures.actual.over(figures.target) {
                Some(share) => Says::Share(share.min(Number::ONE).max(Number::ZERO)),
                None => Says::Nothing,
            }
        }
        (_, Basis::Figures(_) | Basis::NotApplicable) => Says::Nothing,
        (Attainment::Met, Basis::Words(_) | Basis::Dates | Basis::Told) => Says::Nothing,
        _ => Says::Unclear,
    }
}

/// Whether what is asked for grows from nothing in the course of the year.
fn accumulates(target: &Quantity) -> bool {
    let yearly = match &target.period {
        None => target.unit.per.is_empty(),
        Some(period) => matches!(period, Period::Year),
    };
    yearly && !target.unit.is_percent() && !target.comparator.is_some_and(|c| c.rewards_less())
}
