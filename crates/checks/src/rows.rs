//! Indicator rows that carry points and a score, with what the rules say of them.

use crate::naming::quoted;
use crate::{Record, Subject, ruled};
use domain::finding::{Finding, Level};
use domain::form::{Form, Indicator, IndicatorColumn, Slot};
use domain::number::{Interval, Number};
use domain::relation::Figure;
use domain::rules::SourceRef;
use domain::scoring::RowScore;
use domain::text::Text;
use std::sync::Arc;

/// A row with points and a printed score.
pub(crate) struct Scored<'a> {
    /// Its position.
    pub index: usize,
    /// The row.
    pub indicator: &'a Indicator,
    /// What the rules say.
    pub rule: &'a RowScore,
    /// The score's cell.
    pub slot: Slot,
    /// The row's points.
    pub points: Number,
    /// The printed score.
    pub found: Number,
    /// What stands in a column of deductions of its own.
    pub deducted: Deducted,
    /// Decimals the score shows.
    pub decimals: u32,
    /// Half of its last digit.
    pub half: Number,
}

/// Points taken off in a column of their own, beside the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deducted {
    /// None, or the form has no such column.
    Nothing,
    /// So many.
    Points(Number),
    /// Something that is no figure.
    Words,
}

/// What a row's column of deductions says.
pub(crate) fn deducted(form: &Form, row: usize) -> Deducted {
    let slot = Slot::Indicator(row, IndicatorColumn::Deduction);
    match Figure::at(form, slot) {
        Figure::Number { value, .. } if value.is_zero() => Deducted::Nothing,
        // Some write what is taken off with a minus.
        Figure::Number { value, .. } => Deducted::Points(value.abs()),
        Figure::Blank => Deducted::Nothing,
        Figure::Not => Deducted::Words,
    }
}

/// Every row with points and a score; the others are recorded as not judged.
pub(crate) fn scored<'a>(subject: &Subject<'a>, record: &mut Record) -> Vec<Scored<'a>> {
    if subject.form.blank {
        return Vec::new();
    }
    let mut rows = Vec::new();
    let scores = subject.score.rows.iter().enumerate();
    for ((index, rule), indicator) in scores.zip(&subject.form.indicators) {
        if indicator.level1.is_beside() {
            continue;
        }
        let at = |column| Figure::at(subject.form, Slot::Indicator(index, column));
        let slot = Slot::Indicator(index, IndicatorColumn::Score);
        let points = at(IndicatorColumn::Points).value();
        let score = at(IndicatorColumn::Score);
        let (
            Some(points),
            Figure::Number {
                value,
                half,
                decimals,
            },
        ) = (points, score)
        else {
            record.not_applicable(slot, "没有分值或得分");
            continue;
        };
        rows.push(Scored {
            index,
            indicator,
            rule,
            slot,
            points,
            found: value,
            deducted: deducted(subject.form, index),
            decimals,
            half,
        });
    }
    rows
}

impl<'a> Scored<'a> {
    /// A cell of the row.
    pub fn at(&self, column: IndicatorColumn) -> Slot {
        Slot::Indicator(self.index, column)
    }

    /// Whether the row keeps all its points.
    pub fn is_full(&self) -> bool {
        self.found >= self.points && self.deducted == Deducted::Nothing
    }

    /// The cells a score follows from.
    pub fn operands(&self) -> [Slot; 3] {
        [
            self.at(IndicatorColumn::Points),
            self.at(IndicatorColumn::Target),
            self.at(IndicatorColumn::Actual),
        ]
    }

    /// What the printed score may have been before rounding.
    pub fn interval(&self) -> Interval {
        match (self.found.minus(self.half), self.found.plus(self.half)) {
            (Some(low), Some(high)) => Interval { low, high },
            _ => Interval::exactly(self.found),
        }
    }

    /// The row's name in a message.
    pub fn name(&self) -> Text {
        quoted(&self.indicator.name.raw)
    }

    /// The formula of the rule's steps and where the rule is written; rounding comes after it.
    pub fn formula_and_clause(&self) -> (String, Option<&'a Arc<SourceRef>>) {
        let steps = &self.rule.steps;
        let formula = steps.iter().find(|step| step.clause.is_some());
        let formula = formula.or(steps.last());
        (
            // A bare figure tells no calculation.
            formula
                .filter(|step| step.formula.parse::<Number>().is_err())
                .map_or(String::new(), |step| step.formula.clone()),
            formula.and_then(|step| step.clause.as_ref()),
        )
    }

    /// How grave it is to depart from a rule: an error only where the rule itself was read
    /// and the row states no scoring method of its own.
    pub fn gravity(&self, clause: Option<&SourceRef>) -> Level {
        match clause {
            Some(clause) if self.indicator.method.is_blank() => ruled::certain(clause.confidence),
            _ => Level::Warning,
        }
    }

    /// Fills in the figures of a finding about the score.
    pub fn figures(&self, finding: &mut Finding, expected: Number) {
        finding.expected = expected.to_string();
        finding.found = self.found.to_string();
        finding.difference = self.found.minus(expected);
        "分".clone_into(&mut finding.unit);
        finding.formula = self.formula_and_clause().0;
    }
}
