//! Goes through the arithmetic a form claims, records how each relation ended and
//! turns an open one into a finding with its figures.
//!
//! Does no arithmetic of its own: the closures come from the domain.

use crate::naming::{cell, more_or_less};
use crate::suspect::stands_elsewhere;
use crate::{Record, Subject};
use domain::finding::{Finding, Suggestion, Tolerance, Trust};
use domain::form::{Form, FundColumn, Slot};
use domain::number::{Interval, Number};
use domain::relation::{Closure, Figure, Formula, Relation, RelationKind, close};
use domain::rules::SourceRef;
use domain::text::Text;
use std::sync::Arc;

/// Rates and computed scores are shown with at least so many decimals.
const SHOWN_DECIMALS: u32 = 2;

/// Tolerances are told with so many decimals.
const TOLERANCE_DECIMALS: u32 = 4;

/// A relation whose printed figures cannot fit.
pub(crate) struct Open<'a> {
    /// What is claimed.
    pub relation: &'a Relation,
    /// What the operands give.
    pub computed: Number,
    /// What they may give, rounding considered.
    pub allowed: Interval,
    /// What is printed.
    pub found: Number,
}

/// Records how every relation of a kind ended; `fault` says what is wrong with an open one.
pub(crate) fn each(
    subject: &Subject<'_>,
    record: &mut Record,
    kind: RelationKind,
    mut fault: impl FnMut(&mut Record, &Open<'_>),
) {
    for (relation, closure) in subject.relations {
        // Parts of a whole need not make it up; SUM006 looks after them.
        if relation.kind != kind || relation.formula == Formula::PartsOf {
            continue;
        }
        match Open::of(relation, closure) {
            Some(open) => fault(record, &open),
            None => settle(record, relation, closure),
        }
    }
}

/// Says of every open sum of a kind that its parts do not make the whole.
pub(crate) fn parts(
    subject: &Subject<'_>,
    record: &mut Record,
    kind: RelationKind,
    parts_zh: &str,
    parts_en: &str,
) {
    each(subject, record, kind, |record, open| {
        let (expected, found) = (open.expected(), open.found);
        let unit = unit(subject.form, open.relation.result);
        let whole = cell(subject.form, open.relation.result);
        let off = more_or_less(open.difference(), unit);
        let gap = if unit.is_empty() { "" } else { " " };
        let message = Text::new(
            format!(
                "{}是 {found}{gap}{unit}，{parts_zh}合计 {expected}{gap}{unit}，{}。",
                whole.zh, off.zh
            ),
            format!(
                "{parts_en} add to {expected}, but the {} is {found}: {}.",
                whole.en, off.en
            ),
        );
        let finding = open.report(subject, record, unit, message);
        let advice = if stands_elsewhere(subject, found, open.relation.result) {
            Text::new(
                format!(
                    "本文件别处也写着 {found}，多半是分项有误：看哪个分项填错、漏填或放错了列；分项都无误的，总数才改为 {expected}。"
                ),
                format!(
                    "The document gives {found} elsewhere too, so look for a part that is wrong or left out first; only if all parts are right the whole is {expected}."
                ),
            )
        } else {
            Text::new(
                format!("各分项无误的话，总数改为 {expected}；否则看哪个分项漏填或放错了列。"),
                format!(
                    "If the parts are right the whole is {expected}; else look for a part left out."
                ),
            )
        };
        advise(finding, Trust::Likely, advice, None);
    });
}

/// The unit a cell's figure is told in.
pub(crate) fn unit(form: &Form, slot: Slot) -> &'static str {
    match slot {
        Slot::Fund(_, FundColumn::Rate | FundColumn::ExpectedRate) => "%",
        Slot::Fund(_, FundColumn::Points | FundColumn::Score) => "分",
        Slot::Fund(..) => form.money_unit.name(),
        _ => "",
    }
}

/// Records a relation that is not open.
pub(crate) fn settle(record: &mut Record, relation: &Relation, closure: &Closure) {
    match closure {
        Closure::Exact => record.pass(relation.result, &relation.operands),
        Closure::WithinRounding { .. } => {
            record.within_rounding(relation.result, &relation.operands);
        }
        Closure::Blank => record.not_applicable(relation.result, "有关单元格没有填写"),
        Closure::Unreadable(_) => record.not_readable(relation.result, "有关单元格不是数字"),
        Closure::NotApplicable => record.not_applicable(relation.result, "预算为零，不适用"),
        Closure::Open { .. } => {}
    }
}

impl<'a> Open<'a> {
    /// The relation if it is open.
    pub fn of(relation: &'a Relation, closure: &Closure) -> Option<Self> {
        match *closure {
            Closure::Open {
                computed,
                allowed,
                found,
            } => Some(Self {
                relation,
                computed,
                allowed,
                found,
            }),
            _ => None,
        }
    }

    /// Whether the figure follows from the other budget column: taken of another base
    /// than the rules name, but not miscalculated.
    pub fn of_other_base(&self, form: &Form) -> bool {
        let swapped = |&slot: &Slot| match slot {
            Slot::Fund(line, FundColumn::Budget) => Slot::Fund(line, FundColumn::Initial),
            Slot::Fund(line, FundColumn::Initial) => Slot::Fund(line, FundColumn::Budget),
            other => other,
        };
        let relation = Relation {
            operands: self.relation.operands.iter().map(swapped).collect(),
            ..self.relation.clone()
        };
        close(&relation, form).is_closed()
    }

    /// Whether only the sign is wrong.
    pub fn sign_only(&self) -> bool {
        self.allowed.contains(self.found.negated())
    }

    /// What should stand there, with as many decimals as make sense there.
    pub fn expected(&self) -> Number {
        match self.relation.formula {
            Formula::Percent
            | Formula::ShareOfPoints
            | Formula::ShareOfHundred
            | Formula::Growth
            | Formula::OwnRule(_) => {
                let decimals = self.found.parts().1.max(SHOWN_DECIMALS);
                self.computed.round_half_up(decimals)
            }
            Formula::Sum | Formula::PartsOf | Formula::Difference => self.computed.normalized(),
        }
    }

    /// found − expected.
    pub fn difference(&self) -> Number {
        let difference = self.found.minus(self.expected());
        difference.unwrap_or(Number::ZERO).normalized()
    }

    /// The finding with all its figures; the caller may still change its level.
    pub fn report<'r>(
        &self,
        subject: &Subject<'_>,
        record: &'r mut Record,
        unit: &str,
        message: Text,
    ) -> &'r mut Finding {
        let finding = record.fail(self.relation.result, &self.relation.operands, message);
        finding.expected = self.expected().to_string();
        finding.found = self.found.to_string();
        finding.difference = Some(self.difference());
        finding.unit = unit.to_owned();
        finding.tolerance = Some(self.tolerance());
        finding.formula = self.formula(subject.form);
        finding
    }

    /// The formula with the printed figures and what they give.
    pub fn formula(&self, form: &Form) -> String {
        let percent = match self.relation.formula {
            Formula::Percent | Formula::Growth => "%",
            _ => "",
        };
        format!("{} = {}{percent}", self.figures(form), self.expected())
    }

    /// The formula with the printed figures in it.
    pub fn figures(&self, form: &Form) -> String {
        figures(form, self.relation)
    }

    fn tolerance(&self) -> Tolerance {
        let width = self.allowed.high.minus(self.allowed.low);
        let half = width.and_then(|width| width.over(Number::from(2)));
        let value = half.unwrap_or(Number::ZERO);
        let value = value.round_half_up(TOLERANCE_DECIMALS).normalized();
        let why = if value.is_zero() {
            Text::new(
                "这里的数是定数，没有四舍五入的余地",
                "these figures are exact; rounding explains nothing",
            )
        } else {
            Text::new(
                "各数按所填的末位四舍五入，各有末位一半的余地",
                "every figure may be off by half its last digit",
            )
        };
        Tolerance { value, why }
    }
}

/// A relation's formula with the printed figures in it.
pub(crate) fn figures(form: &Form, relation: &Relation) -> String {
    let figures: Vec<Number> = relation
        .operands
        .iter()
        .filter_map(|&slot| Figure::at(form, slot).value())
        .collect();
    match (relation.formula, figures.as_slice()) {
        (Formula::Percent, [a, b]) => format!("{a} ÷ {b} × 100%"),
        (Formula::ShareOfPoints, [a, b, w]) if a > b => format!("min({a} ÷ {b} × {w}, {w})"),
        (Formula::ShareOfPoints, [a, b, w]) => format!("{a} ÷ {b} × {w}"),
        (Formula::OwnRule(_), [a, b, w]) => format!("{a} ÷ {b}，{w}"),
        (Formula::Growth, [a, b]) => format!("({a} − {b}) ÷ {b} × 100%"),
        (Formula::ShareOfHundred, [a, b]) => format!("{a} × {b} ÷ 100"),
        (Formula::Difference, [a, b]) => format!("{a} − {b}"),
        (_, figures) => {
            let figures: Vec<String> = figures.iter().map(Number::to_string).collect();
            figures.join(" + ").replace("+ -", "− ")
        }
    }
}

/// Fills in advice and clause, the two things every finding ends with.
pub(crate) fn advise(
    finding: &mut Finding,
    trust: Trust,
    text: Text,
    clause: Option<&Arc<SourceRef>>,
) {
    finding.suggestion = Some(Suggestion { text, trust });
    finding.clause = clause.cloned();
}

/// Turns a finding around where the rules confirm the printed figure: then that is what was
/// to be expected, and what the rows add to is what was found.
pub(crate) fn rows_at_fault(finding: &mut Finding) {
    std::mem::swap(&mut finding.expected, &mut finding.found);
    finding.difference = finding.difference.map(Number::negated);
}
