//! Rule sets: the dated, cited parameters one jurisdiction scores and checks by.
//!
//! Must not know how rule sets are stored, nor any literal rate, weight or threshold.

mod alarm;
mod evaluation;
mod formula;
mod in_force;
mod review;
mod rule_set;
mod shape_words;
mod vocabulary;

pub use alarm::{AlarmShares, SpendingByMonth};
pub(crate) use evaluation::plain_name;
pub use evaluation::{
    Conditions, Evaluated, Evaluation, EvaluationItem, FactName, MeasureKind, MeasureName,
    MeasureNames, PartStep, Shape,
};
pub use formula::Expression;
pub use in_force::{
    AtLeastRule, AtMostRule, Banding, ExecutionBase, Grade, Rounding, Ruled, RulesInForce, Tiers,
    Weights, WeightsAdjustable,
};
pub use review::{ReviewGrade, ReviewPoints, counted, counting_in_words, points_in_words};
pub use rule_set::{Confidence, Date, DatedValue, RuleSet, RuleSetId, SourceRef};
pub use vocabulary::Vocabulary;
