//! The items of an evaluation: the system they belong to, the rate of each, its points, what is
//! missing, and what a person decides.
//!
//! An item's own text is heard before the tables of the document: it says what was reckoned with.

mod basis;
mod given;
mod naming;
mod one;
mod shape;
#[cfg(test)]
mod tests;

pub use given::{Given, Known};

use super::RowScore;
use crate::finding::CellRef;
use crate::form::Form;
use crate::number::{Interval, Number, Printed};
use crate::rules::{Evaluation, EvaluationItem, RulesInForce};

/// The score of one evaluated item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemScore {
    /// What is printed, what the rules say, and the steps.
    pub row: RowScore,
    /// Its position in the system, where the system has it.
    pub item: Option<usize>,
    /// The measures its rate needs and nothing gives, or several places give differently, by
    /// key.
    pub missing: Vec<String>,
    /// The cells its rate was taken of.
    pub taken_of: Vec<CellRef>,
    /// Whether there is nothing to evaluate, so that it earns its points.
    pub without_subject: bool,
    /// What its rate may be, a fraction of one, by what its figures may have been before they
    /// were rounded.
    pub rate: Option<Interval>,
    /// The rate its own text states, in percent; none where it states several.
    pub stated_rate: Option<Printed>,
    /// Operands of the formula in its text that the system's formula does not have: the words,
    /// and the measure they name.
    pub strange_operands: Vec<(String, String)>,
}

/// The scores of a form's items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemScores {
    /// The system, by its position among those in force.
    pub system: Option<usize>,
    /// One for each item of the form, in order.
    pub items: Vec<ItemScore>,
}

impl ItemScores {
    /// The system the items belong to.
    pub fn system<'r>(&self, rules: &'r RulesInForce) -> Option<&'r Evaluation> {
        rules.evaluations.get(self.system?)
    }

    /// The system's item that a form's item is.
    pub fn rule<'r>(&self, index: usize, rules: &'r RulesInForce) -> Option<&'r EvaluationItem> {
        let item = self.items.get(index)?.item?;
        self.system(rules)?.items.get(item)
    }
}

/// Scores the items of a form; `given` is what the document's tables say.
pub(super) fn score(form: &Form, rules: &RulesInForce, given: &Given) -> ItemScores {
    if form.blank || form.items.is_empty() {
        return ItemScores::default();
    }
    let system = choose(form, rules);
    let evaluation = system.and_then(|index| rules.evaluations.get(index));
    let items = (0..form.items.len())
        .map(|index| one::score(form, index, evaluation, rules, given))
        .collect();
    ItemScores { system, items }
}

/// The system with most of the items at their points, then with most of the items; it must have
/// more than half of them. Of equals the nearest.
fn choose(form: &Form, rules: &RulesInForce) -> Option<usize> {
    let fit = |system: &Evaluation| {
        let (mut named, mut pointed) = (0, 0);
        for printed in &form.items {
            let Some(item) = system.item(&printed.name.raw) else {
                continue;
            };
            named += 1;
            let points = item.points.as_ref().map(|points| points.value.number());
            if points.is_some() && points == plain(&printed.points) {
                pointed += 1;
            }
        }
        (named * 2 > form.items.len()).then_some((pointed, named))
    };
    let mut best: Option<((usize, usize), usize)> = None;
    for (index, system) in rules.evaluations.iter().enumerate() {
        let Some(fit) = fit(system) else { continue };
        if best.is_none_or(|(so_far, _)| fit > so_far) {
            best = Some((fit, index));
        }
    }
    best.map(|(_, index)| index)
}

/// The figure of points or of a score, whether 分 stands behind it or not.
fn plain(cell: &crate::form::Cell) -> Option<Number> {
    let quantity = cell.value.quantity()?;
    let clear = quantity.comparator.is_none() && quantity.upper.is_none() && !quantity.approximate;
    (clear && !quantity.unit.is_percent()).then_some(quantity.number.value)
}
