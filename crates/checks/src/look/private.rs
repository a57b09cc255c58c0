//! Personal data wherever a form prints it.

use super::personal::masked;
use crate::{Record, Subject};
use domain::form::Slot;
use domain::text::Text;

/// Looks at every cell of a form that somebody filled; `find` gives the numbers in a text,
/// and `told` words the first of them, masked, with how many there are.
pub(crate) fn each_number(
    subject: &Subject<'_>,
    record: &mut Record,
    find: fn(&str) -> Vec<String>,
    told: fn(&str) -> Text,
) {
    let form = subject.form;
    let mut seen = false;
    for slot in form.slots() {
        // A paragraph's figures are parts of its text.
        let cell = form
            .cell(slot)
            .filter(|_| !matches!(slot, Slot::Figure(..)));
        let found = cell.map(|cell| find(&cell.raw)).unwrap_or_default();
        if let Some(first) = found.first() {
            seen = true;
            record.fail(slot, &[], told(&masked(first)));
        }
    }
    if !seen {
        record.pass(Slot::Title, &[]);
    }
}
