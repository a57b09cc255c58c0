//! Scores by the rules, each with the steps that led to it.
//!
//! Must not invent: a score inside a qualitative tier is a person's judgement,
//! so a computed score is either one value or an allowed interval.

pub mod alarm;
mod attainment;
mod bands;
mod bare;
mod dates;
mod direction;
mod execution;
mod figures;
pub mod items;
mod qualitative;
pub mod quantitative;
mod row;
mod sentence;
mod steps;
#[cfg(test)]
mod support;
mod total;

pub use direction::{Direction, direction};
pub use items::{Given, ItemScore, ItemScores, Known};

use crate::fact::Facts;
use crate::form::{Form, Slot};
use crate::number::Number;
use crate::rules::{RulesInForce, SourceRef};
use crate::text::Text;
use std::cell::OnceCell;
use std::sync::Arc;

/// What the rules say a score is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleScore {
    /// One value, not yet rounded for display.
    Exact(Number),
    /// A person decides between the bounds.
    Between {
        /// Lowest allowed score, included.
        low: Number,
        /// Highest allowed score.
        high: Number,
        /// Whether `high` itself is allowed.
        high_included: bool,
    },
    /// The rule does not apply (no budget, blank row), and why.
    NotApplicable(Text),
    /// It applies but cannot be computed, and why.
    Unknown(Text),
}

/// Whether the actual value meets the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attainment {
    /// Met, exactly or better.
    Met,
    /// Not met.
    Unmet,
    /// A person must say (words), or the two cannot be compared.
    Undecided,
}

/// One step of a calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub label: Text,
    /// The formula with the figures in it: `33.9 ÷ 40 × 10`.
    pub formula: String,
    /// What it gives.
    pub result: String,
    /// Where the rule is written.
    pub clause: Option<Arc<SourceRef>>,
}

/// The score of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowScore {
    /// The score cell.
    pub slot: Slot,
    /// The printed score.
    pub printed: Option<Number>,
    /// What the rules say.
    pub rule: RuleScore,
    /// Whether the target is met.
    pub attainment: Attainment,
    /// Actual ÷ target as a fraction of one, where both are numbers of one kind.
    pub ratio: Option<Number>,
    /// How it was found.
    pub steps: Vec<Step>,
}

/// The scores of a form.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FormScore {
    /// The execution score, where the form has a budget line.
    pub execution: Option<RowScore>,
    /// One for each indicator row, in order.
    pub rows: Vec<RowScore>,
    /// The lights of a monitoring form.
    pub watch: alarm::Watch,
    /// The scores of evaluated items, where the form has any.
    pub items: ItemScores,
    /// The exact sum of the printed scores.
    pub printed_sum: Option<Number>,
    /// The lowest and highest total the rules allow, where every row is known.
    pub total_low: Option<Number>,
    /// See `total_low`.
    pub total_high: Option<Number>,
    /// The grade of the printed total by the rules' bounds.
    pub grade: Option<String>,
}

/// Scores a form by the rules in force.
///
/// A form of a stage without scores keeps its rows, each as not applicable.
pub fn score(form: &Form, rules: &RulesInForce) -> FormScore {
    score_all(&[(form, rules)]).pop().unwrap_or_default()
}

/// As [`score`], with what other forms of the document say of the measures that evaluation
/// formulas name.
pub fn score_with(form: &Form, rules: &RulesInForce, given: &Given) -> FormScore {
    let scored = has_scores(form);
    let execution = if scored {
        execution::score(form, rules)
    } else {
        None
    };
    let mut rows: Vec<RowScore> = (0..form.indicators.len())
        .map(|index| {
            if scored {
                row::score(form, index, rules)
            } else {
                row::unscored(index)
            }
        })
        .collect();
    if scored {
        execution::of_row(form, rules, &mut rows);
    }
    let items = items::score(form, rules, given);
    FormScore {
        watch: alarm::watch(form, rules),
        ..total::sum(form, rules, execution, rows, items)
    }
}

/// Scores the forms of one document: what one says of the measures that evaluation formulas name,
/// in a table or in a sentence, is known to all.
pub fn score_all(forms: &[(&Form, &RulesInForce)]) -> Vec<FormScore> {
    score_beside(forms, &[])
}

/// As [`score_all`]; what the document itself does not say of a measure is asked of forms that
/// other documents of the same unit hold, which count behind its own.
pub fn score_beside(forms: &[(&Form, &RulesInForce)], beside: &[&Form]) -> Vec<FormScore> {
    let own: Vec<&Form> = forms.iter().map(|(form, _)| *form).collect();
    let all: Vec<&Form> = own.iter().chain(beside).copied().collect();
    let (facts, more) = (OnceCell::new(), OnceCell::new());
    let scored = forms.iter().enumerate().map(|(index, (form, rules))| {
        if form.items.is_empty() {
            return score_with(form, rules, &Given::default());
        }
        let measures = &rules.measures;
        let facts: &Facts = facts.get_or_init(|| Facts::of(&own, measures));
        let mut given = given(&own, facts, index, rules);
        if !beside.is_empty() {
            let facts = more.get_or_init(|| Facts::of_one_unit(&all, measures));
            given = given.with_further(self::given(&all, facts, index, rules));
        }
        score_with(form, rules, &given)
    });
    scored.collect()
}

/// What tables and sentences of some forms give to the one at a position.
fn given(forms: &[&Form], facts: &Facts, index: usize, rules: &RulesInForce) -> Given {
    let all = forms.iter().copied().enumerate();
    let mut given = Given::in_tables(all, &rules.evaluation_measures, rules.year);
    given.add_facts(facts, &facts.whose(index), rules);
    given.to_form(index)
}

/// Whether scores are due: by the form's stage or, where it has no name, by what is printed.
fn has_scores(form: &Form) -> bool {
    let printed = || form.indicators.iter().any(|row| !row.score.is_blank());
    !form.blank
        && (form.family.is_scored() || (form.family == crate::form::Family::Unknown && printed()))
}
