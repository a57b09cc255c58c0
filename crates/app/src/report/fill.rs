//! Sentences with names in braces, filled: `{name}` a figure with its unit, `{#name}` without,
//! `{=a - b}` what is computed, `{:a - b}` without its unit, `{%a / b}` a rate, `{>a - b}` more or less by how much,
//! `{+a - b}` with its sign. Each figure is told where it comes from.

use super::book::{Book, Computed};
use super::known::{Known, Looked};
use crate::line::one_line;
use crate::words;
use domain::finding::CellRef;
use domain::measure::Kind;
use domain::number::Number;
use domain::text::Language;
use forms::report::reports;
use std::ops::Range;

/// More places of one figure are told by their number.
const MOST_PLACES: usize = 2;
/// What heads are counted in.
const HEADS: &str = "人";

/// A filled sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filled {
    pub text: String,
    /// What is told of each figure in it.
    pub told: Vec<(Range<usize>, String)>,
    /// The figures in it.
    pub origins: Vec<Origin>,
}

/// A figure and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// What it is called, and where in the report it stands.
    pub name: String,
    /// As it is printed.
    pub shown: String,
    /// Where it comes from.
    pub from: String,
}

/// Why a sentence could not be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lacking {
    /// A figure is nowhere.
    Missing,
    /// The places of a figure contradict one another.
    Disputed,
}

impl Filled {
    /// Appends a text.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends a figure that comes from somewhere.
    pub fn figure(&mut self, name: &str, shown: &str, unit: &str, from: String) {
        let start = self.text.len();
        self.text.push_str(shown);
        self.text.push_str(unit);
        self.told.push((start..self.text.len(), from.clone()));
        self.origins.push(Origin {
            name: name.to_owned(),
            shown: format!("{shown}{unit}"),
            from,
        });
    }

    /// Appends another.
    pub fn append(&mut self, other: Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        let moved = other.told.into_iter();
        let moved = moved.map(|(at, told)| (at.start + start..at.end + start, told));
        self.told.extend(moved);
        self.origins.extend(other.origins);
    }
}

/// A word or sentence of the data with texts for its names.
pub(super) fn word(name: &str, with: &[(&str, &str)]) -> String {
    let mut text = reports().word(name).to_owned();
    for (name, value) in with {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

impl Book<'_> {
    /// A sentence of the data with the figures it names.
    pub fn fill(&self, sentence: &str) -> Result<Filled, Lacking> {
        let mut filled = Filled::default();
        let mut rest = sentence;
        while let Some(open) = rest.find('{') {
            let (before, behind) = rest.split_at(open);
            filled.push(before);
            let Some(close) = behind.find('}') else {
                rest = behind;
                break;
            };
            let name = behind.get(1..close).unwrap_or_default();
            self.name(name, &mut filled)?;
            rest = behind.get(close + 1..).unwrap_or_default();
        }
        filled.push(rest);
        Ok(filled)
    }

    fn name(&self, name: &str, filled: &mut Filled) -> Result<(), Lacking> {
        match name {
            "unit" => filled.push(&self.group.unit),
            "year" => filled.push(&self.group.year.0.to_string()),
            "money" => filled.push(self.unit.name()),
            _ => match name.chars().next() {
                Some('#') => self.plain(name.get(1..).unwrap_or_default(), true, filled)?,
                Some(mark @ ('=' | ':' | '%' | '>' | '+')) => {
                    let formula = name.get(1..).unwrap_or_default();
                    self.computed(mark, formula, filled)?;
                }
                _ => self.plain(name, false, filled)?,
            },
        }
        Ok(())
    }

    fn plain(&self, name: &str, bare: bool, filled: &mut Filled) -> Result<(), Lacking> {
        let known = match self.look(name) {
            Looked::Known(known) => known,
            Looked::Disputed => return Err(Lacking::Disputed),
            Looked::Missing => return Err(Lacking::Missing),
        };
        let unit = if bare {
            ""
        } else {
            known.unit(self.unit, HEADS)
        };
        filled.figure(title(name), &known.shown, unit, self.places(&known.from));
        Ok(())
    }

    fn computed(&self, mark: char, formula: &str, filled: &mut Filled) -> Result<(), Lacking> {
        let computed = self.compute(formula).ok_or(Lacking::Missing)?;
        let shown = match mark {
            '%' => computed.percent(),
            _ => self.money(computed.value.abs(), computed.decimals()),
        };
        let shown = shown.ok_or(Lacking::Missing)?;
        let less = computed.value.is_negative();
        let word = |name| reports().word(name);
        let (before, unit) = match mark {
            '%' => ("", "%"),
            '>' if computed.value.is_zero() => {
                filled.push(word("same"));
                return Ok(());
            }
            '>' => (word(if less { "less" } else { "more" }), self.unit.name()),
            ':' => (if less { "-" } else { "" }, ""),
            '+' if computed.value.is_zero() => ("", ""),
            '+' => (if less { "-" } else { "+" }, ""),
            _ => (if less { "-" } else { "" }, self.unit.name()),
        };
        if mark == '>' {
            filled.push(before);
        }
        let shown = if mark == '>' {
            shown
        } else {
            format!("{before}{shown}")
        };
        let names: Vec<&str> = computed.of.iter().map(|(name, _)| title(name)).collect();
        let from = self.computation(&computed, &format!("{shown}{unit}"));
        filled.figure(&names.join("、"), &shown, unit, from);
        Ok(())
    }

    /// The formula, and where its figures come from.
    pub fn computation(&self, computed: &Computed, result: &str) -> String {
        let mut told = word(
            "computed",
            &[("formula", &computed.formula), ("result", result)],
        );
        for (name, known) in &computed.of {
            told += &format!(
                "；{} {}：{}",
                title(name),
                known.shown,
                self.places(&known.from)
            );
        }
        told
    }

    /// Where a figure stands: the first places, and how many more there are.
    pub fn places(&self, from: &[CellRef]) -> String {
        let mut places: Vec<String> = Vec::new();
        for at in from {
            let place = self.place(*at);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let more = places.len().saturating_sub(MOST_PLACES);
        places.truncate(MOST_PLACES);
        let mut told = places.join("；");
        if more > 0 {
            told += "；";
            told += &word("same-everywhere", &[("count", &more.to_string())]);
        }
        told
    }

    fn place(&self, at: CellRef) -> String {
        let Some(member) = self.group.members.get(at.form) else {
            return String::new();
        };
        let name = &member.checked.loaded.name;
        let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let form = member.form;
        let title = match form.project.raw.as_str() {
            "" => form.family.chinese().to_owned(),
            project => format!("{}《{project}》", form.family.chinese()),
        };
        let place = form.cell(at.slot).map(|cell| &cell.place);
        let place = place.map_or_else(String::new, |place| words::place(place, Language::Chinese));
        let place = match place.as_str() {
            "" => place,
            told => format!("（{told}）"),
        };
        let cell = words::slot(form, at.slot, Language::Chinese);
        let told = word(
            "from",
            &[
                ("document", file),
                ("form", &title),
                ("cell", &cell),
                ("place", &place),
            ],
        );
        one_line(&told)
    }

    /// A figure of one cell, as it is printed.
    pub fn of_cell(&self, name: &str, at: CellRef) -> Filled {
        let mut filled = Filled::default();
        if let Some(cell) = self.cell(at).filter(|cell| !cell.is_blank()) {
            filled.figure(name, &one_line(&cell.raw), "", self.places(&[at]));
        }
        filled
    }

    /// An amount of one cell in the report's unit, without its name; nothing where it is none.
    pub fn amount(&self, at: CellRef) -> Option<Known> {
        let member = self.group.members.get(at.form)?;
        let quantity = self.cell(at)?.value.quantity()?;
        let unit = Some(member.form.money_unit);
        let amount = domain::fact::Amount::of(quantity, Kind::Money, unit)?;
        let figure = (amount.value, amount.interval, Kind::Money);
        Known::new(figure, Some(quantity), self.unit, vec![at])
    }

    /// Sums amounts exactly, with the most digits any of them prints.
    pub fn sum(&self, amounts: &[Known]) -> Option<String> {
        let sum = Number::sum(amounts.iter().map(|known| known.value))?;
        let decimals = amounts.iter().map(|known| known.decimals).max()?;
        self.money(sum, decimals)
    }
}

/// What a figure is called.
pub(super) fn title(name: &str) -> &'static str {
    let figure = reports().figures.get(name);
    figure.map_or("", |figure| figure.zh.as_str())
}
