//! A title that a program prints again on every page, above a table that goes on.

use super::flow::{Flow, Item};
use super::sheet::{Sheet, SheetCell};
use super::stitch;

/// What a page begins with: the lines above its first table, and that table's first text.
#[derive(Default)]
pub(super) struct Top {
    lines: Vec<String>,
    first: String,
}

impl Top {
    fn of(flow: &Flow) -> Self {
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

    /// The top that counts from this page on; a title that is only printed again is taken
    /// off the page. The page before ended with a table, if any, above the lowest point.
    pub(super) fn then(self, flow: &mut Flow, before: Option<&Sheet>, lowest: f64) -> Self {
        let here = Self::of(flow);
        let again =
            before.is_some_and(|before| here.repeats(&self, flow, before, lowest - before.area.y1));
        if again {
            flow.items.drain(..here.lines.len());
            return self;
        }
        here
    }

    /// Whether a title is only printed again above a table that goes on: another form would
    /// begin as the first one did.
    fn repeats(&self, top: &Self, flow: &Flow, before: &Sheet, room: f64) -> bool {
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
