//! What the pages hold in the order of reading: tables, stitched over page breaks, and the
//! lines between them.

use super::flow::{Flow, Item, TITLE, body_size};
use super::lines::Line;
use super::sheet::Sheet;
use super::stitch;
use super::top::{Then, Top};
use crate::document::{Document, Place};

/// How many lines would have had room on a page that was ended on purpose.
const ROOM: f64 = 4.0;

/// Something of the document; lines each with its page.
pub(super) enum Part {
    Lines(Vec<(u32, Line)>),
    Sheet(Box<Sheet>),
    /// A new page began though there was room on the one before, or with a title.
    Break,
}

impl Part {
    fn sheet(&self) -> Option<&Sheet> {
        match self {
            Self::Sheet(sheet) => Some(sheet),
            Self::Lines(_) | Self::Break => None,
        }
    }
}

/// The parts of the pages so far.
pub(super) struct Parts<'d> {
    document: &'d mut Document,
    parts: Vec<Part>,
    tables: u32,
    /// The lowest point of all pages, and that of the last thing.
    lowest: f64,
    bottom: f64,
    /// The size most text has.
    body: f64,
    /// What the page began with on which the last form began.
    top: Top,
}

impl<'d> Parts<'d> {
    /// The parts of all pages; doubts go to the document.
    pub(super) fn of(flows: Vec<Flow>, document: &'d mut Document) -> Vec<Part> {
        let ends = flows.iter().flat_map(|flow| &flow.items);
        let lowest = ends.map(|item| item.area().y1).fold(0.0, f64::max);
        let mut parts = Self {
            document,
            parts: Vec::new(),
            tables: 0,
            lowest,
            bottom: lowest,
            body: body_size(&flows),
            top: Top::default(),
        };
        for flow in flows {
            parts.page(flow);
        }
        parts.parts
    }

    fn page(&mut self, mut flow: Flow) {
        let before = self.parts.last().and_then(Part::sheet);
        let (mut here, mut again) = (None, None);
        let mut may_join = true;
        match self.top.then(&mut flow, before) {
            Then::Again(rows) => again = Some(rows),
            Then::Anew(top) => (here, may_join) = (Some(top), false),
            Then::Else(top) => here = Some(top),
        }
        if let Some(Item::Line(first)) = flow.items.first() {
            let room = self.lowest - self.bottom;
            let begins = room > ROOM * first.area.height() || self.is_title_page(&flow);
            if begins && !self.parts.is_empty() {
                self.parts.push(Part::Break);
            }
        }
        for (index, item) in flow.items.into_iter().enumerate() {
            match item {
                Item::Line(line) => self.line(flow.number, line),
                Item::Sheet(sheet) if index == 0 && may_join => {
                    if self.join(flow.number, sheet, again) {
                        here = None;
                    }
                }
                Item::Sheet(sheet) => self.sheet(flow.number, sheet),
            }
        }
        if let Some(here) = here {
            self.top = here;
        }
    }

    /// Whether a page begins with a title, or is a cover.
    fn is_title_page(&self, flow: &Flow) -> bool {
        let is_line = |item: &&Item| matches!(item, Item::Line(_));
        let above = flow.items.iter().take_while(is_line).count();
        let seen = match above == flow.items.len() {
            true => above,
            false => 1,
        };
        flow.items.iter().take(seen).any(|item| match item {
            Item::Line(line) => line.size > TITLE * self.body,
            Item::Sheet(_) => false,
        })
    }

    fn line(&mut self, page: u32, line: Line) {
        self.bottom = line.area.y1;
        match self.parts.last_mut() {
            Some(Part::Lines(lines)) => lines.push((page, line)),
            _ => self.parts.push(Part::Lines(vec![(page, line)])),
        }
    }

    /// Puts the first table of a page below the last one if that goes on; `again` are the
    /// rows of its beginning that the page repeated.
    fn join(&mut self, page: u32, sheet: Box<Sheet>, again: Option<usize>) -> bool {
        let Some(Part::Sheet(before)) = self.parts.last_mut() else {
            self.sheet(page, sheet);
            return false;
        };
        let room = match again {
            Some(_) => 0.0,
            None => self.lowest - before.area.y1,
        };
        before.head_rows = before.head_rows.max(again.unwrap_or(0));
        let bottom = sheet.area.y1;
        match stitch::join(before, *sheet, room, again.unwrap_or(0)) {
            Ok(doubts) => {
                let place = place(page, self.tables);
                let doubts = doubts.into_iter().map(|doubt| (place.clone(), doubt));
                self.document.doubts.extend(doubts);
                self.bottom = bottom;
                true
            }
            Err(back) => {
                self.sheet(page, back);
                false
            }
        }
    }

    fn sheet(&mut self, page: u32, sheet: Box<Sheet>) {
        self.bottom = sheet.area.y1;
        self.tables += 1;
        if sheet.ragged {
            self.document.doubts.push(ragged(page, self.tables));
        }
        if sheet.unruled {
            self.document.doubts.push(unruled(page, self.tables));
        }
        self.parts.push(Part::Sheet(sheet));
    }
}

fn place(page: u32, table: u32) -> Place {
    Place {
        page,
        table,
        ..Place::default()
    }
}

fn ragged(page: u32, table: u32) -> (Place, [String; 2]) {
    let doubt = [
        format!("第 {page} 页的表格线不完整，有的单元格不成矩形，已按行分开读入"),
        format!(
            "ruling lines are missing in the table on page {page}; cells that are no rectangle were read row by row"
        ),
    ];
    (place(page, table), doubt)
}

fn unruled(page: u32, table: u32) -> (Place, [String; 2]) {
    let doubt = [
        format!("第 {page} 页的表格没有框线，按文字对齐分列读入，请对照原件核对"),
        format!(
            "the table on page {page} has no lines; its columns were told by how the text is aligned, compare it with the original"
        ),
    ];
    (place(page, table), doubt)
}
