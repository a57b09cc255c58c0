//! Looking for the figures that a report names: facts of forms before those of reports,
//! money lines, tables, fields. Places that contradict one another give none.

use super::group::Group;
use super::known::{Known, Looked, digits};
use domain::fact::{Amount, FactKey, Facts, PrintedIn, Printing, Whose};
use domain::finding::CellRef;
use domain::form::{
    Cell, DataTable, Field, Form, FundColumn, FundKind, IndicatorColumn, MoneyUnit, Slot, Year,
};
use domain::measure::{Funding, Kind, Measures, Version};
use domain::number::{Interval, Number};
use domain::rules::{Expression, RulesInForce};
use domain::scoring::Given;
use domain::value::Quantity;
use forms::report::{Finder, reports};
use std::sync::Arc;

/// Digits of a rate behind the point.
const RATE: u32 = 2;

/// Everything that is known of a unit and year.
pub(super) struct Book<'a> {
    pub group: &'a Group<'a>,
    /// What the report's amounts are in.
    pub unit: MoneyUnit,
    plain: Facts,
    all: Facts,
    whose: Whose,
    measures: Arc<Measures>,
}

/// What a formula gives.
pub(super) struct Computed {
    /// In 元, heads or percent; a rate as a fraction of one.
    pub value: Number,
    pub interval: Interval,
    /// The formula with the figures in it.
    pub formula: String,
    /// The figures it is computed from, each by its name.
    pub of: Vec<(String, Known)>,
}

impl<'a> Book<'a> {
    pub fn of(group: &'a Group<'a>) -> Self {
        let all: Vec<&Form> = group.members.iter().map(|member| member.form).collect();
        let plain = all.get(..group.plain).unwrap_or_default();
        let measures = group.members.first().map(|member| &member.chosen.rules);
        let measures = measures.map_or_else(Arc::default, |rules| Arc::clone(&rules.measures));
        let own = group.own().or_else(|| group.members.first());
        let at = group
            .members
            .iter()
            .position(|member| own.is_some_and(|own| std::ptr::eq(own.form, member.form)));
        let facts = Facts::of(&all, &measures);
        let whose = Whose {
            project: String::new(),
            ..facts.whose(at.unwrap_or(0))
        };
        Self {
            group,
            unit: own.map_or_else(MoneyUnit::default, |own| own.form.money_unit),
            plain: Facts::of(plain, &measures),
            all: facts,
            whose,
            measures,
        }
    }

    /// Looks for a figure by its name.
    pub fn look(&self, name: &str) -> Looked {
        let Some(figure) = reports().figures.get(name) else {
            return Looked::Missing;
        };
        let mut disputed = false;
        for finder in &figure.from {
            match self.find(finder) {
                Looked::Known(known) => return Looked::Known(known),
                Looked::Disputed => disputed = true,
                Looked::Missing => {}
            }
        }
        if disputed {
            Looked::Disputed
        } else {
            Looked::Missing
        }
    }

    fn find(&self, finder: &Finder) -> Looked {
        if !finder.fact.is_empty() {
            return self.fact(finder);
        }
        if !finder.fund.is_empty() {
            return self.fund(finder).map_or(Looked::Missing, Looked::Known);
        }
        if !finder.table.is_empty() {
            return self.table(finder);
        }
        if !finder.indicator.is_empty() {
            let found = self.indicator(finder);
            return found.map_or(Looked::Missing, Looked::Known);
        }
        self.field(finder)
    }

    fn fact(&self, finder: &Finder) -> Looked {
        let Some(measure) = self.measures.id(&finder.fact) else {
            return Looked::Missing;
        };
        let key = FactKey {
            measure,
            whose: self.whose.clone(),
            year: Year(self.group.year.0 - i32::from(finder.prior)),
            version: Version::from_key(&finder.version),
            funding: Funding::All,
        };
        let of_forms = sharp(self.plain.get(&key), |_| true);
        // What a report tells in a sentence is what is written anew.
        let printings = if of_forms.is_empty() {
            sharp(self.all.get(&key), |at| at != PrintedIn::Prose)
        } else {
            of_forms
        };
        let kind = self.measures.get(measure).map(|measure| measure.kind);
        agreed(&printings).map_or(Looked::Missing, |best| match (best, kind) {
            (Some(best), Some(kind)) => {
                let others = printings.iter().filter(|other| other.cell != best.cell);
                let from = std::iter::once(best.cell).chain(others.map(|other| other.cell));
                self.known(best.amount, kind, from.collect())
            }
            _ => Looked::Disputed,
        })
    }

    fn known(&self, amount: Amount, kind: Kind, from: Vec<CellRef>) -> Looked {
        let quantity = from.first().and_then(|at| self.cell(*at)?.value.quantity());
        let figure = (amount.value, amount.interval, kind);
        Known::new(figure, quantity, self.unit, from).map_or(Looked::Missing, Looked::Known)
    }

    fn fund(&self, finder: &Finder) -> Option<Known> {
        let own = self.group.own()?;
        let at = self.position(own.form)?;
        let (line, _) = own.form.fund(FundKind::from_id(&finder.fund)?)?;
        let column = FundColumn::from_key(&finder.column)?;
        let cell = CellRef {
            form: at,
            slot: Slot::Fund(line, column),
        };
        let quantity = self.cell(cell)?.value.quantity()?;
        let amount = Amount::of(quantity, Kind::Money, Some(own.form.money_unit))?;
        self.known(amount, Kind::Money, vec![cell]).known()
    }

    fn table(&self, finder: &Finder) -> Looked {
        let mut found: Vec<(CellRef, Amount)> = Vec::new();
        for (form, member) in self.group.current().iter().enumerate() {
            for (at, table) in member.form.tables.iter().enumerate() {
                let cell = in_table(table, finder).and_then(|(row, column, quantity)| {
                    let unit = self.measures.context(&table.title.raw).unit;
                    let unit = unit.unwrap_or(member.form.money_unit);
                    let slot = Slot::Table(at, row, column);
                    let amount = Amount::of(quantity, Kind::Money, Some(unit))?;
                    Some((CellRef { form, slot }, amount))
                });
                found.extend(cell);
            }
        }
        let Some((_, first)) = found.first() else {
            return Looked::Missing;
        };
        let agree = |(_, amount): &(CellRef, Amount)| amount.interval.meets(first.interval);
        if !found.iter().all(agree) {
            return Looked::Disputed;
        }
        let from = found.iter().map(|(cell, _)| *cell).collect();
        self.known(*first, Kind::Money, from)
    }

    /// The only rate achieved among the indicators of a kind in the unit's own form.
    fn indicator(&self, finder: &Finder) -> Option<Known> {
        let own = self.group.own()?;
        let rows = own.form.indicators.iter().enumerate();
        let mut rows = rows.filter(|(_, row)| row.level2.name() == finder.indicator);
        let (at, row) = rows.next()?;
        if rows.next().is_some() {
            return None;
        }
        let amount = Amount::of(row.actual.value.quantity()?, Kind::Rate, None)?;
        let cell = CellRef {
            form: self.position(own.form)?,
            slot: Slot::Indicator(at, IndicatorColumn::Actual),
        };
        self.known(amount, Kind::Rate, vec![cell]).known()
    }

    /// A field of any form that is no project's, where all that have it say the same.
    fn field(&self, finder: &Finder) -> Looked {
        let Some(field) = Field::from_key(&finder.field) else {
            return Looked::Missing;
        };
        let slot = Slot::Field(field);
        let having = self.group.current().iter().enumerate();
        let cells: Vec<(CellRef, &Cell)> = having
            .filter(|(_, member)| !member.form.family.is_project())
            .filter_map(|(form, member)| {
                let cell = member.form.field(field).filter(|cell| !cell.is_blank())?;
                Some((CellRef { form, slot }, cell))
            })
            .collect();
        let Some((_, first)) = cells.first() else {
            return Looked::Missing;
        };
        if cells.iter().any(|(_, cell)| cell.raw != first.raw) {
            return Looked::Disputed;
        }
        let number = first.value.number();
        let value = number.map_or(Number::ZERO, |number| number.value);
        Looked::Known(Known {
            value,
            interval: Interval::exactly(value),
            kind: Kind::Count,
            shown: first.raw.clone(),
            decimals: 0,
            from: cells.iter().map(|(at, _)| *at).collect(),
        })
    }

    /// What a formula over figures gives, where all of them are known.
    pub fn compute(&self, text: &str) -> Option<Computed> {
        let formula = Expression::parse(text)?;
        let of: Option<Vec<(String, Known)>> = formula
            .measures()
            .into_iter()
            .map(|name| Some((name.to_owned(), self.look(name).known()?)))
            .collect();
        let of = of?;
        let named = |name: &str| of.iter().find(|(known, _)| known == name);
        let value = formula.value(&|name| Some(Interval::exactly(named(name)?.1.value)))?;
        let interval = formula.value(&|name| Some(named(name)?.1.interval))?;
        let shown =
            |name: &str| named(name).map_or_else(String::new, |(_, known)| known.shown.clone());
        Some(Computed {
            value: value.low,
            interval,
            formula: formula.written(&shown),
            of,
        })
    }

    /// Tells evaluation formulas what the forms' facts say of their measures; of the year
    /// before what its own forms say.
    pub fn give(&self, given: &mut Given, rules: &RulesInForce) {
        given.add_facts(&self.plain, &self.whose, rules);
    }

    /// Whose figures are told.
    pub fn whose(&self) -> &Whose {
        &self.whose
    }

    /// What all forms say of a fact, sentences too, where they agree.
    pub fn told(&self, key: &FactKey) -> Option<&Printing> {
        self.all.undisputed(key)
    }

    /// A cell of the group.
    pub fn cell(&self, at: CellRef) -> Option<&'a Cell> {
        self.group.members.get(at.form)?.form.cell(at.slot)
    }

    /// The position of a form in the group.
    pub fn position(&self, form: &Form) -> Option<usize> {
        let mut members = self.group.members.iter();
        members.position(|member| std::ptr::eq(member.form, form))
    }

    /// An amount in 元 as the report prints it.
    pub fn money(&self, value: Number, decimals: u32) -> Option<String> {
        Some(digits(value.shifted(-self.unit.power())?, decimals))
    }
}

impl Computed {
    /// The most digits that its figures print.
    pub fn decimals(&self) -> u32 {
        let decimals = self.of.iter().map(|(_, known)| known.decimals);
        decimals.max().unwrap_or(0)
    }

    /// A fraction of one in percent, without the sign.
    pub fn percent(&self) -> Option<String> {
        let percent = self.value.times(Number::HUNDRED)?;
        Some(digits(percent, RATE))
    }
}

/// The printings that leave no doubt, in places of a kind.
fn sharp(printings: &[Printing], wanted: impl Fn(PrintedIn) -> bool) -> Vec<&Printing> {
    let sharp = printings.iter().filter(|printing| !printing.loose);
    sharp
        .filter(|printing| wanted(printing.printed_in))
        .collect()
}

/// The most exact of some printings, where they agree; nothing where there are none.
fn agreed<'p>(printings: &[&'p Printing]) -> Option<Option<&'p Printing>> {
    let half = |printing: &&&Printing| {
        let Interval { low, high } = printing.amount.interval;
        high.minus(low)
    };
    let best = *printings.iter().min_by_key(half)?;
    Some(
        printings
            .iter()
            .all(|other| other.agrees(best))
            .then_some(best),
    )
}

/// The first figure below a heading of a table that is called so.
fn in_table<'t>(table: &'t DataTable, finder: &Finder) -> Option<(usize, usize, &'t Quantity)> {
    let squeezed = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let mut heads = table.columns.iter().map(|column| squeezed(&column.raw));
    let called = squeezed(&table.title.raw).contains(&finder.table)
        || heads.clone().any(|head| head.contains(&finder.table));
    let column = heads.position(|head| {
        let own = head.rsplit(['：', ':']).next().unwrap_or_default();
        own == finder.under
    });
    let column = column.filter(|_| called)?;
    let figure = |row: &'t Vec<Cell>| row.get(column)?.value.quantity();
    let mut rows = table.rows.iter().enumerate();
    rows.find_map(|(at, row)| Some((at, column, figure(row)?)))
}
