//! The forms of the unit and year that are reported on.

use super::ReportWish;
use crate::check::{Checked, Outcome};
use crate::error::Error;
use crate::package::{Tree, UnitNode, YearNode};
use crate::rules::Chosen;
use domain::finding::{Finding, Level};
use domain::form::{Family, Form, Stage, Year};

/// A form of the group.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    /// Its document.
    pub checked: &'a Checked,
    /// Its position there.
    pub index: usize,
    /// The form.
    pub form: &'a Form,
    /// Its rules.
    pub chosen: &'a Chosen,
}

/// The forms of one unit and year, reports behind the others, those of the year before last.
#[derive(Clone, Debug)]
pub(super) struct Group<'a> {
    pub unit: String,
    pub year: Year,
    pub members: Vec<Member<'a>>,
    /// How many of the members are no reports.
    pub plain: usize,
    /// How many of them are of the year.
    pub current: usize,
}

/// The documents that were checked, and why others were not.
pub(super) fn parted(outcomes: Vec<Outcome>) -> (Vec<Checked>, Vec<Error>) {
    let (mut checked, mut errors) = (Vec::new(), Vec::new());
    for outcome in outcomes {
        match outcome {
            Outcome::Checked(one) => checked.push(*one),
            Outcome::Failed { error, .. } => errors.push(error),
            Outcome::Skipped { .. } => {}
        }
    }
    (checked, errors)
}

/// The group that is asked for.
pub(super) fn choose<'a>(
    tree: &Tree,
    checked: &'a [Checked],
    wish: &ReportWish,
) -> Result<Group<'a>, Error> {
    let asked = |unit: &&UnitNode| match &wish.unit {
        Some(wanted) => std::iter::once(&unit.name)
            .chain(&unit.also)
            .any(|name| name.contains(wanted.as_str())),
        None => true,
    };
    let units: Vec<&UnitNode> = tree.units.iter().filter(asked).collect();
    let unit = match units[..] {
        [one] => one,
        [] if tree.units.is_empty() => return Err(Error::NothingToReport),
        // A name that is one unit's whole name means that unit.
        _ => match units
            .iter()
            .find(|unit| Some(&unit.name) == wish.unit.as_ref())
        {
            Some(one) => one,
            None => {
                let names = tree.units.iter().map(|unit| unit.name.clone());
                return Err(Error::ManyUnits(names.collect()));
            }
        },
    };
    let mut years = unit.years.iter().rev();
    let year = years.find(|year| match wish.year {
        Some(wanted) => year.year == wanted,
        None => true,
    });
    let year = year.ok_or(Error::NothingToReport)?;
    let mut members = members_of(year, checked);
    members.sort_by_key(|member| is_report(member.form));
    let plain = members.iter().filter(|member| !is_report(member.form));
    let (plain, current) = (plain.count(), members.len());
    let before = unit.years.iter().find(|one| one.year + 1 == year.year);
    let before = before.map_or_else(Vec::new, |before| members_of(before, checked));
    members.extend(before.into_iter().filter(|member| !is_report(member.form)));
    if plain == 0 {
        return Err(Error::NothingToReport);
    }
    Ok(Group {
        unit: unit.name.clone(),
        year: Year(year.year),
        members,
        plain,
        current,
    })
}

/// The forms of a year.
fn members_of<'a>(year: &YearNode, checked: &'a [Checked]) -> Vec<Member<'a>> {
    let mut members = Vec::new();
    for leaf in year.families.iter().flat_map(|(_, leaves)| leaves) {
        let document = checked.iter().find(|one| one.loaded.name == leaf.document);
        let member = document.and_then(|checked| {
            Some(Member {
                checked,
                index: leaf.form,
                form: checked.loaded.forms.get(leaf.form)?,
                chosen: checked.rules.get(leaf.form)?,
            })
        });
        members.extend(member);
    }
    members
}

fn is_report(form: &Form) -> bool {
    form.family.is_report()
}

impl<'a> Group<'a> {
    /// The forms that are no reports.
    pub fn plain(&self) -> &[Member<'a>] {
        self.members.get(..self.plain).unwrap_or_default()
    }

    /// The forms of the year, reports among them.
    pub fn current(&self) -> &[Member<'a>] {
        self.members.get(..self.current).unwrap_or_default()
    }

    /// The unit's own form.
    pub fn own(&self) -> Option<&Member<'a>> {
        let mut plain = self.plain().iter();
        plain.find(|member| member.form.family == Family::DepartmentSelfEvaluation)
    }

    /// The projects' forms, in the order they were given.
    pub fn projects(&self) -> impl Iterator<Item = &Member<'a>> {
        let own = |form: &Form| form.family.is_project() && form.stage() == Stage::SelfEvaluation;
        let plain = self.plain().iter();
        plain.filter(move |member| own(member.form) && !member.form.blank)
    }

    /// The forms that are scored.
    pub fn scored(&self) -> impl Iterator<Item = &Member<'a>> {
        let plain = self.plain().iter();
        plain.filter(|member| member.form.stage() == Stage::SelfEvaluation && !member.form.blank)
    }

    /// What was found in the forms that is to be corrected or explained.
    pub fn findings(&self) -> impl Iterator<Item = (&Member<'a>, &'a Finding)> {
        self.plain().iter().flat_map(|member| {
            let own = move |finding: &&Finding| {
                finding.cell.form == member.index && finding.level >= Level::Warning
            };
            let findings = member.checked.report.findings.iter().filter(own);
            findings.map(move |finding| (member, finding))
        })
    }
}
