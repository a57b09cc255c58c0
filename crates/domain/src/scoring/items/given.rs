//! What is known of the measures that evaluation formulas name: figures with their places.
//!
//! Must not know formulas or points.

use crate::fact::{FactKey, Facts, Printing, Whose};
use crate::finding::CellRef;
use crate::form::{Cell, DataTable, Form, MoneyUnit, Slot, Year};
use crate::measure::{Funding, Version};
use crate::number::{Interval, Number, Printed};
use crate::rules::{MeasureKind, MeasureNames, RulesInForce};
use crate::value::{Quantity, UnitKind};
use std::collections::{BTreeMap, BTreeSet};

/// One figure that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its value; money in 元, rates as fractions of one.
    pub value: Number,
    /// What it may have been before it was rounded.
    pub interval: Interval,
    /// As it is printed.
    pub raw: String,
    /// Where; none for a figure of the item's own text.
    pub at: Option<CellRef>,
}

/// The figures that are known, by measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    known: BTreeMap<String, Vec<Known>>,
    /// Measures whose places contradict each other.
    disputed: BTreeSet<String>,
    /// The position of the form itself among those the places count.
    form: usize,
    /// What forms of other documents give.
    further: Option<Box<Self>>,
}

impl Given {
    /// The same, told to the form at that position.
    pub fn to_form(self, form: usize) -> Self {
        Self { form, ..self }
    }

    /// The address of a cell of the form itself.
    pub(super) fn own(&self, slot: Slot) -> CellRef {
        let form = self.form;
        CellRef { form, slot }
    }

    /// With what forms of other documents give, for what this document does not say.
    pub fn with_further(self, further: Self) -> Self {
        let further = Some(Box::new(further));
        Self { further, ..self }
    }

    /// What other documents give of a measure that this one does not tell.
    pub(super) fn further(&self, measure: &str) -> Option<&Known> {
        let silent = !self.known.contains_key(measure) && !self.disputed.contains(measure);
        self.further.as_ref().filter(|_| silent)?.of(measure)
    }

    /// Adds a figure.
    pub fn add(&mut self, measure: &str, known: Known) {
        self.known
            .entry(measure.to_owned())
            .or_default()
            .push(known);
    }

    /// Says that the places of a measure contradict others.
    pub fn dispute(&mut self, measure: &str) {
        self.disputed.insert(measure.to_owned());
    }

    /// What a printing of a fact says of a measure of a kind.
    pub fn printed(printing: &Printing, kind: MeasureKind) -> Known {
        of_fact(printing, kind)
    }

    /// The figure of a measure; none where it is given differently in two places.
    pub fn of(&self, measure: &str) -> Option<&Known> {
        if self.disputed.contains(measure) {
            return None;
        }
        let all = self.known.get(measure)?;
        let first = all.first()?;
        all.iter()
            .all(|other| other.interval.meets(first.interval))
            .then_some(first)
    }

    /// Whether several places give the measure differently.
    pub fn is_disputed(&self, measure: &str) -> bool {
        self.contradicts_itself(measure)
            || self
                .further
                .as_ref()
                .is_some_and(|further| further.is_disputed(measure))
    }

    /// Whether places of the document itself give the measure differently.
    pub(super) fn contradicts_itself(&self, measure: &str) -> bool {
        self.disputed.contains(measure)
            || (self.known.contains_key(measure) && self.of(measure).is_none())
    }

    /// Adds what facts say of the measures, about whom they are and in the rules' year.
    pub fn add_facts(&mut self, facts: &Facts, whose: &Whose, rules: &RulesInForce) {
        for (measure, name) in rules.evaluation_measures.iter() {
            let Some(fact) = &name.fact else { continue };
            let versions: &[Option<Version>] = match fact.version {
                Some(Version::Budget) => &[
                    Some(Version::Budget),
                    Some(Version::Initial),
                    Some(Version::Annual),
                ],
                Some(Version::Initial) => &[Some(Version::Initial)],
                Some(Version::Annual) => &[Some(Version::Annual)],
                Some(Version::Final) => &[Some(Version::Final)],
                None => &[None],
            };
            let keys = versions.iter().map(|&version| FactKey {
                measure: fact.measure,
                whose: whose.clone(),
                year: rules.year_of(fact),
                version,
                funding: Funding::All,
            });
            let Some(key) = keys.into_iter().find(|key| !facts.get(key).is_empty()) else {
                continue;
            };
            match facts.undisputed(&key) {
                Some(printing) => self.add(measure, of_fact(printing, name.kind)),
                None => {
                    self.disputed.insert(measure.clone());
                }
            }
        }
    }

    /// What the tables of a document's forms give. Forms of another year say nothing.
    pub fn in_tables<'a>(
        forms: impl IntoIterator<Item = (usize, &'a Form)>,
        names: &MeasureNames,
        year: Year,
    ) -> Self {
        let mut given = Self::default();
        for (index, form) in forms {
            if form.blank || form.year.is_some_and(|of| of != year) {
                continue;
            }
            for (measure, name) in names {
                for (row, column) in &name.cells {
                    let column = dated(column, year);
                    let places = (0..form.tables.len()).filter_map(|t| {
                        let table = form.tables.get(t)?;
                        let (r, c) = find(table, row, &column)?;
                        Some(Slot::Table(t, r, c))
                    });
                    for slot in places {
                        if let Some(known) = at(form, slot, index, name.kind) {
                            given.add(measure, known);
                        }
                    }
                }
            }
        }
        given
    }
}

fn of_fact(printing: &Printing, kind: MeasureKind) -> Known {
    let value = printing.amount.value;
    let unit = (kind == MeasureKind::Amount)
        .then(|| unit_of(&printing.raw, value))
        .flatten();
    Known {
        value,
        interval: printing.amount.interval,
        raw: format!("{}{}", printing.raw, unit.unwrap_or_default()),
        at: Some(printing.cell),
    }
}

/// The unit that a table's bare figure is in; beside figures of sentences it must be told.
fn unit_of(raw: &str, value: Number) -> Option<&'static str> {
    let bare: Number = raw.trim().replace(',', "").parse().ok()?;
    let mut units = MoneyUnit::ALL.iter();
    let unit = units.find(|(unit, _)| bare.shifted(unit.power()) == Some(value));
    unit.filter(|_| !bare.is_zero()).map(|(_, name)| *name)
}

/// The figure of a table's cell.
fn at(form: &Form, slot: Slot, index: usize, kind: MeasureKind) -> Option<Known> {
    let Slot::Table(t, _, c) = slot else {
        return None;
    };
    let cell = form.cell(slot)?;
    let head = form
        .cell(Slot::TableHead(t, c))
        .map_or("", |head| head.raw.as_str());
    let (value, interval) = known(cell.value.quantity()?, kind, power_of(head, form))?;
    let at = Some(CellRef { form: index, slot });
    let raw = cell.raw.clone();
    Some(Known {
        value,
        interval,
        raw,
        at,
    })
}

/// A pattern of the data with the years in it.
fn dated(pattern: &str, year: Year) -> String {
    pattern
        .replace("{year}", &year.0.to_string())
        .replace("{before}", &(year.0 - 1).to_string())
}

/// The first cell whose row is called so and whose column's heading holds the words.
fn find(table: &DataTable, row: &str, column: &str) -> Option<(usize, usize)> {
    let c = table.columns.iter().position(|head| {
        let head: String = head.raw.chars().filter(|c| !c.is_whitespace()).collect();
        head.contains(column)
    })?;
    let named = |cells: &Vec<Cell>| match cells.first() {
        Some(label) if !label.raw.is_empty() => label.raw == row,
        _ => table.title.raw.contains(row),
    };
    let r = table.rows.iter().position(named)?;
    Some((r, c))
}

/// The power of ten of a column's bare figures.
fn power_of(head: &str, form: &Form) -> i32 {
    let mut named = MoneyUnit::ALL.iter().rev();
    match named.find(|(_, name)| head.contains(name)) {
        Some((unit, _)) => unit.power(),
        None if head.contains('㎡') || head.contains("平方") => 0,
        None => form.money_unit.power(),
    }
}

/// The value and interval of a printed figure as a measure of a kind; bare amounts are taken
/// at a power of ten.
pub(super) fn known(
    quantity: &Quantity,
    kind: MeasureKind,
    power: i32,
) -> Option<(Number, Interval)> {
    if quantity.upper.is_some() || quantity.approximate {
        return None;
    }
    let number = quantity.number;
    let percent = quantity.unit.is_percent();
    match kind {
        MeasureKind::Count if !percent => Some((number.value, Interval::exactly(number.value))),
        MeasureKind::Rate if percent => shifted(number, -2),
        MeasureKind::Amount if !percent => {
            let scale = quantity.unit.scale.power();
            let bare = quantity.unit.kind == UnitKind::None && scale == 0;
            shifted(number, if bare { power } else { scale })
        }
        _ => None,
    }
}

fn shifted(number: Printed, power: i32) -> Option<(Number, Interval)> {
    let interval = number.interval();
    let value = number.value.shifted(power)?;
    if number.value.is_zero() {
        // Nothing at all is nothing, however many decimals it shows.
        return Some((value, Interval::exactly(value)));
    }
    let interval = Interval {
        low: interval.low.shifted(power)?,
        high: interval.high.shifted(power)?,
    };
    Some((value, interval))
}
