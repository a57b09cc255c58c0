//! One set of facts: a measure (what, whose, which year, which figure of it, from which purse)
//! that is printed several times is one fact with several places.
//!
//! Facts come from the money lines of forms, from data tables (what title, column and row say
//! together) and from sentences. A label that is not understood whole gives no fact: nothing
//! is guessed. [`Facts::of`] gathers those of any forms, of one document or of several; what
//! a place prints is kept with its cell, so that a disagreement can be shown. Must not know
//! which checks ask, nor how forms were read.

mod defence;
mod find;
mod funds;
mod judge;
mod operands;
mod printing;
mod prose;
mod tables;

pub use judge::{Judged, Used, judge};
pub use printing::{Amount, PrintedIn, Printing};
pub use prose::{At, Told, told};

use crate::form::{Form, Year};
use crate::measure::{Funding, MeasureId, Measures, Version};
use std::collections::BTreeMap;

/// Facts of one run; documents with more print nothing that people wrote.
const MOST_PRINTINGS: usize = 200_000;

/// Whom a fact is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whose {
    /// The unit, as its forms print it; empty where none does.
    pub unit: String,
    /// The project; empty where the fact is about the unit as a whole.
    pub project: String,
}

/// What a fact is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactKey {
    /// What is measured.
    pub measure: MeasureId,
    /// Whose it is.
    pub whose: Whose,
    /// The budget year.
    pub year: Year,
    /// Which figure of the year; none for a head count or a balance.
    pub version: Option<Version>,
    /// From which purse.
    pub funding: Funding,
}

/// Every fact with all its places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    printed: BTreeMap<FactKey, Vec<Printing>>,
    owners: Vec<Whose>,
    count: usize,
}

impl Facts {
    /// Gathers the facts of forms; the positions in them are those of the slice.
    pub fn of(forms: &[&Form], measures: &Measures) -> Self {
        let told: Vec<Told<'_>> = forms
            .iter()
            .enumerate()
            .flat_map(|(index, form)| told(index, form, measures))
            .collect();
        Self::with(forms, &told, measures)
    }

    /// As [`Facts::of`], of forms that are known to be one unit's, by whatever names they
    /// call it.
    pub fn of_one_unit(forms: &[&Form], measures: &Measures) -> Self {
        let told: Vec<Told<'_>> = forms
            .iter()
            .enumerate()
            .flat_map(|(index, form)| told(index, form, measures))
            .collect();
        Self::owned(forms, &told, measures, Owners::of_one_unit(forms))
    }

    /// As [`Facts::of`], with the texts of the forms read before.
    pub fn with(forms: &[&Form], told: &[Told<'_>], measures: &Measures) -> Self {
        Self::with_units(forms, &[], told, measures)
    }

    /// As [`Facts::with`]; `units` names the unit of each form where it is known otherwise than
    /// by what the form prints.
    pub fn with_units(
        forms: &[&Form],
        units: &[Option<String>],
        told: &[Told<'_>],
        measures: &Measures,
    ) -> Self {
        Self::owned(forms, told, measures, Owners::of(forms, units))
    }

    fn owned(forms: &[&Form], told: &[Told<'_>], measures: &Measures, owners: Owners) -> Self {
        let mut facts = Self::default();
        if measures.is_empty() {
            return facts;
        }
        for (index, form) in forms.iter().enumerate() {
            if !form.blank {
                funds::gather(&mut facts, &owners, index, form, measures);
                tables::gather(&mut facts, &owners, index, form, measures);
            }
        }
        for told in told {
            if let Some(form) = forms.get(told.form) {
                prose::gather(&mut facts, &owners, form, told, measures);
            }
        }
        facts.owners = owners.by_form;
        facts.join_sole_purse(measures);
        facts
    }

    /// Whom a form of the run is about.
    pub fn whose(&self, form: usize) -> Whose {
        self.owners.get(form).cloned().unwrap_or_default()
    }

    /// Every fact in the order of its key, with what each place prints.
    pub fn iter(&self) -> impl Iterator<Item = (&FactKey, &[Printing])> {
        self.printed
            .iter()
            .map(|(key, printings)| (key, printings.as_slice()))
    }

    /// The places of a fact.
    pub fn get(&self, key: &FactKey) -> &[Printing] {
        self.printed.get(key).map_or(&[], Vec::as_slice)
    }

    /// How many facts there are.
    pub fn len(&self) -> usize {
        self.printed.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.printed.is_empty()
    }

    fn add(&mut self, key: FactKey, printing: Printing) {
        if self.count < MOST_PRINTINGS {
            self.count += 1;
            self.printed.entry(key).or_default().push(printing);
        }
    }

    /// Where one purse pays everything, its figures are those of all purses together: the
    /// document itself prints both as one amount.
    fn join_sole_purse(&mut self, measures: &Measures) {
        let Some(overall) = measures.id(crate::measure::OVERALL) else {
            return;
        };
        let sole: Vec<FactKey> = self
            .printed
            .iter()
            .filter(|(key, _)| key.measure == overall && key.funding == Funding::General)
            .filter(|(key, printings)| {
                let all = self.get(&FactKey {
                    funding: Funding::All,
                    ..(*key).clone()
                });
                let mut own = printings.iter().filter(|printing| !printing.loose);
                own.next().is_some_and(|one| {
                    all.iter().any(|other| !other.loose && other.agrees(one))
                        && printings.iter().all(|other| other.agrees(one))
                })
            })
            .map(|(key, _)| key.clone())
            .collect();
        let purse = |key: &FactKey| {
            sole.iter().any(|sole| {
                (&sole.whose, sole.year, sole.version) == (&key.whose, key.year, key.version)
            })
        };
        let joined: Vec<FactKey> = self
            .printed
            .keys()
            .filter(|key| key.funding == Funding::General && purse(key))
            .cloned()
            .collect();
        for key in joined {
            if let Some(printings) = self.printed.remove(&key) {
                let all = FactKey {
                    funding: Funding::All,
                    ..key
                };
                let entry = self.printed.entry(all).or_default();
                entry.extend(printings);
                entry.sort_by_key(|printing| printing.cell);
            }
        }
    }
}

/// Whom the forms of a run are about.
struct Owners {
    by_form: Vec<Whose>,
    /// The units and projects by their printed names.
    projects: BTreeMap<String, Whose>,
}

impl Owners {
    fn of(forms: &[&Form], known: &[Option<String>]) -> Self {
        let known = known.iter().map(Some).chain(std::iter::repeat(None));
        let mut units: Vec<String> = forms
            .iter()
            .zip(known)
            .map(|(form, known)| known.and_then(Clone::clone).unwrap_or_else(|| unit(form)))
            .collect();
        let mut named: Vec<&String> = units.iter().filter(|name| !name.is_empty()).collect();
        named.sort();
        named.dedup();
        // A report without a name of its own is about the one unit that its forms name.
        if let [only] = named.as_slice() {
            let only = (*only).clone();
            for name in &mut units {
                name.clone_from(&only);
            }
        }
        Self::with(forms, units)
    }

    fn of_one_unit(forms: &[&Form]) -> Self {
        let mut names = forms.iter().map(|form| unit(form));
        let name = names.find(|name| !name.is_empty()).unwrap_or_default();
        Self::with(forms, vec![name; forms.len()])
    }

    fn with(forms: &[&Form], units: Vec<String>) -> Self {
        let by_form: Vec<Whose> = forms
            .iter()
            .zip(units)
            .map(|(form, unit)| Whose {
                unit,
                project: plain(project(form)),
            })
            .collect();
        let projects = by_form
            .iter()
            .filter(|whose| !whose.project.is_empty())
            .map(|whose| (whose.project.clone(), whose.clone()))
            .collect();
        Self { by_form, projects }
    }

    fn form(&self, index: usize) -> Whose {
        self.by_form.get(index).cloned().unwrap_or_default()
    }
}

/// The project a form is about. One that names none is about something all the same, which
/// is not the unit as a whole.
fn project(form: &Form) -> &str {
    if form.project.is_blank() && form.family.is_project() && form.family.is_report() {
        return &form.title.raw;
    }
    &form.project.raw
}

/// The unit that a form prints.
fn unit(form: &Form) -> String {
    let names = [&form.unit, &form.department].into_iter();
    let mut names = names.map(|cell| plain(&cell.raw));
    names.find(|name| !name.is_empty()).unwrap_or_default()
}

/// A name without blanks.
fn plain(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}
