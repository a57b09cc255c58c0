//! The names of units: written out in full, so that one unit is found under its several
//! names and two are never taken for one.

use super::{Placed, Unit, is_whole};
use crate::form::Form;
use crate::rules::Vocabulary;
use std::collections::{BTreeMap, BTreeSet};

/// Every unit named in a package.
pub(super) struct Names<'w> {
    words: &'w Vocabulary,
    /// Names as the forms print them, and their keys: most forms print the same few.
    keys: BTreeMap<String, String>,
    /// Units by the key of their full name.
    at: BTreeMap<String, usize>,
    /// Printed names of each unit, and how many forms print them.
    printed: Vec<BTreeMap<String, usize>>,
    /// Units of which a form of the whole department is there.
    owners: BTreeSet<usize>,
}

impl<'w> Names<'w> {
    /// The units of some forms: those of their owners and, where a project form has none, of
    /// the form itself.
    pub fn of(forms: &[Placed<'_>], words: &'w Vocabulary) -> Self {
        let mut names = Self {
            words,
            keys: keys(forms, words),
            at: BTreeMap::new(),
            printed: Vec::new(),
            owners: BTreeSet::new(),
        };
        let aliases = names.aliases(forms);
        for placed in forms.iter().filter(|placed| is_whole(placed.form)) {
            if let Some(name) = whole_name(placed.form)
                && let Some(unit) = names.enter(name, &aliases)
            {
                names.owners.insert(unit);
            }
        }
        for placed in forms {
            let form = placed.form;
            if form.blank || is_whole(form) {
                continue;
            }
            if let Some((_, name)) = names.owned(form, &aliases) {
                names.enter(name, &aliases);
            } else if let Some(name) = project_name(form) {
                names.enter(name, &aliases);
            }
        }
        // From here on every key leads to its unit, an alias too.
        for (short, full) in aliases {
            if let Some(&unit) = names.at.get(&full) {
                names.at.entry(short).or_insert(unit);
            }
        }
        names
    }

    /// The unit a form belongs to.
    pub fn owner(&self, form: &Form) -> Option<usize> {
        if form.blank {
            return None;
        }
        if is_whole(form) {
            return self.unit(whole_name(form)?);
        }
        let none = BTreeMap::new();
        self.owned(form, &none)
            .map(|(unit, _)| unit)
            .or_else(|| self.unit(project_name(form)?))
    }

    /// The units, each under the name that most forms print.
    pub fn units(&self) -> Vec<Unit> {
        let unit = |names: &BTreeMap<String, usize>| {
            let most = names.values().max().copied().unwrap_or_default();
            let first = names.iter().filter(|(_, count)| **count == most);
            let name = first.map(|(name, _)| name.clone()).next();
            let name = name.unwrap_or_default();
            let also = names.keys().filter(|other| **other != name);
            Unit {
                also: also.cloned().collect(),
                name,
                whole: false,
            }
        };
        self.printed.iter().map(unit).collect()
    }

    fn key(&self, name: &str) -> String {
        let known = self.keys.get(name).cloned();
        known.unwrap_or_else(|| key(name, self.words))
    }

    fn full(&self, name: &str, aliases: &BTreeMap<String, String>) -> String {
        let key = self.key(name);
        aliases.get(&key).cloned().unwrap_or(key)
    }

    fn unit(&self, name: &str) -> Option<usize> {
        self.at.get(&self.key(name)).copied()
    }

    /// The department that a project form names, of which the package has a form, and the
    /// name it prints.
    fn owned<'f>(
        &self,
        form: &'f Form,
        aliases: &BTreeMap<String, String>,
    ) -> Option<(usize, &'f str)> {
        [&form.unit, &form.department]
            .into_iter()
            .filter(|cell| !cell.is_blank())
            .find_map(|cell| {
                let key = self.full(&cell.raw, aliases);
                let unit = self.at.get(&key).copied()?;
                let known = self.owners.contains(&unit);
                known.then_some((unit, cell.raw.as_str()))
            })
    }

    fn enter(&mut self, name: &str, aliases: &BTreeMap<String, String>) -> Option<usize> {
        let key = self.full(name, aliases);
        if key.is_empty() {
            return None;
        }
        let next = self.printed.len();
        let unit = *self.at.entry(key).or_insert(next);
        if unit == next {
            self.printed.push(BTreeMap::new());
        }
        let printed: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        *self.printed.get_mut(unit)?.entry(printed).or_default() += 1;
        Some(unit)
    }

    /// Names without the province, by the only name with it that ends so: where two
    /// provinces have a 朝阳区, the short name stays alone.
    fn aliases(&self, forms: &[Placed<'_>]) -> BTreeMap<String, String> {
        let keys: BTreeSet<String> = forms
            .iter()
            .flat_map(|placed| [&placed.form.unit, &placed.form.department])
            .filter(|cell| !cell.is_blank())
            .map(|cell| self.key(&cell.raw))
            .collect();
        let regions = self.words.words("region-ending");
        let ends_region = |text: &str| regions.iter().any(|end| text.ends_with(end.as_str()));
        let names_region = |text: &str| {
            let inside = |end: &String| text.find(end.as_str()).is_some_and(|at| at > 0);
            regions.iter().any(inside)
        };
        let mut aliases = self.itself(forms);
        for short in keys.iter().filter(|key| names_region(key)) {
            let mut longer = keys.iter().filter(|full| {
                let before = full.strip_suffix(short.as_str());
                before.is_some_and(|before| !before.is_empty() && ends_region(before))
            });
            if let (Some(full), None) = (longer.next(), longer.next()) {
                aliases.insert(short.clone(), full.clone());
            }
        }
        // What stands for a name that is itself short stands for the full one.
        let full = aliases.clone();
        for name in aliases.values_mut() {
            if let Some(full) = full.get(name) {
                name.clone_from(full);
            }
        }
        aliases
    }

    /// Names that add to a unit's that the unit itself is meant （本级）, by the unit's; but not
    /// where there are forms of both, so that one of them is about more than the unit itself.
    fn itself(&self, forms: &[Placed<'_>]) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for placed in forms {
            for cell in [&placed.form.unit, &placed.form.department] {
                let Some(base) = without_itself(&cell.raw, self.words) else {
                    continue;
                };
                let (short, base) = (self.key(&cell.raw), self.key(&base));
                if !base.is_empty() && !self.both_told(forms, &short, &base) {
                    found.insert(short, base);
                }
            }
        }
        found
    }

    /// Whether two names each have a form of the whole department, of one family and year.
    fn both_told(&self, forms: &[Placed<'_>], one: &str, other: &str) -> bool {
        let told = |name: &str| -> BTreeSet<_> {
            let whole = forms.iter().map(|placed| placed.form);
            let whole = whole.filter(|form| is_whole(form));
            let named =
                |form: &&Form| whole_name(form).is_some_and(|printed| self.key(printed) == name);
            whole
                .filter(named)
                .map(|form| (form.family, form.year))
                .collect()
        };
        !told(one).is_disjoint(&told(other))
    }

    /// The unit that a project form names as its department's, whatever unit it names itself.
    pub fn above(&self, form: &Form) -> Option<usize> {
        self.unit(project_name(form)?)
    }
}

/// A unit's name without the words that say that the unit itself is meant.
fn without_itself(name: &str, words: &Vocabulary) -> Option<String> {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let endings = words.words("unit-itself-ending").iter();
    let mut bases = endings.filter_map(|ending| name.strip_suffix(ending.as_str()));
    bases.next().map(str::to_owned)
}

/// The unit a form of a whole department is about.
fn whole_name(form: &Form) -> Option<&str> {
    [&form.unit, &form.department]
        .into_iter()
        .find(|cell| !cell.is_blank())
        .map(|cell| cell.raw.as_str())
}

/// Under whom a project form stands where no department of the package owns it.
fn project_name(form: &Form) -> Option<&str> {
    [&form.department, &form.unit]
        .into_iter()
        .find(|cell| !cell.is_blank())
        .map(|cell| cell.raw.as_str())
}

/// The keys of all names the forms print.
fn keys(forms: &[Placed<'_>], words: &Vocabulary) -> BTreeMap<String, String> {
    let cells = forms
        .iter()
        .flat_map(|placed| [&placed.form.unit, &placed.form.department]);
    let mut keys = BTreeMap::new();
    for cell in cells.filter(|cell| !cell.is_blank()) {
        if !keys.contains_key(&cell.raw) {
            keys.insert(cell.raw.clone(), key(&cell.raw, words));
        }
    }
    keys
}

/// A name by its letters and digits, its abbreviations written out.
pub(super) fn key(name: &str, words: &Vocabulary) -> String {
    let mut key: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let pairs = |list: &str| {
        let words = words.words(list).iter();
        words.filter_map(|entry| entry.split_once('='))
    };
    for (short, full) in pairs("unit-name-ending") {
        if let Some(before) = key.strip_suffix(short) {
            key = format!("{before}{full}");
            break;
        }
    }
    for (short, full) in pairs("unit-name-part") {
        if key.contains(short) {
            key = key.replace(short, full);
        }
    }
    key
}
