//! The texts of the forms under check, read once: their facts and what they claim.
//!
//! Nothing is read before a check asks, and nothing twice. Must not know any single check.

use crate::{Case, Record};
use domain::fact::{Facts, Judged, Told, judge, told};
use domain::finding::{CellRef, Finding};
use domain::form::{Form, Slot};
use domain::number::Number;
use domain::prose::Statement;
use domain::relation::Closure;
use std::cell::OnceCell;

/// What the texts of the forms say.
#[derive(Debug, Default)]
pub struct Sentences<'a> {
    /// The unit of each form, where it is known from the package.
    units: Vec<Option<String>>,
    read: OnceCell<Read<'a>>,
}

#[derive(Debug)]
struct Read<'a> {
    told: Vec<Told<'a>>,
    facts: Facts,
    /// One for each statement of each text.
    judged: Vec<Vec<Judged>>,
}

/// A statement of a text and how it ends.
#[derive(Clone, Copy)]
pub(crate) struct Claim<'s> {
    /// The text.
    pub told: &'s Told<'s>,
    /// What it claims.
    pub statement: &'s Statement,
    /// How it ends.
    pub judged: &'s Judged,
}

impl<'a> Sentences<'a> {
    /// Nothing read yet; `units` names the unit of each form where the package knows it.
    pub(crate) fn of(units: Vec<Option<String>>) -> Self {
        Self {
            units,
            read: OnceCell::new(),
        }
    }

    fn read(&self, cases: &[Case<'a>]) -> &Read<'a> {
        self.read.get_or_init(|| {
            let Some(measures) = cases.first().map(|case| &case.rules.measures) else {
                return Read {
                    told: Vec::new(),
                    facts: Facts::default(),
                    judged: Vec::new(),
                };
            };
            let forms: Vec<&Form> = cases.iter().map(|case| case.form).collect();
            let told: Vec<Told<'a>> = cases
                .iter()
                .enumerate()
                .flat_map(|(index, case)| told(index, case.form, measures))
                .collect();
            let facts = Facts::with_units(&forms, &self.units, &told, measures);
            let judged = told
                .iter()
                .map(|text| {
                    let whose = facts.whose(text.form);
                    let form = forms.get(text.form).copied();
                    let statements = text.reading.statements.iter();
                    statements
                        .filter_map(|one| Some(judge(one, text, (&facts, form?, &whose), measures)))
                        .collect()
                })
                .collect();
            Read {
                told,
                facts,
                judged,
            }
        })
    }

    /// The facts of all forms under check.
    pub fn facts(&self, cases: &[Case<'a>]) -> &Facts {
        &self.read(cases).facts
    }

    /// The texts of a form.
    pub(crate) fn texts(&self, cases: &[Case<'a>], form: usize) -> impl Iterator<Item = &Told<'a>> {
        let told = self.read(cases).told.iter();
        told.filter(move |text| text.form == form)
    }

    /// The claims of a form's texts.
    pub(crate) fn claims(
        &self,
        cases: &[Case<'a>],
        form: usize,
    ) -> impl Iterator<Item = Claim<'_>> {
        let read = self.read(cases);
        read.told
            .iter()
            .zip(&read.judged)
            .filter(move |(told, _)| told.form == form)
            .flat_map(|(told, judged)| {
                let statements = told.reading.statements.iter().zip(judged);
                statements.map(move |(statement, judged)| Claim {
                    told,
                    statement,
                    judged,
                })
            })
    }
}

impl Claim<'_> {
    /// The cell of the figure that follows from the others.
    pub fn slot(&self) -> Slot {
        self.told.slot(self.statement.result())
    }

    /// Its text with the unit.
    pub fn raw(&self) -> &str {
        let mention = self.told.reading.mention(self.statement.result());
        mention.map_or("", |mention| mention.raw)
    }

    /// A stretch of the text, in its bytes.
    pub fn source(&self, bytes: &std::ops::Range<usize>) -> &str {
        self.told
            .reading
            .text
            .get(bytes.clone())
            .unwrap_or_default()
            .trim()
    }

    /// The cells of the same text that it follows from.
    pub fn operands(&self) -> Vec<Slot> {
        let here = self.judged.used.iter().filter_map(|used| used.here);
        here.map(|at| self.told.slot(at)).collect()
    }

    /// The figures it follows from, as printed.
    pub fn used(&self) -> Vec<&str> {
        self.judged
            .used
            .iter()
            .map(|used| used.raw.as_str())
            .collect()
    }

    /// A value in the base unit as the result would print it.
    pub fn shown(&self, value: Number) -> String {
        format!("{}{}", self.number(value), unit(self.raw()))
    }

    /// The same without its unit.
    pub fn number(&self, value: Number) -> Number {
        let quantity = self.told.reading.quantity(self.statement.result());
        let power = quantity.map_or(0, |quantity| quantity.unit.scale.power());
        let decimals = quantity.map_or(2, |quantity| quantity.number.decimals.max(2));
        let value = value.shifted(-power).unwrap_or(value);
        value.round_half_up(decimals).normalized()
    }

    /// Records a claim that no figure contradicts.
    pub fn settle(&self, record: &mut Record) {
        let (slot, operands) = (self.slot(), self.operands());
        match &self.judged.closure {
            Closure::Exact => record.pass(slot, &operands),
            Closure::WithinRounding { .. } => record.within_rounding(slot, &operands),
            Closure::Open { .. } => {}
            Closure::Blank | Closure::Unreadable(_) | Closure::NotApplicable => {
                record.not_applicable(slot, "有关的数没有印出，或只列了一部分");
            }
        }
    }

    /// Fills in what an open claim's finding tells besides its sentence.
    pub fn complete(
        &self,
        finding: &mut Finding,
        computed: Number,
        found: Number,
        formula: String,
    ) {
        let quantity = self.told.reading.quantity(self.statement.result());
        // A fall is told without a sign.
        let printed = match self.statement {
            Statement::Change(_) => Some(self.number(found)),
            _ => quantity.map(|quantity| quantity.number.value),
        };
        finding.expected = self.number(computed).to_string();
        finding.found = printed.unwrap_or(found).to_string();
        unit(self.raw()).clone_into(&mut finding.unit);
        finding.difference = found.minus(computed).map(|off| self.number(off));
        finding.formula = format!("{formula} = {}", self.shown(computed));
        finding.related.extend(self.elsewhere());
    }

    fn elsewhere(&self) -> impl Iterator<Item = CellRef> {
        self.judged.used.iter().filter_map(|used| used.elsewhere)
    }

    /// Whether the words leave no doubt, and every figure it uses stands in the text itself.
    pub fn is_sure(&self) -> bool {
        self.judged.certain && self.elsewhere().next().is_none()
    }
}

/// What stands behind the digits of a printed figure.
pub(crate) fn unit(raw: &str) -> &str {
    let end = raw.rfind(|c: char| c.is_numeric()).and_then(|at| {
        let digit = raw.get(at..)?.chars().next()?;
        Some(at + digit.len_utf8())
    });
    raw.get(end.unwrap_or(0)..).unwrap_or_default().trim()
}
