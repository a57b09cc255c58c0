//! Facts of data tables: what the title, a column and a row say together.

use super::printing::{Amount, PrintedIn, Printing};
use super::{FactKey, Facts, Owners, plain};
use crate::finding::CellRef;
use crate::form::{Cell, DataTable, Form, Slot, Stage, Year};
use crate::measure::{Funding, Label, MeasureId, Measures, Version};
use crate::value::UnitKind;
use std::collections::BTreeSet;

/// Names shorter than this are no name of a unit to be cut out of a label.
const SHORTEST_NAME: usize = 12;

pub(super) fn gather(
    facts: &mut Facts,
    owners: &Owners,
    index: usize,
    form: &Form,
    measures: &Measures,
) {
    for (at, table) in form.tables.iter().enumerate() {
        let found = Lookup {
            owners,
            index,
            form,
            measures,
        }
        .table(at, table);
        let named: BTreeSet<MeasureId> = found
            .iter()
            .filter(|(_, printing)| !printing.loose)
            .map(|(key, _)| key.measure)
            .collect();
        for (key, printing) in found {
            let beside = measures
                .get(key.measure)
                .map_or(&[][..], |measure| &measure.loose_beside);
            if !printing.loose || beside.iter().all(|other| named.contains(other)) {
                facts.add(key, printing);
            }
        }
    }
}

struct Lookup<'a> {
    owners: &'a Owners,
    index: usize,
    form: &'a Form,
    measures: &'a Measures,
}

impl Lookup<'_> {
    fn table(&self, at: usize, table: &DataTable) -> Vec<(FactKey, Printing)> {
        let context = self.measures.context(&table.title.raw);
        let columns: Vec<Option<Label>> = table
            .columns
            .iter()
            .map(|column| self.label(&column.raw))
            .collect();
        let mut found = Vec::new();
        if columns.iter().all(Option::is_none) {
            return found;
        }
        for (row_at, row) in table.rows.iter().enumerate() {
            let numbered = usize::from(is_numbered(row));
            let Some(first) = row.get(numbered) else {
                continue;
            };
            // A row of 合计 is of what the table lists, which need not be all.
            let label = self
                .label(&first.raw)
                .filter(|label| *label != Label::default() || self.is_unit(&first.raw));
            let (label, project) = match label {
                Some(label) => (label, None),
                None => match self.project(&first.raw) {
                    Some((label, project)) => (label, Some(project)),
                    None => continue,
                },
            };
            for (column, cell) in row.iter().enumerate().skip(numbered + 1) {
                let said = columns.get(column).copied().flatten();
                let Some(said) = said.and_then(|said| label.with(said)) else {
                    continue;
                };
                if self.is_planned(said, context) {
                    continue;
                }
                let said = said.or(Label {
                    unit: context.unit,
                    funding: context.funding,
                    year: context.year,
                    ..Label::default()
                });
                let Some((key, amount)) =
                    self.fact(said, cell.value.quantity(), project.as_deref())
                else {
                    continue;
                };
                let slot = Slot::Table(at, row_at, column);
                let printing = Printing {
                    cell: CellRef {
                        form: self.index,
                        slot,
                    },
                    printed_in: PrintedIn::Table(at),
                    raw: cell.raw.clone(),
                    amount,
                    loose: said.loose,
                };
                found.push((key, printing));
            }
        }
        found
    }

    /// Whether a label is of what was planned, though it does not look so.
    fn is_planned(&self, said: Label, context: Label) -> bool {
        // Under a title of a budget 基本支出 alone is not what was spent.
        let planned = context.version.is_some_and(Version::is_budget);
        if said.version.is_none() && (planned || is_before_the_year(self.form)) {
            return true;
        }
        // What was budgeted of a balance is not the balance.
        let known = said.measure.and_then(|id| self.measures.get(id));
        let balance = known.is_some_and(|known| !known.versions);
        balance && said.version.is_some_and(Version::is_budget)
    }

    /// A label without the name of the unit that the form is about.
    fn label(&self, raw: &str) -> Option<Label> {
        let text = plain(raw);
        match self
            .units()
            .iter()
            .find(|unit| text.contains(unit.as_str()))
        {
            Some(unit) => self.measures.label(&text.replace(unit.as_str(), "")),
            None => self.measures.label(&text),
        }
    }

    /// Whether a row is named as the unit, or not at all.
    fn is_unit(&self, raw: &str) -> bool {
        let text = plain(raw);
        text.is_empty() || self.units().iter().any(|unit| text.contains(unit.as_str()))
    }

    /// The names of the form's unit that are long enough to be told from other words.
    fn units(&self) -> Vec<String> {
        let mut names = vec![super::unit(self.form), self.owners.form(self.index).unit];
        names.retain(|name| name.len() >= SHORTEST_NAME);
        names
    }

    /// A row that is named as a project of the same run.
    fn project(&self, raw: &str) -> Option<(Label, String)> {
        let whose = self.owners.projects.get(&plain(raw))?;
        let measure = self.measures.id(crate::measure::OVERALL)?;
        let label = Label {
            measure: Some(measure),
            ..Label::default()
        };
        Some((label, whose.project.clone()))
    }

    fn fact(
        &self,
        label: Label,
        quantity: Option<&crate::value::Quantity>,
        project: Option<&str>,
    ) -> Option<(FactKey, Amount)> {
        let measure = label.measure?;
        let known = self.measures.get(measure)?;
        let unit = label.unit.or(Some(self.form.money_unit));
        let amount = Amount::of(quantity?, known.kind, unit)?;
        let mut whose = self.owners.form(self.index);
        if let Some(project) = project {
            project.clone_into(&mut whose.project);
        }
        let key = key(label, self.form.year, whose, self.measures)?;
        Some((key, amount))
    }
}

/// Whether a row begins with its number, its label behind it.
fn is_numbered(row: &[Cell]) -> bool {
    let bare = |cell: &Cell| {
        let quantity = cell.value.quantity();
        quantity.is_some_and(|quantity| {
            quantity.unit.kind == UnitKind::None && quantity.number.decimals == 0
        })
    };
    let label = row
        .get(1)
        .is_some_and(|cell| cell.value.quantity().is_none());
    label && row.first().is_some_and(bare)
}

/// Whether what the form tells is still to come.
pub(super) fn is_before_the_year(form: &Form) -> bool {
    matches!(
        form.stage(),
        Stage::Target | Stage::Review | Stage::Approval | Stage::Monitoring
    )
}

/// The key of a label's fact; none where year or version are not told.
pub(super) fn key(
    label: Label,
    year: Option<Year>,
    whose: super::Whose,
    measures: &Measures,
) -> Option<FactKey> {
    let measure = label.measure?;
    let known = measures.get(measure)?;
    let year = match (label.year, year) {
        (Some(word), Some(year)) => word.in_text_about(year),
        (Some(crate::measure::YearWord::Named(year)), None) => year,
        (None, Some(year)) => year,
        _ => return None,
    };
    let version = if known.versions {
        Some(label.version.or(known.implied)?)
    } else {
        None
    };
    let funding = if known.kind == crate::measure::Kind::Money {
        label.funding
    } else {
        Funding::All
    };
    Some(FactKey {
        measure,
        whose,
        year,
        version,
        funding,
    })
}
