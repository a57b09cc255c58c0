//! One slip is planted in a clean form; the arithmetic must see it and the cell be named first.
//!
//! Every model of slip is tried on every cell of every class of several forms,
//! always in the same way, and the share of right answers is printed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use checks::{Case, diagnose};
use domain::form::{Cell, Form, FundColumn, IndicatorColumn, Slot, TotalColumn};
use domain::number::Number;
use domain::place::Place;
use domain::relation::{Closure, Figure};
use domain::rules::{RuleSetId, RulesInForce};
use forms::notation::from_toml;
use forms::rulesets::Library;
use std::collections::BTreeMap;

/// Each form with the rule set it is judged by.
const FORMS: [(&str, &str, &str); 6] = [
    (
        "basic-data",
        include_str!("forms/basic-data.toml"),
        "hunan-xiangxi",
    ),
    (
        "project-nine-rows",
        include_str!("forms/project-nine-rows.toml"),
        "hunan-xiangxi",
    ),
    (
        "project-fourteen-rows",
        include_str!("forms/project-fourteen-rows.toml"),
        "cn-2021",
    ),
    (
        "project-whole-scores",
        include_str!("forms/project-whole-scores.toml"),
        "hunan-xiangxi",
    ),
    (
        "department-both-splits",
        include_str!("forms/department-both-splits.toml"),
        "hunan-xiangxi",
    ),
    (
        "department-by-nature",
        include_str!("forms/department-by-nature.toml"),
        "cn-2020",
    ),
];

const AMOUNTS: [FundColumn; 3] = [
    FundColumn::Initial,
    FundColumn::Budget,
    FundColumn::Executed,
];

fn clean(source: &str, ruleset: &str) -> (Form, RulesInForce) {
    let form = from_toml(source).unwrap();
    let rules = Library::embedded()
        .in_force(&RuleSetId(ruleset.to_owned()), form.year.unwrap())
        .unwrap();
    (form, rules)
}

/// The class of a cell in the table of results; none where no figure is expected.
fn class(slot: Slot) -> Option<&'static str> {
    Some(match slot {
        Slot::Indicator(_, IndicatorColumn::Points) | Slot::Fund(_, FundColumn::Points) => "points",
        Slot::Heading(_) => "heading",
        Slot::Indicator(_, IndicatorColumn::Score) | Slot::Fund(_, FundColumn::Score) => "score",
        Slot::Fund(_, FundColumn::Rate) => "rate",
        Slot::Fund(_, column) if AMOUNTS.contains(&column) => "amount",
        Slot::Total(_) => "total",
        Slot::Table(_, _, 1..) => "table",
        _ => return None,
    })
}

/// The printed texts that slips of a hand make of a cell, by model.
fn slips(form: &Form, slot: Slot) -> Vec<(&'static str, String)> {
    let raw = form.cell(slot).unwrap().raw.clone();
    let (digits, unit) = match raw.strip_suffix('%') {
        Some(digits) => (digits, "%"),
        None => (raw.as_str(), ""),
    };
    let number: Number = digits.parse().unwrap();
    let mut made = vec![
        ("swapped", swapped(digits)),
        ("dropped", dropped(digits)),
        ("doubled", doubled(digits)),
        ("sign", format!("-{digits}")),
        (
            "times ten",
            number.shifted(1).unwrap().normalized().to_string(),
        ),
        (
            "by ten",
            number.shifted(-1).unwrap().normalized().to_string(),
        ),
    ];
    if matches!(class(slot), Some("amount" | "table")) && unit.is_empty() {
        let yuan = number.shifted(4).unwrap().normalized().to_string();
        made.push(("unit", yuan));
    }
    made.extend(neighbours(slot).into_iter().filter_map(|other| {
        let cell = form.cell(other)?;
        let text = cell.raw.trim_end_matches('%').to_owned();
        matches!(Figure::at(form, other), Figure::Number { .. }).then_some(("neighbour", text))
    }));
    made.extend(left_out(form, slot, number).map(|text| ("left out", text)));
    made.extend(target(form, slot).map(|text| ("target", text)));
    let mut seen = Vec::new();
    made.retain(|(model, text)| {
        let fresh = !seen.contains(model);
        let other = text
            .parse::<Number>()
            .is_ok_and(|slipped| slipped != number);
        if fresh && other {
            seen.push(*model);
        }
        fresh && other
    });
    made.into_iter()
        .map(|(model, text)| (model, format!("{text}{unit}")))
        .collect()
}

/// The last two neighbouring digits that differ change places.
fn swapped(digits: &str) -> String {
    let mut chars: Vec<char> = digits.chars().collect();
    let at: Vec<usize> = (0..chars.len()).filter(|&i| chars[i] != '.').collect();
    if let Some(pair) = at
        .windows(2)
        .rev()
        .find(|pair| chars[pair[0]] != chars[pair[1]])
    {
        chars.swap(pair[0], pair[1]);
    }
    chars.into_iter().collect()
}

/// The middle digit is left out.
fn dropped(digits: &str) -> String {
    let mut chars: Vec<char> = digits.chars().collect();
    let at: Vec<usize> = (0..chars.len()).filter(|&i| chars[i] != '.').collect();
    if at.len() > 1 {
        chars.remove(at[at.len() / 2]);
    }
    let text: String = chars.into_iter().collect();
    text.trim_end_matches('.').to_owned()
}

/// The first digit is typed twice.
fn doubled(digits: &str) -> String {
    let first: String = digits.chars().take(1).collect();
    format!("{first}{digits}")
}

fn neighbours(slot: Slot) -> Vec<Slot> {
    match slot {
        Slot::Indicator(row, column) => vec![
            Slot::Indicator(row + 1, column),
            Slot::Indicator(row.wrapping_sub(1), column),
        ],
        Slot::Fund(line, column) if AMOUNTS.contains(&column) => vec![
            Slot::Fund(line + 1, column),
            Slot::Fund(line, FundColumn::Budget),
            Slot::Fund(line, FundColumn::Executed),
        ],
        Slot::Heading(index) => vec![Slot::Heading(index + 1)],
        Slot::Table(table, row, column) => vec![
            Slot::Table(table, row + 1, column),
            Slot::Table(table, row, column + 1),
        ],
        _ => Vec::new(),
    }
}

/// A total without its first part.
fn left_out(form: &Form, slot: Slot, number: Number) -> Option<String> {
    let part = match slot {
        Slot::Total(TotalColumn::Points) => Slot::Indicator(1, IndicatorColumn::Points),
        Slot::Total(TotalColumn::Score) => Slot::Indicator(1, IndicatorColumn::Score),
        Slot::Fund(0, column) if AMOUNTS.contains(&column) => Slot::Fund(2, column),
        Slot::Table(table, 0, column) => Slot::Table(table, 3, column),
        _ => return None,
    };
    let part = Figure::at(form, part).value()?;
    Some(number.minus(part)?.to_string())
}

/// The target's figure in the place of the score.
fn target(form: &Form, slot: Slot) -> Option<String> {
    let Slot::Indicator(row, IndicatorColumn::Score) = slot else {
        return None;
    };
    let target = form.cell(Slot::Indicator(row, IndicatorColumn::Target))?;
    Some(target.value.number()?.value.to_string())
}

#[derive(Default)]
struct Count {
    planted: usize,
    seen: usize,
    first: usize,
}

#[test]
fn clean_forms_close() {
    for (name, source, ruleset) in FORMS {
        let (form, rules) = clean(source, ruleset);
        let case = Case::new(&form, &rules);
        let open: Vec<_> = case
            .relations
            .iter()
            .filter(|(_, closure)| matches!(closure, Closure::Open { .. }))
            .collect();
        assert!(open.is_empty(), "{name}: {open:#?}");
        assert!(diagnose(&[case], 0).is_empty());
    }
}

#[test]
fn a_planted_slip_is_seen_and_its_cell_comes_first() {
    let mut by_class: BTreeMap<&str, Count> = BTreeMap::new();
    let mut by_model: BTreeMap<&str, Count> = BTreeMap::new();
    let mut misses = Vec::new();
    for (name, source, ruleset) in FORMS {
        let (form, rules) = clean(source, ruleset);
        for slot in form.slots() {
            let Some(class) = class(slot) else { continue };
            if !matches!(Figure::at(&form, slot), Figure::Number { .. }) {
                continue;
            }
            for (model, text) in slips(&form, slot) {
                let mut wrong = form.clone();
                let right = form.cell(slot).unwrap().raw.clone();
                *wrong.cell_mut(slot).unwrap() = Cell::new(text.clone(), Place::default());
                let cases = [Case::new(&wrong, &rules)];
                let found = diagnose(&cases, 0);
                let open = cases[0].relations.iter().any(|(_, c)| c.is_open());
                let first = found.first().and_then(|d| d.suspects.first());
                let hit = first.is_some_and(|suspect| suspect.cell.slot == slot);
                for count in [
                    by_class.entry(class).or_default(),
                    by_model.entry(model).or_default(),
                ] {
                    count.planted += 1;
                    count.seen += usize::from(open);
                    count.first += usize::from(hit);
                }
                if open && !hit {
                    let named = first.map(|s| (s.cell.slot.path(), s.why.en.clone()));
                    misses.push(format!(
                        "{name} {} {right} → {text} ({model}): {named:?}",
                        slot.path()
                    ));
                } else if !open {
                    misses.push(format!(
                        "{name} {} {right} → {text} ({model}): not seen",
                        slot.path()
                    ));
                }
            }
        }
    }
    report("class", &by_class);
    report("slip", &by_model);
    for miss in &misses {
        println!("{miss}");
    }
    let sum = |of: fn(&Count) -> usize| by_class.values().map(of).sum::<usize>();
    let (planted, seen, first) = (sum(|c| c.planted), sum(|c| c.seen), sum(|c| c.first));
    println!("planted {planted}, seen {seen}, named first {first}");
    assert!(planted > 300, "{planted}");
    assert!(seen * 100 >= planted * 90, "seen {seen} of {planted}");
    assert!(first * 100 >= seen * 90, "first {first} of {seen}");
    for (class, count) in &by_class {
        assert!(count.first * 100 >= count.seen * 80, "{class}");
    }
}

fn report(head: &str, counts: &BTreeMap<&str, Count>) {
    for (name, count) in counts {
        println!(
            "{head} {name}: planted {}, seen {}, named first {} ({} %)",
            count.planted,
            count.seen,
            count.first,
            count.first * 100 / count.seen.max(1)
        );
    }
}
