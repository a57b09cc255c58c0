//! A title that a program prints again on every page, above a table that goes on.

use super::flow::{Flow, Item};
use super::sheet::{Sheet, SheetCell};
use super::stitch;

/// What a page begins with: the lines above its first table, and that table's first text.
#[derive(Default)]
pub(super) struct Top {
    pub lines: Vec<String>,
    first: String,
}

impl Top {
    pub(super) fn of(flow: &Flow) -> Self {
        let mut top = Self::default();
        for item in &flow.items {
            match item {
                Item::Line(line) => top.lines.push(line.text.trim().to_owned()),
                Item::Sheet(sheet) => {
                    let said = sheet.cells.iter().find(|cell| !cell.is_blank());
                    top.first = said.map(SheetCell::text).unwrap_or_default();
                    break;
                }
            }
        }
        top
    }

    /// Whether a title is only printed again above a table that goes on: another form would
    /// begin as the first one did.
    pub(super) fn repeats(&self, top: &Self, flow: &Flow, before: &Sheet, room: f64) -> bool {
        let next = match flow.items.get(self.lines.len()) {
            Some(Item::Sheet(next)) => next,
            _ => return false,
        };
        !self.lines.is_empty()
            && self.lines == top.lines
            && self.first != top.first
            && stitch::continues(before, next, room)
    }
}
