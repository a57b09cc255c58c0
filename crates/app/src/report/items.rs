//! The items of the evaluation: the system of the place, what its measures amount to, and
//! each item with its reasoning and its score, or with the bounds of a person's judgement.

use super::book::Computed;
use super::draft::Draft;
use super::fill::word;
use super::item::{self, Written};
use domain::form::{Cell, EvaluatedItem, Family, Form};
use domain::measure::Kind;
use domain::number::{Interval, Number};
use domain::place::Place;
use domain::rules::{Evaluated, Evaluation, RulesInForce};
use domain::scoring::{Given, ItemScores, Known, score_with};
use forms::report::reports;
use std::collections::BTreeMap;

/// The items of the system, scored as far as the data go.
pub(super) struct Scored<'a> {
    pub rules: &'a RulesInForce,
    pub system: &'a Evaluation,
    pub given: Given,
    /// What follows from other figures for measures of which the unit says another figure.
    pub otherwise: BTreeMap<String, Known>,
    pub scores: ItemScores,
}

/// Scores the items of the place's system for whole departments; none where it has none.
pub(super) fn scored<'a>(draft: &Draft<'a>) -> Option<Scored<'a>> {
    let group = draft.book.group;
    let member = group.own().or_else(|| group.members.first())?;
    let rules: &RulesInForce = &member.chosen.rules;
    let mut systems = rules.evaluations.iter();
    let system = systems.find(|system| system.evaluated == Evaluated::Department)?;
    let plain = group.plain().iter().map(|member| member.form).enumerate();
    let mut given = Given::in_tables(plain, &rules.evaluation_measures, group.year);
    draft.book.give(&mut given, rules);
    let mut otherwise = BTreeMap::new();
    for (measure, formula) in &reports().given {
        if given.of(measure).is_none()
            && !given.is_disputed(measure)
            && let Some(computed) = draft.book.compute(formula)
        {
            let known = given_as(draft, &computed);
            // What the unit itself says goes before what follows from other figures.
            match draft.book.told_otherwise(measure, &known, rules) {
                Some(own) if computed.of.len() > 1 => {
                    otherwise.insert(measure.clone(), known);
                    given.add(measure, own);
                }
                _ => given.add(measure, known),
            }
        }
    }
    for measure in draft.book.contradicted_measures(&given, rules) {
        given.dispute(&measure);
    }
    let form = blank(system, rules);
    let scores = score_with(&form, rules, &given).items;
    Some(Scored {
        rules,
        system,
        given,
        otherwise,
        scores,
    })
}

/// A figure as evaluation formulas take it: rates are fractions of one.
fn given_as(draft: &Draft<'_>, computed: &Computed) -> Known {
    let mut of = computed.of.iter().map(|(_, known)| known);
    let first = of.next();
    let at = first.and_then(|known| known.from.first().copied());
    let rate = first.filter(|known| known.kind == Kind::Rate);
    let (power, raw) = match rate {
        Some(rate) => (-2, Some(format!("{}%", rate.shown))),
        None => {
            let money = draft.book.money(computed.value, computed.decimals());
            (0, money.map(|money| money + draft.book.unit.name()))
        }
    };
    let shifted = |number: Number| number.shifted(power).unwrap_or(number);
    Known {
        value: shifted(computed.value),
        interval: Interval {
            low: shifted(computed.interval.low),
            high: shifted(computed.interval.high),
        },
        raw: raw.unwrap_or_default(),
        at,
    }
}

/// The items of a system without anything said of them.
fn blank(system: &Evaluation, rules: &RulesInForce) -> Form {
    let cell = |text: String| Cell::new(text, Place::default());
    let item = |item: &domain::rules::EvaluationItem| EvaluatedItem {
        group: cell(item.group.clone()),
        name: cell(item.name.clone()),
        points: cell(
            item.points
                .as_ref()
                .map_or_else(String::new, |points| points.value.to_string()),
        ),
        ..EvaluatedItem::default()
    };
    Form {
        family: Family::EvaluationReport,
        year: Some(rules.year),
        items: system.items.iter().map(item).collect(),
        ..Form::default()
    }
}

/// The number of a heading in Chinese.
fn numeral(at: usize) -> String {
    let numerals = word("numerals", &[]);
    numerals
        .chars()
        .nth(at)
        .map_or_else(String::new, String::from)
}

impl Draft<'_> {
    /// Every item under the heading of its group.
    pub fn items(&mut self) {
        let Some(scored) = scored(self) else {
            self.blank(&word("no-system", &[]));
            return;
        };
        let mut groups: Vec<&str> = Vec::new();
        let mut number = 0;
        for at in 0..scored.system.items.len() {
            let Some(item) = scored.system.items.get(at) else {
                continue;
            };
            if groups.last() != Some(&item.group.as_str()) {
                let with = [
                    ("number", numeral(groups.len())),
                    ("group", item.group.clone()),
                ];
                let with = [(with[0].0, &*with[0].1), (with[1].0, &*with[1].1)];
                self.head(2, &word("grouped", &with));
                groups.push(&item.group);
                number = 0;
            }
            number += 1;
            for filled in item::write(self.book, &scored, at, number) {
                self.say(filled);
            }
        }
    }

    /// What the items add to, as far as they are scored.
    pub fn verdict(&mut self) {
        let scored = scored(self);
        let groups = scored.as_ref().map_or(0, |scored| {
            let mut names: Vec<&str> = Vec::new();
            for item in &scored.system.items {
                if names.last() != Some(&item.group.as_str()) {
                    names.push(&item.group);
                }
            }
            names.len()
        });
        let name = word("verdict-head", &[]);
        let with = [("number", &*numeral(groups)), ("group", &*name)];
        self.head(2, &word("grouped", &with));
        let Some(scored) = scored else {
            self.blank(&name);
            return;
        };
        match sums(&scored) {
            Some(text) => self.text(&text),
            // A framework leaves the points to the evaluator.
            None => self.blank(&name),
        }
    }
}

/// The grade of a total by the rules.
fn grade(rules: &RulesInForce, total: Number) -> Option<&str> {
    let grades = &rules.grades.as_ref()?.value;
    let grade = grades.iter().find(|grade| total >= grade.from.number())?;
    Some(&grade.word)
}

/// The sentence on what is scored and what is left to a person.
fn sums(scored: &Scored<'_>) -> Option<String> {
    let (mut sum, mut full, mut open) = (Number::ZERO, Number::ZERO, Number::ZERO);
    let (mut done, mut rest) = (0, 0);
    for (at, item) in scored.system.items.iter().enumerate() {
        let points = item.points.as_ref()?.value.number();
        match item::written(scored, at) {
            Written::Scored(score) => {
                sum = sum.plus(score)?;
                full = full.plus(points)?;
                done += 1;
            }
            Written::Open => {
                open = open.plus(points)?;
                rest += 1;
            }
        }
    }
    let shown = |number: Number| number.normalized().to_string();
    let all = scored.system.items.len().to_string();
    let grade = grade(scored.rules, sum);
    if rest == 0
        && let Some(grade) = grade
    {
        let with = [("score", &*shown(sum)), ("grade", grade)];
        return Some(word("verdict-all", &with));
    }
    let points = full.plus(open)?;
    Some(word(
        "verdict-part",
        &[
            ("all", &all),
            ("points", &shown(points)),
            ("done", &done.to_string()),
            ("score", &shown(sum)),
            ("full", &shown(full)),
            ("rest", &rest.to_string()),
            ("open", &shown(open)),
        ],
    ))
}
