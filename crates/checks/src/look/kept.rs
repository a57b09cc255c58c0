//! What a workbook keeps behind the printed texts of a form.

use crate::Record;
use domain::form::{Cell, Form, Kept, Slot};

/// Looks at every cell behind which the workbook keeps something else; `look` tells whether
/// it found what it looks for. Where it found nothing, the check had nothing to look at.
pub(crate) fn look_behind(
    form: &Form,
    record: &mut Record,
    none: &'static str,
    mut look: impl FnMut(&mut Record, Slot, &Cell, &Kept) -> bool,
) {
    let mut seen = false;
    for slot in form.slots() {
        let cell = form.cell(slot);
        if let Some((cell, kept)) = cell.and_then(|cell| Some((cell, cell.kept.as_deref()?))) {
            seen |= look(record, slot, cell, kept);
        }
    }
    if !seen {
        record.not_applicable(Slot::Title, none);
    }
}
