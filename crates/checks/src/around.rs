//! What stands around a form: the forms beside it, by unit and year.
//!
//! Must not know files: documents are told apart by number only.

use crate::Case;
use domain::form::Year;
use domain::package::{Belonging, Package, Placed};
use domain::text::Text;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Forms checked together, by unit and year.
#[derive(Debug, Default)]
pub struct Around<'a> {
    package: Cow<'a, Package>,
    groups: BTreeMap<(Option<usize>, Option<Year>), Vec<usize>>,
    several: bool,
}

const NOWHERE: &Belonging = &Belonging {
    unit: None,
    year: None,
    concluded: false,
    apart: None,
    copy_of: None,
};

impl<'a> Around<'a> {
    /// One document; grouped only where some check compares forms.
    pub(crate) fn document(cases: &[Case<'_>], grouped: bool) -> Self {
        let Some(first) = cases.first().filter(|_| grouped) else {
            return Self::default();
        };
        let forms: Vec<Placed<'_>> = cases
            .iter()
            .map(|case| Placed {
                document: 0,
                folder: 0,
                form: case.form,
            })
            .collect();
        let package = Package::of(&forms, &first.rules.vocabulary);
        Self {
            groups: groups(&package),
            package: Cow::Owned(package),
            several: false,
        }
    }

    /// A package.
    pub(crate) fn package(package: &'a Package, documents: &[usize]) -> Self {
        Self {
            groups: groups(package),
            package: Cow::Borrowed(package),
            several: documents.len() > 1,
        }
    }

    /// Whose a form is.
    pub fn of(&self, form: usize) -> &Belonging {
        self.package.belongings.get(form).unwrap_or(NOWHERE)
    }

    /// The forms of the same unit, so many years later; the form itself among those of its
    /// own year. Copies of a form that lies in two documents are left out.
    pub fn of_unit(&self, form: usize, later: i32) -> &[usize] {
        let own = self.of(form);
        let year = match own.year {
            Some(year) => Some(Year(year.0.saturating_add(later))),
            None if later == 0 => None,
            None => return &[],
        };
        self.groups
            .get(&(own.unit, year))
            .map_or(&[], Vec::as_slice)
    }

    /// The name of each form's unit, where several documents stand together and a form of the
    /// whole unit is among them.
    pub(crate) fn units(&self, forms: usize) -> Vec<Option<String>> {
        let name = |form: usize| {
            let unit = self.of(form).unit.filter(|_| self.several)?;
            let unit = self.package.units.get(unit)?;
            let name = unit.name.chars().filter(|c| !c.is_whitespace());
            unit.whole.then(|| name.collect())
        };
        (0..forms).map(name).collect()
    }

    /// Every name in which the forms print a form's unit.
    pub(crate) fn names(&self, form: usize) -> Vec<String> {
        let unit = self
            .of(form)
            .unit
            .and_then(|unit| self.package.units.get(unit));
        let names = unit
            .into_iter()
            .flat_map(|unit| [&unit.name].into_iter().chain(&unit.also));
        names.cloned().collect()
    }

    /// Whether forms of several documents stand together.
    pub fn is_package(&self) -> bool {
        self.several
    }

    /// What all these forms are called: this document, or this package.
    pub fn name(&self) -> Text {
        if self.several {
            Text::new("本套材料", "this package")
        } else {
            Text::new("本文件", "this document")
        }
    }
}

fn groups(package: &Package) -> BTreeMap<(Option<usize>, Option<Year>), Vec<usize>> {
    let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, one) in package.belongings.iter().enumerate() {
        if one.copy_of.is_none() {
            groups.entry((one.unit, one.year)).or_default().push(at);
        }
    }
    groups
}
