//! One form of a package prints the name of its unit with one letter more, less or other than
//! all the others.

use crate::look::quoted;
use crate::{Check, Record, Subject};
use domain::finding::{CellRef, Level};
use domain::form::{Form, Slot};
use domain::text::Text;
use std::collections::BTreeMap;

/// XDO016
pub const CHECK: Check = Check {
    code: "XDO016",
    name: "unit-name-misspelt",
    level: Level::Warning,
    title_zh: "单位名称与其他表只差一个字",
    title_en: "A unit's name is one letter off what the other forms print",
    preview: false,
    page: include_str!("unit_name_misspelt.md"),
    run,
};

/// Names with fewer letters may well be two.
const FEWEST: usize = 6;
/// So many forms print the usual name.
const USUAL: usize = 3;
/// So many other projects of the same unit name another department.
const BESIDE: usize = 2;

/// The forms that print a name, each with the cell.
type Names = BTreeMap<String, Vec<(usize, Slot)>>;

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.index > 0 {
        return;
    }
    let names = names(subject);
    for (at, case) in subject.cases.iter().enumerate() {
        if case.form.blank {
            continue;
        }
        for slot in [Slot::Department, Slot::Unit] {
            let Some(name) = name(case.form, slot) else {
                continue;
            };
            record.turn_to_form(at);
            let alone = names.get(&name).is_some_and(|forms| forms.len() == 1);
            let meant = Some(()).filter(|()| alone);
            match meant.and_then(|()| meant_by(subject, &names, (at, case.form, slot), &name)) {
                Some((usual, count)) => {
                    let there = names.get(&usual).and_then(|forms| forms.first().copied());
                    report(record, slot, (case.form, &usual, count), there);
                }
                None => record.pass(slot, &[]),
            }
        }
    }
}

fn names(subject: &Subject<'_>) -> Names {
    let mut names = Names::new();
    for (at, case) in subject
        .cases
        .iter()
        .enumerate()
        .filter(|(_, case)| !case.form.blank)
    {
        let mut seen = None;
        for slot in [Slot::Department, Slot::Unit] {
            let Some(name) = name(case.form, slot).filter(|name| seen.as_ref() != Some(name))
            else {
                continue;
            };
            names.entry(name.clone()).or_default().push((at, slot));
            seen = Some(name);
        }
    }
    names
}

fn name(form: &Form, slot: Slot) -> Option<String> {
    let cell = form.cell(slot).filter(|cell| !cell.is_blank())?;
    Some(cell.raw.chars().filter(|c| !c.is_whitespace()).collect())
}

/// The usual name that was meant: that of the same form's other cell, or the department of
/// other projects of the same unit. How many forms print it.
fn meant_by(
    subject: &Subject<'_>,
    names: &Names,
    (at, form, slot): (usize, &Form, Slot),
    name: &str,
) -> Option<(String, usize)> {
    let other_slot = match slot {
        Slot::Department => Slot::Unit,
        _ => Slot::Department,
    };
    let beside = self::name(form, other_slot);
    let is_usual = |usual: &String| {
        let count = names.get(usual).map_or(0, Vec::len);
        (count >= USUAL && one_off(subject, name, usual)).then(|| (usual.clone(), count))
    };
    if let Some(found) = beside.as_ref().and_then(is_usual) {
        return Some(found);
    }
    let unit = beside.filter(|_| slot == Slot::Department)?;
    let mut departments: BTreeMap<String, usize> = BTreeMap::new();
    for (_, case) in subject
        .cases
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at)
    {
        if self::name(case.form, Slot::Unit).as_ref() == Some(&unit) {
            let department = self::name(case.form, Slot::Department);
            *departments
                .entry(department.unwrap_or_default())
                .or_default() += 1;
        }
    }
    let mut others = departments.iter().filter(|(_, count)| **count >= BESIDE);
    others.find_map(|(department, _)| {
        let count = names.get(department).map_or(0, Vec::len);
        one_off(subject, name, department).then(|| (department.clone(), count))
    })
}

/// Whether two names differ in one letter, and that letter does not tell one of several of
/// a kind: 一 二, 东 西.
fn one_off(subject: &Subject<'_>, one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().min(other.len()) < FEWEST || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (mut a, mut b) = (
        one.get(same..).unwrap_or_default(),
        other.get(same..).unwrap_or_default(),
    );
    let (first, second) = (a.first(), b.first());
    if one.len() >= other.len() {
        a = a.get(1..).unwrap_or_default();
    }
    if other.len() >= one.len() {
        b = b.get(1..).unwrap_or_default();
    }
    let differing = if one.len() > other.len() {
        [first, None]
    } else if one.len() < other.len() {
        [None, second]
    } else {
        [first, second]
    };
    let telling = |letter: &char| {
        let words = subject.rules.vocabulary.words("telling-letter");
        !letter.is_alphabetic()
            || letter.is_ascii()
            || words.iter().any(|word| word.contains(*letter))
    };
    let differs = differing.iter().any(Option::is_some);
    differs && a == b && !differing.into_iter().flatten().any(telling)
}

fn report(
    record: &mut Record,
    slot: Slot,
    (form, usual, count): (&Form, &str, usize),
    there: Option<(usize, Slot)>,
) {
    let found = name(form, slot).unwrap_or_default();
    let what = match slot {
        Slot::Department => Text::new("主管部门", "department"),
        _ => Text::new("实施单位", "unit"),
    };
    let message = Text::new(
        format!(
            "{}写的是{}，其他 {count} 张表写的是{}，只差一个字，请核对。",
            what.zh,
            quoted(&found),
            quoted(usual)
        ),
        format!(
            "The {} is {}; {count} other forms have {}, one letter off.",
            what.en,
            quoted(&found),
            quoted(usual)
        ),
    );
    let finding = record.fail(slot, &[], message);
    usual.clone_into(&mut finding.expected);
    finding.found = found;
    finding.related = there
        .map(|(form, slot)| CellRef { form, slot })
        .into_iter()
        .collect();
}
