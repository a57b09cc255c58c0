//! Forms as a whole: filled or not, which columns the family has, all forms of a document.

use super::values::figure;
use crate::Record;
use crate::Subject;
use domain::finding::Finding;
use domain::finding::Level;
use domain::form::{Family, Form, FundKind, FundLine, Stage};
use domain::number::Number;
use domain::rules::{ExecutionBase, RulesInForce};

/// Why a check has nothing to say about a template.
pub(crate) const TEMPLATE: &str = "空白表，没有填写";

/// Whether somebody filled the form: a name, an amount or a value beside a printed label.
pub(crate) fn is_filled(form: &Form) -> bool {
    !form.blank
        && (!form.project.is_blank()
            || form.funds.iter().any(|line| {
                [&line.initial, &line.budget, &line.executed]
                    .into_iter()
                    .any(|cell| !cell.is_blank())
            })
            || form
                .indicators
                .iter()
                .any(|row| !row.target.is_blank() || !row.actual.is_blank()))
}

/// Whether forms of the family have an indicator grid.
pub(crate) fn has_grid(family: Family) -> bool {
    family != Family::Unknown
        && matches!(
            family.stage(),
            Stage::Target | Stage::Approval | Stage::Monitoring | Stage::SelfEvaluation
        )
}

/// Whether a filled form of a known family with an indicator grid lies before us.
pub(crate) fn is_filled_grid(form: &Form) -> bool {
    has_grid(form.family) && is_filled(form)
}

/// Whether the stage has results: monitoring and self-evaluation.
pub(crate) fn has_results(form: &Form) -> bool {
    matches!(form.stage(), Stage::Monitoring | Stage::SelfEvaluation)
}

/// The fund total.
pub(crate) fn total_line(form: &Form) -> Option<(usize, &FundLine)> {
    form.fund(FundKind::Total)
}

/// Executed ÷ budget of the fund total in percent, the budget by the rules' base.
pub(crate) fn execution_percent(form: &Form, rules: &RulesInForce) -> Option<Number> {
    let (_, line) = total_line(form)?;
    let budget = match rules.execution_base.value {
        ExecutionBase::Annual => &line.budget,
        ExecutionBase::Initial => &line.initial,
    };
    figure(&line.executed)?
        .over(figure(budget)?)?
        .times(Number::HUNDRED)
}

/// Whether the groups and kinds of the rows were printed: with doubts in reading they may be
/// concluded, and what follows from them is no more than a note.
pub(crate) fn kinds_are_certain(form: &Form) -> bool {
    form.groups_are_printed()
}

/// Makes a note of what is missing: it may stand where nobody looked.
pub(crate) fn soften(finding: &mut Finding, form: &Form) {
    if form.may_hide_more() {
        finding.level = Level::Note;
    }
}

/// One filled form of the document under check.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'a> {
    /// Its position, from 0.
    pub at: usize,
    form: &'a Form,
}

impl<'a> Member<'a> {
    /// The form, and the record turned to it.
    pub fn open<'r>(&self, record: &'r mut Record) -> (&'a Form, &'r mut Record) {
        record.turn_to_form(self.at);
        (self.form, record)
    }
}

/// The filled forms of the document or package, for a check that compares them all: given once, at the
/// first form, so that the work grows with the document and not with its square.
pub(crate) fn whole_document<'a>(subject: &Subject<'a>) -> Vec<Member<'a>> {
    if subject.index > 0 {
        return Vec::new();
    }
    subject
        .cases
        .iter()
        .enumerate()
        .filter(|(at, case)| is_filled(case.form) && subject.around.of(*at).copy_of.is_none())
        .map(|(at, case)| Member {
            at,
            form: case.form,
        })
        .collect()
}
