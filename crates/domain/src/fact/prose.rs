//! Facts of sentences, and the texts of a form as they are read.

use super::judge::judge;
use super::printing::{Amount, PrintedIn, Printing};
use super::{Facts, Owners, tables};
use crate::finding::CellRef;
use crate::form::{Form, ItemColumn, Slot};
use crate::measure::{Label, Measures, Phrase, Version};
use crate::prose::{Operand, Reading, Role, Statement, read_of};
use std::collections::BTreeSet;

/// Where in a form a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A paragraph of a report.
    Paragraph(usize),
    /// The reasoning of an evaluated item.
    Basis(usize),
    /// Why an evaluated item lost points.
    Reason(usize),
}

/// A text of a form, read.
#[derive(Clone, Debug)]
pub struct Told<'f> {
    /// The form's position.
    pub form: usize,
    /// Where in it.
    pub at: At,
    /// How many figures the form itself keeps for it.
    pub kept: usize,
    /// The text read as sentences.
    pub reading: Reading<'f>,
}

impl Told<'_> {
    /// The address of a figure of the text, by its position in [`Reading::stated`]; the whole
    /// text where the form keeps no figures for it.
    pub fn slot(&self, stated: usize) -> Slot {
        let figure = self.reading.stated.get(stated).map(|stated| stated.figure);
        self.figure(figure.unwrap_or(usize::MAX))
    }

    /// The address of a figure by its position among all figures of the text.
    pub fn figure(&self, figure: usize) -> Slot {
        match self.at {
            At::Paragraph(at) if figure < self.kept => Slot::Figure(at, figure),
            At::Paragraph(at) => Slot::Paragraph(at),
            At::Basis(at) => Slot::Item(at, ItemColumn::Basis),
            At::Reason(at) => Slot::Item(at, ItemColumn::Reason),
        }
    }
}

/// Reads every text of a form. The reasoning of an item that stands among the paragraphs is
/// read there.
pub fn told<'f>(index: usize, form: &'f Form, measures: &Measures) -> Vec<Told<'f>> {
    if form.blank || measures.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Told<'f>> = Vec::new();
    let unit = super::unit(form);
    let about = (form.year, unit.as_str());
    for (at, paragraph) in form.paragraphs.iter().enumerate() {
        let reading = read_of(&paragraph.text.raw, measures, about);
        let kept = if paragraph.figures.len() == reading.figures.len() {
            paragraph.figures.len()
        } else {
            0
        };
        found.push(Told {
            form: index,
            at: At::Paragraph(at),
            kept,
            reading,
        });
    }
    for (at, item) in form.items.iter().enumerate() {
        for (at, text) in [
            (At::Basis(at), item.basis.raw.as_str()),
            (At::Reason(at), item.reason.raw.as_str()),
        ] {
            let repeated = text.is_empty()
                || form
                    .paragraphs
                    .iter()
                    .any(|paragraph| paragraph.text.raw.contains(text));
            if !repeated {
                found.push(Told {
                    form: index,
                    at,
                    kept: 0,
                    reading: read_of(text, measures, about),
                });
            }
        }
    }
    found.retain(|told| !told.reading.figures.is_empty());
    found
}

/// A figure that a change is told against without naming it anew: 较上年34.80万元减少3.38万元
/// tells last year's figure of what changed. Only where the change itself is right, so that
/// it is beyond doubt what is compared.
fn compared(facts: &mut Facts, owners: &Owners, form: &Form, told: &Told<'_>, measures: &Measures) {
    let reading = &told.reading;
    // 减少2万元，下降10% tell one change twice.
    let mut seen = BTreeSet::new();
    for statement in &reading.statements {
        let Statement::Change(change) = statement else {
            continue;
        };
        let (Operand::Here(now), Operand::Here(base)) = (change.now, change.base) else {
            continue;
        };
        let label = |at: usize| reading.stated.get(at).and_then(|stated| stated.label);
        let named = label(base).is_some_and(|label| label.measure.is_some());
        let Some(now) = label(now).filter(|_| !named) else {
            continue;
        };
        let words = reading.words(base).trim();
        let phrases = measures.phrases();
        let Some((_, against, _)) = phrases.around(Phrase::Against, words) else {
            continue;
        };
        let Some(of) = measures.label(against).filter(|of| of.year.is_some()) else {
            continue;
        };
        let whose = owners.form(told.form);
        let alone = Facts::default();
        let judged = judge(statement, told, (&alone, form, &whose), measures);
        if now.version.is_some_and(Version::is_budget) || !judged.closure.is_closed() {
            continue;
        }
        let label = Label {
            year: of.year,
            loose: true,
            ..now
        };
        let outcome = of.version.is_none_or(|version| !version.is_budget());
        let same = of.measure.is_none() || of.measure == now.measure;
        if outcome && same && seen.insert(base) {
            add(facts, owners, form, (told, base, label), measures);
        }
    }
}

/// Adds the figure at a position of the text as what its label says.
fn add(
    facts: &mut Facts,
    owners: &Owners,
    form: &Form,
    (told, at, label): (&Told<'_>, usize, Label),
    measures: &Measures,
) {
    let known = label.measure.and_then(|id| measures.get(id));
    let quantity = told.reading.quantity(at);
    let amount = known
        .zip(quantity)
        .and_then(|(known, quantity)| Amount::of(quantity, known.kind, None));
    let key = tables::key(label, form.year, owners.form(told.form), measures);
    let (Some(amount), Some(key)) = (amount, key) else {
        return;
    };
    let raw = told.reading.mention(at).map_or("", |mention| mention.raw);
    facts.add(
        key,
        Printing {
            cell: CellRef {
                form: told.form,
                slot: told.slot(at),
            },
            printed_in: PrintedIn::Prose,
            raw: raw.to_owned(),
            amount,
            loose: label.loose,
        },
    );
}

pub(super) fn gather(
    facts: &mut Facts,
    owners: &Owners,
    form: &Form,
    told: &Told<'_>,
    measures: &Measures,
) {
    for (at, stated) in told.reading.stated.iter().enumerate() {
        let Some(label) = stated.label.filter(|_| stated.role == Role::Amount) else {
            continue;
        };
        if label.weak && tables::is_before_the_year(form) {
            continue;
        }
        add(facts, owners, form, (told, at, label), measures);
    }
    if !tables::is_before_the_year(form) {
        compared(facts, owners, form, told, measures);
    }
}
