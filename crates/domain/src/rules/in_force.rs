//! The rules of one place in one year, typed: what scoring and checking work with.

use super::alarm::{AlarmShares, SpendingByMonth};
use super::evaluation::{Evaluation, FactName, MeasureNames};
use super::review::{ReviewGrade, ReviewPoints};
use super::rule_set::{RuleSetId, SourceRef};
use super::vocabulary::Vocabulary;
use crate::form::{Level1, Year};
use crate::measure::Measures;
use crate::number::{Number, Points, Rate};
use std::sync::Arc;

/// A value of the rules with the place where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub source: Arc<SourceRef>,
}

/// Points of 100 by group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// 预算执行率
    pub execution: Points,
    /// 产出
    pub output: Points,
    /// 效益
    pub outcome: Points,
    /// 满意度
    pub satisfaction: Points,
    /// 成本, where it is a level-1 group; zero where it is not
    pub cost: Points,
}

impl Weights {
    /// The weight of a group; `None` for groups the rules do not weigh.
    pub fn of(&self, group: &Level1) -> Option<Points> {
        match group {
            Level1::Output => Some(self.output),
            Level1::Outcome => Some(self.outcome),
            Level1::Satisfaction => Some(self.satisfaction),
            Level1::Cost => Some(self.cost),
            Level1::Bonus | Level1::Penalty | Level1::Other | Level1::Named(_) => None,
        }
    }
}

/// How far a unit may depart from the group weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightsAdjustable {
    /// Not at all, or nothing is said.
    No,
    /// Level 1 in special cases; the total stays.
    SpecialCases,
    /// By importance; the total stays.
    ByImportance,
    /// All but execution; the total stays.
    AllButExecution,
}

/// What the execution rate is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExecutionBase {
    /// 全年预算数
    Annual,
    /// 年初预算数
    Initial,
}

/// The score of a ≥ target that was not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtLeastRule {
    /// B ÷ A × w
    Proportional,
    /// The indicator states its own rule.
    OwnRule,
    /// No rule is known.
    Unstated,
}

/// The score of a ≤ target that was not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtMostRule {
    /// A ÷ B × w
    Inverse,
    /// (1 − (B − A) ÷ A) × w, not below 0
    Linear,
    /// The indicator states its own rule.
    OwnRule,
    /// No rule is known.
    Unstated,
}

/// Qualitative tiers as lower bounds in shares of the row's points, best first; the last is 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiers {
    /// Lower bound of each tier, descending, as a fraction of one.
    pub lower: Vec<Rate>,
}

/// Full points at a threshold and fixed deductions below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banding {
    /// At or above this rate the score is full.
    pub full_at: Rate,
    /// Each so many percentage points lower …
    pub step: Rate,
    /// … costs so many points.
    pub deduction: Points,
}

/// How printed scores are rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Decimals of a computed score.
    pub decimals: u32,
    /// Whether forms of this place and year habitually print execution scores as whole points
    /// though no rule says so.
    pub integer_habit: bool,
}

/// One grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// 优, 良, 中, 差
    pub word: String,
    /// The lowest total that earns it.
    pub from: Points,
}

/// Everything that holds for one place and one budget year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesInForce {
    /// The rule set.
    pub id: RuleSetId,
    /// The budget year.
    pub year: Year,
    /// Points by group, without a cost group.
    pub weights: Ruled<Weights>,
    /// Points by group where cost is a level-1 group.
    pub weights_with_cost: Option<Ruled<Weights>>,
    /// Freedom to depart from them.
    pub adjustable: Ruled<WeightsAdjustable>,
    /// Where the satisfaction points go when there is no satisfaction group.
    pub without_satisfaction_to: Option<Ruled<Level1>>,
    /// All points together, execution included.
    pub total_points: Ruled<Points>,
    /// Base of the execution rate.
    pub execution_base: Ruled<ExecutionBase>,
    /// Score of an unmet ≥ target.
    pub at_least: Ruled<AtLeastRule>,
    /// Score of an unmet ≤ target.
    pub at_most: Ruled<AtMostRule>,
    /// Qualitative tiers.
    pub tiers: Ruled<Tiers>,
    /// Satisfaction by bands, where the place has them.
    pub satisfaction_bands: Option<Ruled<Banding>>,
    /// Cost by bands, where the place has them: a distance from the target, as a share of it,
    /// and the share of the points kept up to that distance; nothing is kept beyond the last.
    pub cost_bands: Option<Ruled<Vec<(Rate, Rate)>>>,
    /// Whether no score may exceed the row's points.
    pub capped: Ruled<bool>,
    /// Over-achievement from which a reason is due, as a share of the target (0.3 = 30 % above).
    pub over_achievement: Option<Ruled<Rate>>,
    /// Whether every unmet target needs a reason.
    pub reason_for_unmet: Ruled<bool>,
    /// Rounding of computed scores.
    pub rounding: Ruled<Rounding>,
    /// Grades, best first; none where the conclusion is told in words.
    pub grades: Option<Ruled<Vec<Grade>>>,
    /// Month and day of the following year by which self-evaluations are due.
    pub due: Option<Ruled<(u8, u8)>>,
    /// The colours of monitoring, where the place gives the alarm by shares of the year.
    pub alarm_shares: Option<Ruled<AlarmShares>>,
    /// What is to be spent by month, where the place says so.
    pub alarm_spending: Option<Ruled<SpendingByMonth>>,
    /// How far goals and spending may be apart, as a fraction of one.
    pub alarm_distance: Option<Ruled<Rate>>,
    /// How the overall grade of a general project under review is counted.
    pub review_grades: Option<Ruled<Vec<ReviewGrade>>>,
    /// The points of the items of a key project under review.
    pub review_points: Option<Ruled<ReviewPoints>>,
    /// The systems by which departments and projects are evaluated, the nearest first.
    pub evaluations: Arc<Vec<Evaluation>>,
    /// The measures that their formulas name.
    pub evaluation_measures: Arc<MeasureNames>,
    /// Words the rules and checks go by.
    pub vocabulary: Arc<Vocabulary>,
    /// What is measured and how it is named.
    pub measures: Arc<Measures>,
    /// Checking thresholds by key (see `rulesets/_common/thresholds.toml`).
    pub thresholds: Arc<std::collections::BTreeMap<String, Ruled<Number>>>,
}

impl RulesInForce {
    /// The year whose figure a fact of the formulas is.
    pub fn year_of(&self, fact: &FactName) -> Year {
        Year(self.year.0 - i32::from(fact.prior))
    }

    /// The weights that apply to a form with or without a level-1 cost group.
    pub fn weights_for(&self, has_cost_group: bool) -> &Ruled<Weights> {
        match &self.weights_with_cost {
            Some(weights) if has_cost_group => weights,
            _ => &self.weights,
        }
    }

    /// A checking threshold.
    pub fn threshold(&self, key: &str) -> Option<&Ruled<Number>> {
        self.thresholds.get(key)
    }
}
