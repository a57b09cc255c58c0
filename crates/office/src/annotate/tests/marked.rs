//! Marked documents for what cannot be marked itself.

use super::{RED, at, form, remark};
use crate::annotate::marked;
use crate::document::{Block, Place, Role};
use crate::{Fonts, Format};

#[test]
fn cells_are_coloured_and_numbered_and_what_is_said_stands_below_the_table() {
    let html = crate::write(&form(), Format::Html, &Fonts::bundled()).unwrap();
    let document = crate::read(&html).unwrap();
    let lost = Place::default();
    let remarks = [
        remark(at(1, 2), RED, "应为 13"),
        remark(lost, RED, "缺一行"),
    ];
    let marked = marked(&document, &remarks);
    let (mut notes, mut cell) = (Vec::new(), None);
    for (index, block) in marked.blocks.iter().enumerate() {
        match block {
            Block::Table(table) => cell = Some((index, table.rows[0].cells[1].clone())),
            Block::Paragraph(words) if words.role == Role::Note => {
                notes.push((index, words.text.clone()));
            }
            _ => {}
        }
    }
    let (table, cell) = cell.unwrap();
    assert_eq!(
        (cell.text.as_str(), cell.style.fill),
        ("12【2】", Some(RED))
    );
    assert_eq!(
        notes,
        [
            (0, "【1】错误 SUM001".to_owned()),
            (1, "缺一行".to_owned()),
            (table + 1, "【2】错误 SUM001".to_owned()),
            (table + 2, "应为 13".to_owned()),
        ]
    );
}
