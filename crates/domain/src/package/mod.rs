//! A package: the forms of several documents, grouped by unit and year.
//!
//! Says whose each form is and of which year, and why where it had to be concluded; two
//! units are one only where their names, written out in full, are the same. Must not know
//! where documents lie, nor any name or abbreviation by itself: those come with the words.

mod names;
#[cfg(test)]
mod tests;

use crate::form::{Family, Form, Year};
use crate::rules::Vocabulary;
use crate::text::Text;
use names::Names;
use std::collections::{BTreeMap, BTreeSet};

/// Project forms of a unit and year that nobody puts into a folder by mistake.
const MANY: usize = 3;

/// A form of a package and where it came from.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Its document, by position.
    pub document: usize,
    /// The folder its document lies in, by position.
    pub folder: usize,
    /// The form.
    pub form: &'a Form,
}

/// Whose a form is, and of which year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Belonging {
    /// The unit, by position in [`Package::units`].
    pub unit: Option<usize>,
    /// The year.
    pub year: Option<Year>,
    /// What was concluded from the forms beside it, since it does not say so itself.
    pub concluded: bool,
    /// Why it does not belong to the package, where it does not.
    pub apart: Option<Text>,
    /// The form of an earlier document that says the same word for word.
    pub copy_of: Option<usize>,
}

impl Belonging {
    /// Whether two forms are of one unit, as far as both are known.
    pub fn same_unit(&self, other: &Self) -> bool {
        self.unit.is_some() && self.unit == other.unit
    }

    /// How many years later the other form is.
    pub fn years_to(&self, other: &Self) -> Option<i32> {
        Some(other.year?.0 - self.year?.0)
    }
}

/// A unit of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name as most forms print it.
    pub name: String,
    /// Other ways in which its name is printed.
    pub also: Vec<String>,
    /// Whether a form of the whole department is among its forms.
    pub whole: bool,
}

/// The forms of one unit and year, by family.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearGroup {
    /// The forms of each family, by position, in the order they were given.
    pub families: BTreeMap<Family, Vec<usize>>,
}

/// Forms grouped by unit and year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// Every unit.
    pub units: Vec<Unit>,
    /// Whose each form is; one for each form, in the same order.
    pub belongings: Vec<Belonging>,
}

impl Package {
    /// Groups forms; `words` holds how names are abbreviated.
    pub fn of(forms: &[Placed<'_>], words: &Vocabulary) -> Self {
        let names = Names::of(forms, words);
        let mut package = Self {
            units: names.units(),
            belongings: forms.iter().map(|placed| own(placed, &names)).collect(),
        };
        conclude(forms, &mut package.belongings);
        for (placed, belonging) in forms.iter().zip(&mut package.belongings) {
            belonging.apart = no_part(placed.form, belonging);
        }
        package.set_strangers_apart(forms, &names);
        package.set_copies_apart(forms);
        package
    }

    /// The forms by unit and year, without those that do not belong.
    pub fn groups(&self, forms: &[Placed<'_>]) -> BTreeMap<(usize, Year), YearGroup> {
        let mut groups: BTreeMap<(usize, Year), YearGroup> = BTreeMap::new();
        for (at, (placed, belonging)) in forms.iter().zip(&self.belongings).enumerate() {
            let (Some(unit), Some(year), None) = (belonging.unit, belonging.year, &belonging.apart)
            else {
                continue;
            };
            let group = groups.entry((unit, year)).or_default();
            let family = group.families.entry(placed.form.family).or_default();
            family.push(at);
        }
        groups
    }

    /// One form in two documents, as Word and as PDF, counts once.
    fn set_copies_apart(&mut self, forms: &[Placed<'_>]) {
        let one = forms.iter().map(|placed| placed.document).max() == Some(0);
        if one {
            return;
        }
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for (at, (placed, belonging)) in forms.iter().zip(&mut self.belongings).enumerate() {
            if belonging.apart.is_some() {
                continue;
            }
            let before = *first.entry(text_of(placed.form)).or_insert(at);
            let elsewhere = forms
                .get(before)
                .filter(|other| other.document != placed.document);
            if elsewhere.is_some() {
                belonging.copy_of = Some(before);
                belonging.apart = Some(Text::new(
                    "与另一份文件里的同一张表一字不差，只算一次",
                    "another document has the same form word for word; it counts once",
                ));
            }
        }
    }

    /// A stray project form of a unit or year of which the package has nothing else, while it
    /// has the departments of others, has probably been put into the wrong folder.
    fn set_strangers_apart(&mut self, forms: &[Placed<'_>], names: &Names<'_>) {
        let mut whole: BTreeSet<(usize, Year)> = BTreeSet::new();
        for (placed, belonging) in forms.iter().zip(&self.belongings) {
            if is_whole(placed.form)
                && let (Some(unit), Some(year), None) =
                    (belonging.unit, belonging.year, &belonging.apart)
            {
                whole.insert((unit, year));
            }
        }
        for &(unit, _) in &whole {
            if let Some(unit) = self.units.get_mut(unit) {
                unit.whole = true;
            }
        }
        if whole.is_empty() {
            return;
        }
        let mut counts: BTreeMap<(usize, Year), usize> = BTreeMap::new();
        for belonging in &self.belongings {
            if let (Some(unit), Some(year), None) =
                (belonging.unit, belonging.year, &belonging.apart)
            {
                *counts.entry((unit, year)).or_default() += 1;
            }
        }
        for (placed, belonging) in forms.iter().zip(&mut self.belongings) {
            let (Some(unit), Some(year), None) = (belonging.unit, belonging.year, &belonging.apart)
            else {
                continue;
            };
            if counts
                .get(&(unit, year))
                .is_some_and(|&count| count >= MANY)
            {
                continue;
            }
            let years = || whole.iter().filter(|(of, _)| *of == unit).map(|(_, y)| y.0);
            let name = self.units.get(unit).map_or("", |unit| &unit.name);
            if years().next().is_none() {
                belonging.apart = Some(of_no_department(name));
            } else if years().all(|other| (other - year.0).abs() > 1) {
                // That the unit has forms of quite another year says nothing of this one: it
                // stays with the forms that its department has beside it.
                let above = names.above(placed.form).filter(|above| *above != unit);
                let many = |above: &usize| counts.get(&(*above, year)).is_some_and(|&n| n >= MANY);
                if let Some(above) = above.filter(many) {
                    belonging.unit = Some(above);
                    continue;
                }
                belonging.apart = Some(of_no_year(name, year));
            }
        }
    }
}

fn of_no_department(name: &str) -> Text {
    Text::new(
        format!("本套材料没有“{name}”的部门表或报告，请看是否放错了"),
        format!(
            "there is no department form or report of “{name}” in the package; was it put here by mistake?"
        ),
    )
}

fn of_no_year(name: &str, year: Year) -> Text {
    Text::new(
        format!(
            "是 {} 年度的，本套材料没有“{name}”这一年和前后一年的部门表",
            year.0
        ),
        format!(
            "it is of {}; the package has no department form of “{name}” of that year or the ones beside it",
            year.0
        ),
    )
}

/// Whether a form is about a whole department.
fn is_whole(form: &Form) -> bool {
    !form.blank && !form.is_of_project() && form.family != Family::Unknown
}

/// What the form itself says.
fn own(placed: &Placed<'_>, names: &Names<'_>) -> Belonging {
    Belonging {
        unit: names.owner(placed.form),
        year: placed.form.year,
        ..Belonging::default()
    }
}

/// What a form does not say itself is that of its document, of its folder, of the package,
/// where that is one and the same.
fn conclude(forms: &[Placed<'_>], belongings: &mut [Belonging]) {
    let near: [fn(&Placed<'_>) -> usize; 3] =
        [|placed| placed.document, |placed| placed.folder, |_| 0];
    for key in near {
        let mut units: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut years: BTreeMap<usize, BTreeSet<Year>> = BTreeMap::new();
        for (placed, belonging) in forms.iter().zip(belongings.iter()) {
            if !placed.form.blank {
                units.entry(key(placed)).or_default().extend(belonging.unit);
                years.entry(key(placed)).or_default().extend(belonging.year);
            }
        }
        for (placed, belonging) in forms.iter().zip(belongings.iter_mut()) {
            if placed.form.blank {
                continue;
            }
            if belonging.unit.is_none() {
                belonging.unit = units.get(&key(placed)).and_then(only);
                belonging.concluded |= belonging.unit.is_some();
            }
            if belonging.year.is_none() {
                belonging.year = years.get(&key(placed)).and_then(only);
                belonging.concluded |= belonging.year.is_some();
            }
        }
    }
}

/// The only one of a set.
fn only<T: Copy>(set: &BTreeSet<T>) -> Option<T> {
    let mut all = set.iter().copied();
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// Why a form can be put nowhere.
fn no_part(form: &Form, belonging: &Belonging) -> Option<Text> {
    if form.blank {
        return Some(Text::new("空白表，没有填写", "a blank template"));
    }
    if form.family == Family::Unknown {
        return Some(Text::new("认不出是哪一种表", "it is no form that is known"));
    }
    if belonging.unit.is_none() {
        return Some(Text::new(
            "表上没有单位，同一文件里也看不出是哪个单位的",
            "it names no unit, and the forms beside it do not tell whose it is",
        ));
    }
    if belonging.year.is_none() {
        return Some(Text::new(
            "表上没有年度，同一文件里也看不出是哪一年的",
            "it names no year, and the forms beside it do not tell of which it is",
        ));
    }
    None
}

/// Everything a form says, without blanks, marks and line breaks.
fn text_of(form: &Form) -> String {
    let mut text = format!("{}{:?}", form.family.id(), form.year);
    for slot in form.slots() {
        if let Some(cell) = form.cell(slot).filter(|cell| !cell.is_empty()) {
            text.push('\n');
            text.extend(
                cell.raw
                    .chars()
                    .filter(|c| c.is_alphanumeric() || *c == '.'),
            );
        }
    }
    text
}
