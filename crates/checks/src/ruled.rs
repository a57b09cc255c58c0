//! What the rules in force ask of a form's weights.

use crate::Subject;
use domain::finding::Level;
use domain::form::{Heading, Level1};
use domain::number::Number;
use domain::rules::{Confidence, RulesInForce, WeightsAdjustable};
use domain::text::Text;

/// The points the rules give a group of this form; a form without satisfaction
/// rows passes their points on where the rules say where to.
pub(crate) fn weight(subject: &Subject<'_>, group: &Level1) -> Option<Number> {
    let has = |level1: &Level1| {
        let rows = &subject.form.indicators;
        rows.iter().any(|row| row.level1 == *level1)
    };
    let weights = &subject.rules.weights_for(has(&Level1::Cost)).value;
    let own = weights.of(group)?.number();
    match &subject.rules.without_satisfaction_to {
        Some(to) if to.value == *group && !has(&Level1::Satisfaction) => {
            own.plus(weights.satisfaction.number())
        }
        _ => Some(own),
    }
}

/// How grave it is to depart from the group weights.
pub(crate) fn level(rules: &RulesInForce) -> Level {
    match rules.adjustable.value {
        WeightsAdjustable::No | WeightsAdjustable::SpecialCases => Level::Warning,
        WeightsAdjustable::ByImportance | WeightsAdjustable::AllButExecution => Level::Note,
    }
}

/// Whether the rules allow a departure, as the end of a sentence.
pub(crate) fn freedom(rules: &RulesInForce) -> Text {
    match rules.adjustable.value {
        WeightsAdjustable::No => Text::default(),
        WeightsAdjustable::SpecialCases => {
            Text::new("（特殊情况可以调整）", " (adjustable in special cases)")
        }
        WeightsAdjustable::ByImportance => {
            Text::new("（可按重要程度调整）", " (adjustable by importance)")
        }
        WeightsAdjustable::AllButExecution => Text::new(
            "（除预算执行率外可以调整）",
            " (all but execution are adjustable)",
        ),
    }
}

/// What the rules give the groups that a heading's points are of.
pub(crate) fn weight_of(subject: &Subject<'_>, heading: &Heading) -> Option<Number> {
    let groups = std::iter::once(&heading.level1).chain(&heading.with);
    let weights: Option<Vec<Number>> = groups.map(|group| weight(subject, group)).collect();
    Number::sum(weights?)
}

/// A departure from a rule is an error only where the rule itself was read.
pub(crate) fn certain(confidence: Confidence) -> Level {
    match confidence {
        Confidence::Primary => Level::Error,
        Confidence::Secondary | Confidence::Derived => Level::Warning,
    }
}
