//! One row of labels and values.

use crate::layout::data::RowPart;
use crate::layout::entry;
use crate::layout::sheet::{Sheet, size};

pub(in crate::layout) fn row(sheet: &mut Sheet<'_>, part: &RowPart, left: usize) {
    let row = sheet.canvas.row(part.height);
    let mut column = left;
    for cell in &part.cells {
        let at = (row, column);
        match (&cell.value, &cell.label) {
            (Some(target), _) => {
                let entry = entry::choice(&cell.choice, sheet.form, target.0);
                sheet.aligned_value(at, cell.columns, target.0, cell.align, entry);
                sheet.prompt(at, cell.guide.as_ref());
            }
            (None, Some(label)) => {
                let text = sheet.print(label);
                sheet.label(at, cell.columns, &text);
            }
            (None, None) => sheet.label(at, cell.columns, ""),
        }
        column += size(cell.columns);
    }
}
