//! The items of an evaluation: the system they belong to, the rate of each, its points, what is
//! missing, and what a person decides.
//!
//! An item's own text is heard before the tables of the document: it says what was reckoned with.

mod basis;
mod given;
mod naming;
mod one;
mod shape;
mod stated;
#[cfg(test)]
mod tests;
mod told;
mod written;

pub use given::{Given, Known};
pub use written::Worked;

use super::RowScore;
use crate::finding::CellRef;
use crate::form::Form;
use crate::number::{Interval, Number, Points, Printed};
use crate::rules::{Confidence, Evaluation, EvaluationItem, RulesInForce};
use crate::text::Text;

/// The score of one evaluated item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemScore {
    /// What is printed, what the rules say, and the steps.
    pub row: RowScore,
    /// Its position in the system, where the system has it.
    pub item: Option<usize>,
    /// How its points follow from its rate, at the points it has in the form.
    pub shape: Text,
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
    /// The formulas of figures that its text writes with their results.
    pub worked: Vec<Worked>,
    /// Operands of the formula in its text that the system's formula does not have: the words,
    /// and the measure they name.
    pub strange_operands: Vec<(String, String)>,
}

/// The scores of a form's items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemScores {
    /// The system, by its position among those in force.
    pub system: Option<usize>,
    /// Whether the form gives the items points of its own, which are as good as the system's.
    pub own_points: bool,
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
    let own_points = evaluation.is_some_and(|system| has_own_points(form, system));
    let told = told::Tellings::of(form, evaluation, rules);
    let around = one::Around {
        form,
        system: evaluation,
        own_points,
        rules,
        given,
        told: &told,
    };
    let items = (0..form.items.len()).map(|index| one::score(index, around));
    ItemScores {
        system,
        own_points,
        items: items.collect(),
    }
}

/// Whether the form has a point table of its own: it departs from the system's and yet adds up
/// to as much. Where the system's points were read at their source, most items must depart.
fn has_own_points(form: &Form, system: &Evaluation) -> bool {
    let printed: Option<Vec<Number>> = form.items.iter().map(|item| plain(&item.points)).collect();
    let total = printed.and_then(Number::sum);
    let (mut named, mut same, mut read) = (0, 0, false);
    for printed in &form.items {
        let item = system.item(&printed.name.raw);
        let Some(points) = item.and_then(|item| item.points.as_ref()) else {
            continue;
        };
        named += 1;
        same += usize::from(plain(&printed.points) == Some(points.value.number()));
        read |= points.source.confidence == Confidence::Primary;
    }
    let departs = same < named || named < system.items.len();
    let adds_up = total.is_some() && total == system.total.map(Points::number);
    let most = same * 2 < named;
    let own = if read {
        adds_up && most
    } else {
        adds_up || most
    };
    departs && own
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
