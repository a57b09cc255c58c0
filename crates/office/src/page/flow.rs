//! A table over its pages: rows that move whole, rows that are too high for any page cut
//! between lines, repeated heads, cells that span a page's end.

mod rules;

use super::sheet::{Fill, Owner, Pages, Rest, Sheet};
use super::table::{Box, Measured};
use super::{Length, POINT};

/// A row that is too high for any page begins where at least so much room is left.
const WORTH_CUTTING: Length = 48 * POINT;

/// Places a table; gives its lower edge.
pub(super) fn place(table: &Measured<'_>, pages: &mut Pages, top: Length) -> Length {
    let mut flow = Flow {
        table,
        y: top,
        body: pages.area.top,
        head: head_rows(table, pages.area.inner_height()),
        next: 0,
        open: Vec::new(),
        boxes: Vec::new(),
        pages,
    };
    flow.begin();
    for row in 0..table.heights.len() {
        flow.row(row);
    }
    flow.draw_rules();
    flow.y
}

/// How many rows are repeated on each page: none that reach into the body, and no more than
/// half a page.
fn head_rows(table: &Measured<'_>, page: Length) -> usize {
    let told = usize::try_from(table.ready.table.head_rows).unwrap_or(usize::MAX);
    let head = told.min(table.heights.len().saturating_sub(1));
    let mut cells = table.ready.cells.iter();
    let is_closed = cells.all(|cell| cell.row >= head || cell.row + cell.rows <= head);
    let height: Length = table.heights.iter().take(head).sum();
    if is_closed && height <= page / 2 {
        head
    } else {
        0
    }
}

/// A table on its way down the pages.
struct Flow<'a> {
    table: &'a Measured<'a>,
    pages: &'a mut Pages,
    /// The upper edge of what comes next.
    y: Length,
    /// The upper edge of the page's first row that is no repeated head.
    body: Length,
    /// Rows that are repeated.
    head: usize,
    /// The first cell that has not begun.
    next: usize,
    /// Cells that have begun and not ended.
    open: Vec<Open>,
    /// The boxes drawn on this page.
    boxes: Vec<[Length; 4]>,
}

/// A cell that has begun.
#[derive(Clone, Copy)]
struct Open {
    /// Its number.
    cell: usize,
    /// Its upper edge on this page.
    top: Length,
    /// Its lines that are drawn.
    shown: usize,
}

/// What part of a cell's text stands above a page's end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Upto {
    /// All that is left of it.
    End,
    /// Nothing, as all of it has room on the next page; unless all has room here.
    Nothing,
    /// As many lines as have room.
    Room,
}

impl Flow<'_> {
    /// Begins on a new page where the repeated rows have no row below them on this one.
    fn begin(&mut self) {
        let (top, bottom) = (self.pages.area.top, self.pages.area.bottom);
        let heights = self.table.heights.iter().take(self.head + 1);
        let together: Length = heights.sum();
        if self.y + together > bottom && self.y > top && together <= bottom - top {
            self.pages.sheets.push(Sheet::default());
            self.y = top;
        }
    }

    fn row(&mut self, row: usize) {
        let bottom = self.pages.area.bottom;
        let mut height = self.height(row);
        if self.y + height > bottom && self.y > self.body {
            let next = bottom - self.pages.area.top - self.head_height(row);
            if height <= next || bottom - self.y < WORTH_CUTTING {
                self.turn(row);
                height = self.height(row);
            }
        }
        while let Some(cell) = self
            .table
            .ready
            .cells
            .get(self.next)
            .filter(|cell| cell.row <= row)
        {
            debug_assert_eq!(cell.row, row);
            self.open.push(Open {
                cell: self.next,
                top: self.y,
                shown: 0,
            });
            self.next += 1;
        }
        while self.y + height > bottom {
            let was_fresh = self.y <= self.body;
            if !self.cut(row) && was_fresh {
                break;
            }
            height = self.lacking(row).max(self.least());
        }
        self.y += height;
        self.close(row);
    }

    /// The height of a row, and more where a cell that ends in it lost room at a page's end.
    fn height(&self, row: usize) -> Length {
        let measured = self.table.heights.get(row).copied().unwrap_or(0);
        measured.max(self.lacking(row))
    }

    /// The height that the cells ending in a row still need.
    fn lacking(&self, row: usize) -> Length {
        let ending = self.open.iter().filter_map(|open| {
            let (cell, lines) = self.cell(open.cell)?;
            let left = lines.len().saturating_sub(open.shown);
            let needed = self.table.scale.height(&cell.text, left);
            (cell.row + cell.rows == row + 1).then_some(needed - (self.y - open.top))
        });
        ending.max().unwrap_or(0)
    }

    /// The height of an empty row.
    fn least(&self) -> Length {
        self.table.scale.size * 5 / 4 + 2 * self.table.scale.above
    }

    fn cell(&self, number: usize) -> Option<(&Box, &[std::ops::Range<usize>])> {
        let cell = self.table.ready.cells.get(number)?;
        Some((cell, self.table.lines.get(number)?))
    }

    /// The height of what is repeated above a row on a new page.
    fn head_height(&self, row: usize) -> Length {
        let head = if row >= self.head { self.head } else { 0 };
        self.table.heights.iter().take(head).sum()
    }

    /// Ends the page before a row.
    fn turn(&mut self, row: usize) {
        let end = self.y;
        for at in 0..self.open.len() {
            let Some(open) = self.open.get(at).copied() else {
                continue;
            };
            let upto = if self.has_room_later(open, row) {
                Upto::Nothing
            } else {
                Upto::Room
            };
            self.part(at, end, upto);
        }
        self.new_page(row);
    }

    /// Whether all of a cell's text has room in its rows from `row` on.
    fn has_room_later(&self, open: Open, row: usize) -> bool {
        self.cell(open.cell).is_some_and(|(cell, lines)| {
            let rows = self.table.heights.get(row..cell.row + cell.rows);
            let rest: Length = rows.unwrap_or_default().iter().sum();
            open.shown == 0 && self.table.scale.height(&cell.text, lines.len()) <= rest
        })
    }

    /// Ends the page within a row; says whether any line was drawn.
    fn cut(&mut self, row: usize) -> bool {
        let end = self.pages.area.bottom;
        let mut drawn = 0;
        for at in 0..self.open.len() {
            drawn += self.part(at, end, Upto::Room);
        }
        self.new_page(row);
        drawn > 0
    }

    /// Ends the cells whose last row this is.
    fn close(&mut self, row: usize) {
        let end = self.y;
        for at in 0..self.open.len() {
            if self.ends_in(at, row) {
                self.part(at, end, Upto::End);
            }
        }
        let kept = (0..self.open.len()).filter(|at| !self.ends_in(*at, row));
        self.open = kept.filter_map(|at| self.open.get(at).copied()).collect();
    }

    fn ends_in(&self, at: usize, row: usize) -> bool {
        let open = self.open.get(at).and_then(|open| self.cell(open.cell));
        open.is_some_and(|(cell, _)| cell.row + cell.rows <= row + 1)
    }

    /// Draws the part of an open cell that ends at `end`; gives the number of lines drawn.
    fn part(&mut self, at: usize, end: Length, upto: Upto) -> usize {
        let Some(Open { cell, top, shown }) = self.open.get(at).copied() else {
            return 0;
        };
        let Some(lines) = self.table.lines.get(cell) else {
            return 0;
        };
        let left = lines.len().saturating_sub(shown);
        let count = self.table.ready.cells.get(cell).map_or(0, |cell| {
            let room = self.table.scale.lines_in(&cell.text, end - top);
            match upto {
                Upto::End => left,
                _ if room >= left => left,
                Upto::Nothing => 0,
                Upto::Room => room,
            }
        });
        self.draw(cell, [top, end], shown..shown + count);
        if let Some(open) = self.open.get_mut(at) {
            open.shown += count;
        }
        count
    }

    /// Draws the box of a cell between two heights, with some of its lines.
    fn draw(&mut self, number: usize, [top, end]: [Length; 2], shown: std::ops::Range<usize>) {
        let table = self.table;
        let Some((cell, lines)) = table.ready.cells.get(number).zip(table.lines.get(number)) else {
            return;
        };
        let sides = table.ready.sides(cell);
        let bounds = [sides.left, top, sides.right, end];
        self.boxes.push(bounds);
        let sheet = self.pages.current();
        if let Some(colour) = cell.fill {
            sheet.fills.push(Fill { bounds, colour });
        }
        let mut text = top + table.scale.above;
        if shown == (0..lines.len()) {
            text = top
                + (end - top - table.scale.height(&cell.text, lines.len())) / 2
                + table.scale.above;
        }
        let inner = table.ready.inner(cell);
        let size = table.scale.size;
        cell.text
            .place(lines, shown, inner, text, size, &mut sheet.runs);
    }

    fn new_page(&mut self, row: usize) {
        self.draw_rules();
        self.pages.sheets.push(Sheet::default());
        self.y = self.pages.area.top;
        if row >= self.head {
            self.repeat_head();
        }
        self.body = self.y;
        for open in &mut self.open {
            open.top = self.y;
        }
        self.mark_rests();
    }

    /// Tells of the cells that go on.
    fn mark_rests(&mut self) {
        let (table, y) = (self.table, self.y);
        let rests = self.open.iter().filter_map(|open| {
            let cell = table.ready.cells.get(open.cell)?;
            Some(Rest {
                owner: cell.text.owner,
                at: (table.ready.inner(cell).left, y + table.scale.size),
            })
        });
        let rests: Vec<Rest> = rests.collect();
        self.pages.current().rests.extend(rests);
    }

    /// Draws the repeated rows; they belong to the page, not to the table once more.
    fn repeat_head(&mut self) {
        let table = self.table;
        let head = self.head;
        let heights = table.heights.get(..head).unwrap_or_default();
        let cells = table.ready.cells.iter().enumerate();
        for (number, cell) in cells.take_while(|(_, cell)| cell.row < head) {
            let until = |row: usize| heights.iter().take(row).sum::<Length>();
            let edges = [
                self.y + until(cell.row),
                self.y + until(cell.row + cell.rows),
            ];
            let count = table.lines.get(number).map_or(0, Vec::len);
            self.draw(number, edges, 0..count);
        }
        for run in &mut self.pages.current().runs {
            run.owner = Owner::Page;
        }
        self.y += heights.iter().sum::<Length>();
    }

    fn draw_rules(&mut self) {
        let rules = rules::around(&self.boxes);
        self.pages.current().rules.extend(rules);
        self.boxes.clear();
    }
}
