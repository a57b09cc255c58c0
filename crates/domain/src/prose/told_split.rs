//! Wholes and parts that their names alone tell, one behind the other in a sentence: 固定资产
//! 原值80万元，累计折旧30万元，净值50万元.

use super::reading::Reading;
use super::stated::Role;
use super::statement::{Parts, Statement};
use super::terms::Terms;
use crate::measure::ToldSplit;

pub(super) fn find(reading: &Reading<'_>, terms: &Terms<'_>) -> Vec<Statement> {
    let splits = terms.phrases().splits();
    let wholes = 0..reading.stated.len();
    wholes
        .filter_map(|at| splits.iter().find_map(|split| split_at(reading, at, split)))
        .map(Statement::Parts)
        .collect()
}

/// The whole at `whole`, right behind it every part once, and nothing of the kind behind them.
fn split_at(reading: &Reading<'_>, whole: usize, split: &ToldSplit) -> Option<Parts> {
    let own = reading.stated.get(whole)?;
    let holds = |list: &[String], at: usize| {
        let words = reading.words(at);
        list.iter().any(|word| words.contains(&**word))
            && !split.without.iter().any(|word| words.contains(&**word))
    };
    if !holds(&split.whole, whole) || own.role != Role::Amount {
        return None;
    }
    let beside = |at: &usize| {
        reading.stated.get(*at).is_some_and(|stated| {
            stated.sentence == own.sentence
                && stated.bracket == own.bracket
                && stated.role == Role::Amount
                && reading.alike(*at, whole)
        })
    };
    let mut open: Vec<&Vec<String>> = split.parts.iter().collect();
    let mut parts = Vec::new();
    for at in (whole + 1..).take(split.parts.len()) {
        if !beside(&at) {
            return None;
        }
        let fitting = open.iter().position(|list| holds(list, at))?;
        open.remove(fitting);
        parts.push(at);
    }
    if beside(&(whole + 1 + parts.len())) {
        return None;
    }
    Some(Parts {
        whole,
        complete: parts.clone(),
        others: parts.clone(),
        parts,
        bracketed: false,
    })
}
