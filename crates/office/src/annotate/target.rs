//! Which cell a place stands for: itself, or the one whose span covers it.

use super::Remark;
use crate::document::{Block, Document, Place, Table};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A cell or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// Sheet or table, row, column.
    Cell(Option<Arc<str>>, u32, u32, u32),
    /// The paragraph or line of that number.
    Line(u32),
}

/// The cells of a document.
pub(super) struct Targets {
    /// For every cell that stands in the document, the one that covers it, or itself.
    owners: BTreeMap<Target, Target>,
}

impl Targets {
    pub(super) fn of(document: &Document) -> Self {
        let mut owners = BTreeMap::new();
        for block in &document.blocks {
            if let Block::Table(table) = block {
                add(table, &mut owners);
            }
        }
        Self { owners }
    }

    /// What a place stands for; nothing where the document has no such cell or it has no
    /// line either.
    pub(super) fn find(&self, place: &Place) -> Option<Target> {
        let target = cell(place);
        if let Some(owner) = target.and_then(|target| self.owners.get(&target)) {
            return Some(owner.clone());
        }
        (place.line > 0).then_some(Target::Line(place.line))
    }

    /// The first cell.
    pub(super) fn first(&self) -> Option<&Target> {
        self.owners.values().next()
    }

    /// The remarks by what they are about, and those whose place is not found.
    pub(super) fn sort<'r>(
        &self,
        remarks: &'r [Remark],
    ) -> (BTreeMap<Target, Vec<&'r Remark>>, Vec<&'r Remark>) {
        let mut found: BTreeMap<Target, Vec<&Remark>> = BTreeMap::new();
        let mut lost = Vec::new();
        for remark in remarks {
            match self.find(&remark.place) {
                Some(target) => found.entry(target).or_default().push(remark),
                None => lost.push(remark),
            }
        }
        (found, lost)
    }
}

/// The cell a place names.
pub(super) fn cell(place: &Place) -> Option<Target> {
    if place.row == 0 || place.cell == 0 {
        return None;
    }
    // Sheets have names; their tables' numbers are a matter of how they were read.
    let table = if place.sheet.is_some() {
        0
    } else {
        place.table
    };
    Some(Target::Cell(
        place.sheet.clone(),
        table,
        place.row,
        place.cell,
    ))
}

fn add(table: &Table, owners: &mut BTreeMap<Target, Target>) {
    for (number, row) in table.rows.iter().enumerate() {
        for (column, owner) in row.cells.iter().enumerate() {
            let Some(target) = cell(&owner.place).filter(|_| !owner.covered) else {
                continue;
            };
            for below in table
                .rows
                .iter()
                .skip(number)
                .take(owner.row_span.max(1) as usize)
            {
                let across = owner.column_span.max(1) as usize;
                for covered in below.cells.iter().skip(column).take(across) {
                    let itself = std::ptr::eq(covered, owner);
                    if let Some(place) = cell(&covered.place).filter(|_| itself || covered.covered)
                    {
                        owners.insert(place, target.clone());
                    }
                }
            }
        }
    }
}
