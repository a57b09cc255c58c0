//! 单位名称：… above a table: the department's name where no cell of the table has one, else
//! the unit's. Must not know how lines are read.

use super::{Unread, convert};
use crate::labels::{Labels, key};
use domain::form::{Cell, Form};
use office::Paragraph;

/// Takes such a name away from the form before its table is read.
pub(super) fn take(paragraphs: &[&Paragraph], labels: &Labels, form: &mut Form) -> Option<Cell> {
    let name = form.department.raw.as_str();
    let is_own = |paragraph: &&Paragraph| {
        let Some((before, _)) = paragraph.text.split_once(name) else {
            return false;
        };
        let label = key(before.trim_end().trim_end_matches(['：', ':']));
        let mut words = labels.line.own.iter();
        words.any(|word| label.ends_with(word.as_str()))
            && same_place(&convert(&paragraph.place), &form.department)
    };
    let own = !name.is_empty() && paragraphs.iter().copied().any(|one| is_own(&one));
    own.then(|| std::mem::take(&mut form.department))
}

/// Lines differ in the column where the name begins.
fn same_place(line: &domain::place::Place, name: &Cell) -> bool {
    let number = |place: &domain::place::Place| place.line.as_ref().map(|at| at.line);
    line.table == name.place.table && number(line) == number(&name.place)
}

/// Gives it back once the table is read.
pub(super) fn give(own: Cell, form: &mut Form, narrative: &mut Vec<Unread>) {
    if form.department.is_empty() {
        form.department = own;
    } else if form.department.raw.trim() == own.raw || form.unit.raw.trim() == own.raw {
        // Said twice.
    } else if form.unit.is_empty() {
        form.unit = own;
    } else {
        narrative.push(Unread {
            place: own.place,
            text: own.raw,
        });
    }
}
