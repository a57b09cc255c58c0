//! The tables of a data sheet, below each other in one grid.

use crate::layout::data::{TableShape, TablesPart};
use crate::layout::sheet::{Sheet, size};
use domain::form::Slot;

pub(in crate::layout) fn tables(sheet: &mut Sheet<'_>, part: &TablesPart) {
    for t in 0..sheet.form.tables.len() {
        table(sheet, t, part);
    }
}

fn table(sheet: &mut Sheet<'_>, t: usize, part: &TablesPart) {
    let form = sheet.form;
    let table = &form.tables[t];
    let wide = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let wide = wide.max(table.columns.len());
    let spans = spans(sheet, t, wide, part);
    if table
        .columns
        .first()
        .is_some_and(|first| first.raw == table.title.raw)
    {
        sheet
            .spots
            .insert(Slot::TableTitle(t), (sheet.canvas.height(), 0));
    }
    let row = sheet.canvas.row(0);
    let mut at = 0;
    for c in 0..table.columns.len() {
        let text = table.columns[c].raw.clone();
        let span = spans.get(c).copied().unwrap_or(1);
        sheet.label((row, at), span, &text);
        sheet.spots.insert(Slot::TableHead(t, c), (row, at));
        at += size(span);
    }
    for r in 0..table.rows.len() {
        let row = sheet.canvas.row(0);
        let mut at = 0;
        for c in 0..table.rows[r].len() {
            let span = spans.get(c).copied().unwrap_or(1);
            sheet.value((row, at), span, Slot::Table(t, r, c));
            at += size(span);
        }
    }
}

/// The spans of the layout's table of as many columns, else the width shared out evenly.
fn spans(sheet: &Sheet<'_>, t: usize, wide: usize, part: &TablesPart) -> Vec<u32> {
    let fits = |shape: &&TableShape| shape.spans.len() == wide;
    let own = part.tables.get(t).filter(fits);
    if let Some(shape) = own.or_else(|| part.tables.iter().find(fits)) {
        return shape.spans.clone();
    }
    let all = sheet.canvas.width();
    (0..wide)
        .map(|c| {
            let from = c * all / wide.max(1);
            let to = (c + 1) * all / wide.max(1);
            u32::try_from(to.saturating_sub(from)).unwrap_or(1).max(1)
        })
        .collect()
}
