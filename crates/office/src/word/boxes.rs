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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Paragraph, Row, Table};

    fn boxed(text: &str, cell: u32) -> Block {
        Block::Paragraph(Paragraph {
            text: text.to_owned(),
            role: Role::TextBox,
            place: at(cell),
            ..Paragraph::default()
        })
    }

    fn at(cell: u32) -> Place {
        Place {
            table: 1,
            row: 1,
            cell,
            ..Place::default()
        }
    }

    #[test]
    fn boxes_fill_empty_cells_and_stay_beside_others() {
        let cells = [(1, "满意度"), (2, "")];
        let cells = cells.map(|(number, text)| Cell {
            place: at(number),
            ..Cell::new(text)
        });
        let table = Table {
            rows: vec![Row {
                cells: cells.to_vec(),
                height: 0,
            }],
            ..Table::default()
        };
        let blocks = vec![
            Block::Table(table),
            boxed("注", 1),
            boxed("93%", 2),
            boxed("以上", 2),
        ];
        let document = in_cells(Document {
            blocks,
            ..Document::default()
        });
        let [Block::Table(table), Block::Paragraph(rest)] = &document.blocks[..] else {
            unreachable!("{document:?}");
        };
        let texts = table.rows[0].cells.iter().map(|cell| cell.text.as_str());
        assert_eq!(texts.collect::<Vec<_>>(), ["满意度", "93%\n以上"]);
        assert_eq!(rest.text, "注");
        assert_eq!(document.notes.len(), 1);
    }
}
