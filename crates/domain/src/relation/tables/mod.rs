//! The arithmetic of data tables: totals and parts, change columns, rate columns.
//!
//! A table says little about its own structure, so a relation is taken only where
//! a label claims it (合计, 其中, 1、2、3、) or where the other columns prove it;
//! a guess that fits nowhere is no claim. The words come with the rules.

mod across;
mod down;
mod grid;
mod labels;
mod proven;
mod years;

use super::{Closure, Relation, close};
use crate::form::Form;
use crate::rules::Vocabulary;
use grid::Grid;

pub(super) fn relations(form: &Form, words: &Vocabulary, found: &mut Vec<Relation>) {
    let mut claimed = Vec::new();
    for index in 0..form.tables.len() {
        for grid in Grid::sections(form, words, index) {
            down::relations(&grid, &mut claimed);
            across::relations(&grid, &mut claimed);
        }
    }
    // Most cells of a data table are blank; they claim nothing.
    claimed.retain(|relation| close(relation, form) != Closure::Blank);
    found.extend(claimed);
}
