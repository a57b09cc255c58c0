//! Which form of the package answers to which: a self-evaluation to the form in which its
//! targets were set, this year's form to last year's; and their rows, one by one.
//!
//! Must not know any single check.

mod amounts;
mod balances;
mod likeness;
mod rows;
mod targets;

pub(crate) use amounts::{Compared, apart, in_unit, same_amount};
pub(crate) use balances::{Balances, balances, spent_in};
pub(crate) use likeness::{alike, core, likeness};
pub(crate) use rows::pair_rows;
pub(crate) use targets::{Said, asks_less, said};

use crate::Subject;
use crate::look::is_filled;
use domain::finding::CellRef;
use domain::form::{Family, Form, Slot, Stage};
use domain::text::Text;

/// A form that another answers to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Other<'a> {
    /// Its position among the cases.
    pub at: usize,
    /// The form.
    pub form: &'a Form,
}

impl Other<'_> {
    /// One of its cells.
    pub fn cell(&self, slot: Slot) -> CellRef {
        CellRef {
            form: self.at,
            slot,
        }
    }
}

/// Why a check has nothing to compare a form with.
pub(crate) const ALONE: &str = "没有可以对照的表";

/// The form in which the targets of this one were set: its approval, else its target form.
pub(crate) fn set_in<'a>(subject: &Subject<'a>) -> Option<Other<'a>> {
    let stage = subject.form.stage();
    if !is_compared(subject.form) || stage == Stage::Target {
        return None;
    }
    let earlier = |form: &Form| {
        matches!(form.stage(), Stage::Target | Stage::Approval) && form.stage() < stage
    };
    let same = namesakes(subject, 0, earlier);
    same.into_iter()
        .rev()
        .max_by_key(|other| other.form.stage())
}

/// The self-evaluation of a project or department that this form sets targets for.
pub(crate) fn answered_in<'a>(subject: &Subject<'a>) -> Option<Other<'a>> {
    let evaluated = |form: &Form| form.stage() == Stage::SelfEvaluation;
    namesakes(subject, 0, evaluated).into_iter().next()
}

/// How many filled forms of the same unit and year are such.
pub(crate) fn beside(subject: &Subject<'_>, such: impl Fn(&Form) -> bool) -> usize {
    let group = subject.around.of_unit(subject.index, 0).iter();
    group
        .filter_map(|&at| subject.cases.get(at))
        .filter(|case| is_filled(case.form) && such(case.form))
        .count()
}

/// The form of the same family a year before.
pub(crate) fn last_year<'a>(subject: &Subject<'a>) -> Option<Other<'a>> {
    let family = subject.form.family;
    year_before(subject, |form| form.family == family)
}

/// A form of the same subject a year before.
pub(crate) fn year_before<'a>(
    subject: &Subject<'a>,
    wanted: impl Fn(&Form) -> bool,
) -> Option<Other<'a>> {
    if !is_filled_in(subject.form) {
        return None;
    }
    let mut same = namesakes(subject, -1, wanted).into_iter();
    let first = same.next()?;
    same.next().is_none().then_some(first)
}

/// Whether a form is about a project; a monitoring form is about whatever it names.
fn is_of_project(form: &Form) -> bool {
    form.family.is_project() || form.stage() == Stage::Monitoring && !form.project.is_blank()
}

/// Project and department forms with a grid of indicators.
fn is_compared(form: &Form) -> bool {
    is_of_project(form) && !form.family.is_report() && is_filled(form)
        || matches!(
            form.family,
            Family::DepartmentTarget
                | Family::DepartmentApproval
                | Family::DepartmentSelfEvaluation
                | Family::Monitoring
        ) && is_filled(form)
}

fn is_filled_in(form: &Form) -> bool {
    !form.blank && form.family != Family::Unknown
}

/// The forms of the same project, or of the department itself, so many years later. One name
/// that only resembles counts where no other does and no form has just that name.
fn namesakes<'a>(
    subject: &Subject<'a>,
    later: i32,
    wanted: impl Fn(&Form) -> bool,
) -> Vec<Other<'a>> {
    let project = is_of_project(subject.form);
    let group: Vec<Other<'a>> = subject
        .around
        .of_unit(subject.index, later)
        .iter()
        .filter_map(|&at| {
            Some(Other {
                at,
                form: subject.cases.get(at)?.form,
            })
        })
        .filter(|other| other.at != subject.index)
        .filter(|other| is_of_project(other.form) == project)
        .filter(|other| is_filled_in(other.form) && wanted(other.form))
        .collect();
    if !project {
        return group;
    }
    let words = &subject.rules.vocabulary;
    let own = core(&subject.form.project.raw, words);
    if own.is_empty() {
        return Vec::new();
    }
    let by_name = |other: &&Other<'a>| core(&other.form.project.raw, words) == own;
    let exact: Vec<Other<'a>> = group.iter().filter(by_name).copied().collect();
    if !exact.is_empty() {
        return exact;
    }
    let taken = |form: &Form| {
        let name = core(&form.project.raw, words);
        subject
            .around
            .of_unit(subject.index, 0)
            .iter()
            .filter_map(|&at| subject.cases.get(at))
            .any(|case| {
                case.form.family == subject.form.family
                    && core(&case.form.project.raw, words) == name
            })
    };
    let like: Vec<Other<'a>> = group
        .into_iter()
        .filter(|other| alike(&own, &core(&other.form.project.raw, words), subject))
        .filter(|other| !taken(other.form))
        .collect();
    let one_name = like
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a.form.project.raw == b.form.project.raw));
    if one_name { like } else { Vec::new() }
}

/// What a form is called in a message: 目标表, 批复表, 自评表.
pub(crate) fn called(form: &Form) -> Text {
    match form.stage() {
        Stage::Target => Text::new("目标表", "the target form"),
        Stage::Approval => Text::new("批复表", "the approval"),
        Stage::Review => Text::new("审核表", "the review sheet"),
        Stage::Monitoring => Text::new("监控表", "the monitoring form"),
        Stage::SelfEvaluation => Text::new("自评表", "the self-evaluation"),
        Stage::Report => Text::new(form.family.chinese(), form.family.id()),
    }
}
