//! Text boxes that stand in cells of a table: where the cell is empty otherwise, what the
//! box says is what the cell says. Knows no format.

use crate::document::{Block, Cell, Document, Place, Role};
use std::collections::{BTreeMap, BTreeSet};

/// The document with such texts in their cells.
pub(crate) fn in_cells(mut document: Document) -> Document {
    let boxes = boxes(&document);
    if boxes.is_empty() {
        return document;
    }
    let mut filled = BTreeSet::new();
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
        for cell in cells.filter(|cell| !cell.covered && cell.text.trim().is_empty()) {
            let Some(text) = boxes.get(&key(&cell.place)) else {
                continue;
            };
            cell.text.clone_from(text);
            document.notes.push(note(cell));
            filled.insert(key(&cell.place));
        }
    }
    document.blocks.retain(|block| match block {
        Block::Paragraph(paragraph) if paragraph.role == Role::TextBox => {
            !filled.contains(&key(&paragraph.place))
        }
        _ => true,
    });
    document
}

/// Table, row and column.
fn key(place: &Place) -> (u32, u32, u32) {
    (place.table, place.row, place.cell)
}

/// What the boxes of each cell say.
fn boxes(document: &Document) -> BTreeMap<(u32, u32, u32), String> {
    let mut boxes: BTreeMap<(u32, u32, u32), String> = BTreeMap::new();
    for block in &document.blocks {
        let Block::Paragraph(paragraph) = block else {
            continue;
        };
        if paragraph.role != Role::TextBox || paragraph.place.cell == 0 {
            continue;
        }
        let text = boxes.entry(key(&paragraph.place)).or_default();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&paragraph.text);
    }
    boxes
}

fn note(cell: &Cell) -> (Place, [String; 2]) {
    let note = [
        "这个单元格的文字写在文本框里，已当作单元格的内容".to_owned(),
        "the text of this cell stands in a text box and was taken for the cell's".to_owned(),
    ];
    (cell.place.clone(), note)
}
