//! The arithmetic of the fund lines: splits of the total, execution rate and score.

use super::nest::{AMOUNTS, nest, sum, within};
use super::split::Split;
use super::{Figure, Formula, PrintedRule, Reading, Relation, RelationKind, printed_rule};
use crate::form::{Form, FundColumn, FundKind, Slot};
use crate::rules::{ExecutionBase, RulesInForce};

pub(super) fn relations(form: &Form, rules: &RulesInForce, found: &mut Vec<Relation>) {
    let total = form.fund(FundKind::Total).map(|(total, _)| total);
    let split = Split::settled(form, total, rules);
    if let Some(total) = total {
        found.extend(split.claims(form, total, rules));
    }
    if let Some((whole, _)) = form.fund(FundKind::Appropriation) {
        let parts = RelationKind::AppropriationParts;
        sums(form, whole, &split.of_appropriation, parts, found);
    }
    execution(form, rules, found);
}

/// The parts of the total by their source, and what stands within them.
pub(super) fn by_source(
    form: &Form,
    total: usize,
    parts: &[usize],
    rules: &RulesInForce,
    found: &mut Vec<Relation>,
) {
    let nest = nest(form, total, parts, &rules.vocabulary);
    let named = nest.named(form);
    let formula = match named.len() {
        0 => return,
        1 => Formula::PartsOf,
        _ if nest.has_unnamed(form) => Formula::PartsOf,
        _ => Formula::Sum,
    };
    let columns = AMOUNTS.into_iter();
    found.extend(columns.map(|column| sum(total, &named, column, formula)));
    within(form, &nest, found);
}

/// One relation a column. A single printed part need not be the whole, nor those that are
/// known where the form has a line nobody knows.
pub(super) fn sums(
    form: &Form,
    whole: usize,
    parts: &[usize],
    kind: RelationKind,
    found: &mut Vec<Relation>,
) {
    let unnamed = form.fund(FundKind::Unnamed).is_some();
    let formula = match parts.len() {
        0 => return,
        1 => Formula::PartsOf,
        _ if unnamed => Formula::PartsOf,
        _ => Formula::Sum,
    };
    for column in AMOUNTS {
        found.push(Relation {
            kind,
            result: Slot::Fund(whole, column),
            operands: parts.iter().map(|&i| Slot::Fund(i, column)).collect(),
            formula,
            reading: Reading::Rounded,
        });
    }
}

fn execution(form: &Form, rules: &RulesInForce, found: &mut Vec<Relation>) {
    let own = printed_rule(form, &rules.vocabulary);
    for (index, line) in form.funds.iter().enumerate() {
        let at = |column| Slot::Fund(index, column);
        let base = base(form, rules, index);
        // What nobody could read may be the very amount the rate is taken of.
        if base != ruled_base(rules, index) && form.may_hide_more() {
            continue;
        }
        let is_total = line.kind == FundKind::Total;
        let printed = |column| Figure::at(form, at(column)).value().is_some();
        if printed(FundColumn::Rate) || (is_total && printed(FundColumn::Executed)) {
            found.push(Relation {
                kind: RelationKind::ExecutionRate,
                result: at(FundColumn::Rate),
                operands: vec![at(FundColumn::Executed), base],
                formula: Formula::Percent,
                reading: Reading::Rounded,
            });
        }
        let formula = match own {
            None => Formula::ShareOfPoints,
            Some(PrintedRule::Clear(rule)) => Formula::OwnRule(rule),
            // By whatever it says: not by the general rule.
            Some(PrintedRule::Unclear(_)) => continue,
        };
        if printed(FundColumn::Score) || (is_total && printed(FundColumn::Points)) {
            found.push(Relation {
                kind: RelationKind::ExecutionScore,
                result: at(FundColumn::Score),
                operands: vec![at(FundColumn::Executed), base, at(FundColumn::Points)],
                formula,
                reading: score_reading(rules),
            });
        }
    }
}

fn score_reading(rules: &RulesInForce) -> Reading {
    let rounding = rules.rounding.value;
    let decimals = rounding.decimals;
    if rounding.integer_habit {
        Reading::WholeScore { decimals }
    } else {
        Reading::Score { decimals }
    }
}

/// The column the rate is taken of by the rules.
fn ruled_base(rules: &RulesInForce, line: usize) -> Slot {
    match rules.execution_base.value {
        ExecutionBase::Annual => Slot::Fund(line, FundColumn::Budget),
        ExecutionBase::Initial => Slot::Fund(line, FundColumn::Initial),
    }
}

/// The column the rate is taken of; the other one where the form does not fill the ruled one.
fn base(form: &Form, rules: &RulesInForce, line: usize) -> Slot {
    let ruled = ruled_base(rules, line);
    let other = match rules.execution_base.value {
        ExecutionBase::Annual => Slot::Fund(line, FundColumn::Initial),
        ExecutionBase::Initial => Slot::Fund(line, FundColumn::Budget),
    };
    let empty = |slot| Figure::at(form, slot) == Figure::Blank;
    if empty(ruled) && !empty(other) {
        other
    } else {
        ruled
    }
}
