//! Looking up the figure that words name without printing it.

use super::printing::Printing;
use super::{FactKey, Facts, Whose, tables};
use crate::form::Year;
use crate::measure::{Label, Measures, Version};

impl Facts {
    /// The figures a label may mean, each undisputed; several where the words leave open
    /// which budget is meant.
    pub fn named(
        &self,
        label: Label,
        (whose, year): (Whose, Option<Year>),
        measures: &Measures,
    ) -> Vec<&Printing> {
        let versions: &[Version] = match label.version {
            Some(Version::Budget) => &[Version::Budget, Version::Annual, Version::Initial],
            Some(Version::Initial) => &[Version::Initial],
            Some(Version::Annual) => &[Version::Annual],
            Some(Version::Final) | None => &[Version::Final],
        };
        versions
            .iter()
            .filter_map(|&version| {
                let label = Label {
                    version: Some(version),
                    ..label
                };
                let key = tables::key(label, year, whose.clone(), measures)?;
                self.undisputed(&key)
            })
            .collect()
    }

    /// What a fact's places print where none contradicts another; the most exact of them.
    pub fn undisputed(&self, key: &FactKey) -> Option<&Printing> {
        let printings = self.get(key);
        let sharp = printings.iter().filter(|printing| !printing.loose);
        let best = sharp.min_by_key(|printing| printing.amount.half())?;
        printings
            .iter()
            .all(|other| other.agrees(best))
            .then_some(best)
    }
}
