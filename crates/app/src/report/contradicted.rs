//! Figures that places contradict: parts that do not add to their whole, what the unit says
//! and what follows from its other figures.

use super::book::Book;
use super::known::closes;
use domain::fact::FactKey;
use domain::finding::{CellRef, Level};
use domain::form::Slot;
use domain::measure::Funding;
use domain::rules::RulesInForce;
use domain::scoring::{Given, Known};
use forms::report::{Block, reports};
use std::collections::BTreeSet;

impl Book<'_> {
    /// Figures that do not add to the whole they are part of: each list begins with the whole.
    pub fn contradicted(&self, lists: &[Vec<String>]) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for list in lists {
            let known: Option<Vec<_>> = list.iter().map(|name| self.look(name).known()).collect();
            if let Some([whole, parts @ ..]) = known.as_deref() {
                let parts: Vec<_> = parts.iter().collect();
                if closes(whole, &parts) == Some(false) {
                    names.extend(list.iter().skip(1).cloned());
                }
            }
        }
        names
    }

    /// The measures of evaluations that are given by a figure that is left blank elsewhere in
    /// the reports.
    pub fn contradicted_measures(&self, given: &Given, rules: &RulesInForce) -> BTreeSet<String> {
        let blocks = reports().plans.iter().flat_map(|plan| &plan.blocks);
        let lists = blocks.flat_map(|block| match block {
            Block::Table(table) => table.closes.clone(),
            Block::Text(sentences) => sentences.iter().map(|one| one.closes.clone()).collect(),
            _ => Vec::new(),
        });
        let lists: Vec<Vec<String>> = lists.filter(|list| list.len() > 1).collect();
        let known = self.contradicted(&lists).into_iter();
        let cells: BTreeSet<CellRef> = known
            .filter_map(|name| self.look(&name).known())
            .flat_map(|known| known.from)
            .collect();
        let measures = rules.evaluation_measures.keys();
        let at = |measure: &&String| given.of(measure).and_then(|known| known.at);
        measures
            .filter(|measure| at(measure).is_some_and(|at| cells.contains(&at)))
            .cloned()
            .collect()
    }

    /// What the unit itself says of a measure anywhere, where that is another figure.
    pub fn told_otherwise(
        &self,
        measure: &str,
        known: &Known,
        rules: &RulesInForce,
    ) -> Option<Known> {
        let name = rules.evaluation_measures.get(measure)?;
        let fact = name.fact.as_ref()?;
        let key = FactKey {
            measure: fact.measure,
            whose: self.whose().clone(),
            year: rules.year_of(fact),
            version: fact.version,
            funding: Funding::All,
        };
        let told = Given::printed(self.told(&key)?, name.kind);
        (!told.interval.meets(known.interval)).then_some(told)
    }

    /// Whether an error was found in the total score of a form.
    pub fn total_disputed(&self, at: CellRef) -> bool {
        let form = self.group.members.get(at.form);
        let wrong = |slot: Slot| {
            self.group.findings().any(|(member, finding)| {
                finding.level == Level::Error
                    && form.is_some_and(|form| std::ptr::eq(form.form, member.form))
                    && finding.cell.slot == slot
            })
        };
        wrong(at.slot)
    }
}
