//! What the texts of a report tell of the measures: each item's own, and what one item or
//! another sentence tells to the rest.

use super::basis::{self, Basis, Told};
use super::given::{Given, Known};
use super::naming::Naming;
use crate::form::{EvaluatedItem, Form, ItemColumn, Slot};
use crate::rules::{Evaluation, EvaluationItem, Expression, RulesInForce};
use std::collections::{BTreeMap, BTreeSet};

/// What every text tells.
#[derive(Debug, Default)]
pub(super) struct Tellings {
    bases: Vec<Basis>,
    /// What items and sentences tell of each measure, with its place.
    beside: BTreeMap<String, Vec<(Slot, Told)>>,
    nothing: Basis,
}

impl Tellings {
    /// Reads the texts of a form whose items are those of a system.
    pub(super) fn of(form: &Form, system: Option<&Evaluation>, rules: &RulesInForce) -> Self {
        let mut tellings = Self::default();
        for (at, printed) in form.items.iter().enumerate() {
            let item = system.and_then(|system| system.item(&printed.name.raw));
            let wanted = measures(item);
            let mut called = names(item);
            called.push(crate::rules::plain_name(&printed.name.raw));
            let naming = Naming {
                rules,
                wanted: &wanted,
            };
            let basis = basis::read(&text_of(printed), &called, naming);
            let slot = Slot::Item(at, ItemColumn::Basis);
            for (key, told) in &basis.figures {
                // Of another item's measures a text speaks only by the way.
                if wanted.contains(key.as_str()) {
                    tellings.tell(key, slot, told.clone());
                }
            }
            tellings.bases.push(basis);
        }
        if let Some(system) = system {
            tellings.read_paragraphs(form, system, rules);
        }
        tellings
    }

    fn read_paragraphs(&mut self, form: &Form, system: &Evaluation, rules: &RulesInForce) {
        let items = system.items.iter();
        let wanted: BTreeSet<&str> = items.flat_map(|item| measures(Some(item))).collect();
        let naming = Naming {
            rules,
            wanted: &wanted,
        };
        for (at, paragraph) in form.paragraphs.iter().enumerate() {
            let text = &paragraph.text.raw;
            // A short basis from a table may stand in any sentence.
            let of_item = |basis: &str| basis.len() * 2 > text.len() && text.contains(basis);
            if form.items.iter().any(|item| of_item(&item.basis.raw)) {
                continue;
            }
            for (key, told) in basis::read_elsewhere(text, naming) {
                self.tell(&key, Slot::Paragraph(at), told);
            }
        }
    }

    fn tell(&mut self, key: &str, slot: Slot, told: Told) {
        let places = self.beside.entry(key.to_owned()).or_default();
        places.push((slot, told));
    }

    /// What an item's own text tells.
    pub(super) fn basis(&self, item: usize) -> &Basis {
        self.bases.get(item).unwrap_or(&self.nothing)
    }

    /// What the other texts tell an item of a measure.
    pub(super) fn beside(&self, item: usize, key: &str, given: &Given) -> Beside {
        let own = Slot::Item(item, ItemColumn::Basis);
        let places = self.beside.get(key).into_iter().flatten();
        let places: Vec<&(Slot, Told)> = places.filter(|(slot, _)| *slot != own).collect();
        let Some((slot, (value, interval, raw))) = places.first() else {
            return Beside::Nothing;
        };
        if !places
            .iter()
            .all(|(_, (_, other, _))| other.meets(*interval))
        {
            return Beside::Differently;
        }
        Beside::Told(Known {
            value: *value,
            interval: *interval,
            raw: raw.clone(),
            at: Some(given.own(*slot)),
        })
    }
}

/// What other texts tell of a measure.
pub(super) enum Beside {
    Told(Known),
    Differently,
    Nothing,
}

/// The text of an item. Why points were taken may stand in a column of its own.
pub(super) fn text_of(item: &EvaluatedItem) -> String {
    match (item.basis.is_empty(), item.reason.is_empty()) {
        (_, true) => item.basis.raw.clone(),
        (true, false) => item.reason.raw.clone(),
        (false, false) => format!("{}\n{}", item.basis.raw, item.reason.raw),
    }
}

fn measures(item: Option<&EvaluationItem>) -> BTreeSet<&str> {
    let rate = item.and_then(|item| item.rate.as_ref());
    rate.map(Expression::measures).unwrap_or_default()
}

fn names(item: Option<&EvaluationItem>) -> Vec<String> {
    let names = item.map(|item| std::iter::once(&item.name).chain(&item.also));
    let names = names.into_iter().flatten();
    names.map(|name| crate::rules::plain_name(name)).collect()
}
