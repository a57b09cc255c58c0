//! A table over its pages: rows that move whole, rows that are too high for any page cut
//! between lines, repeated heads, cells that span a page's end.

mod heads;
mod rules;

use super::sheet::{Fill, Owner, Pages, Rest};
use super::table::{Box, Measured};
use super::{Length, POINT};
use heads::Head;
use std::ops::Range;

/// A row that is too high for any page begins where at least so much room is left.
const WORTH_CUTTING: Length = 48 * POINT;

/// Places a table; gives its lower edge.
pub(super) fn place(table: &Measured<'_>, pages: &mut Pages, top: Length) -> Length {
    let mut flow = Flow {
        table,
        y: top,
        body: pages.area.top,
        heads: heads::of(table, pages.area.inner_height()),
        next: 0,
        open: Vec::new(),
        boxes: Vec::new(),
        pages,
    };
    for row in 0..table.heights.len() {
        flow.row(row);
    }
    flow.draw_rules();
    flow.y
}

/// A table on its way down the pages.
struct Flow<'a> {
    table: &'a Measured<'a>,
    pages: &'a mut Pages,
    /// The upper edge of what comes next.
    y: Length,
    /// The upper edge of the page's first row that is no repeated head.
    body: Length,
    /// What is repeated.
    heads: Vec<Head>,
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
    fn row(&mut self, row: usize) {
        let bottom = self.pages.area.bottom;
        let mut height = self.height(row);
        let wanted = height + self.head_below(row);
        if self.y + wanted > bottom && self.y > self.body {
            let next = bottom - self.pages.area.top - self.head_height(row);
            if wanted <= next || height > next && bottom - self.y < WORTH_CUTTING {
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

    fn cell(&self, number: usize) -> Option<(&Box, &[Range<usize>])> {
        let cell = self.table.ready.cells.get(number)?;
        Some((cell, self.table.lines.get(number)?))
    }

    /// What is repeated above a row that begins a page.
    fn head(&self, row: usize) -> Option<&Head> {
        self.heads.iter().find(|head| head.serves(row))
    }

    /// The height of what is repeated above a row on a new page.
    fn head_height(&self, row: usize) -> Length {
        let rows = self.head(row).map(|head| head.rows.clone());
        let heights = rows.and_then(|rows| self.table.heights.get(rows));
        heights.unwrap_or_default().iter().sum()
    }

    /// The height of what must stand on the same page below a row that is repeated: no head
    /// stands alone.
    fn head_below(&self, row: usize) -> Length {
        let head = self.heads.iter().find(|head| head.rows.start == row);
        let rows = head.and_then(|head| self.table.heights.get(row + 1..=head.rows.end));
        rows.unwrap_or_default().iter().sum()
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
        if count == 0 && (left == 0 || left == lines.len()) {
            self.draw_copy(cell, [top, end]);
        } else {
            self.draw(cell, [top, end], shown..shown + count);
        }
        if let Some(open) = self.open.get_mut(at) {
            open.shown += count;
        }
        count
    }

    /// Draws the box of a cell between two heights, with some of its lines.
    fn draw(&mut self, number: usize, [top, end]: [Length; 2], shown: Range<usize>) {
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

    /// Draws the box of a label whose text stands on another page: where it has room the
    /// text is repeated, and belongs to the page.
    fn draw_copy(&mut self, number: usize, [top, end]: [Length; 2]) {
        let cell = self.cell(number);
        let count = cell.map_or(0, |(cell, lines)| {
            let fits = self.table.scale.height(&cell.text, lines.len()) <= end - top;
            if cell.rows > 1 && fits {
                lines.len()
            } else {
                0
            }
        });
        let before = self.pages.current().runs.len();
        self.draw(number, [top, end], 0..count);
        for run in self.pages.current().runs.iter_mut().skip(before) {
            run.owner = Owner::Page;
        }
    }

    fn new_page(&mut self, row: usize) {
        self.draw_rules();
        self.pages.begin();
        self.y = self.pages.area.top;
        let head = self.head(row).map(|head| head.rows.clone());
        if let Some(rows) = head.clone() {
            self.repeat(rows);
        }
        self.body = self.y;
        let (table, y, top) = (self.table, self.y, self.pages.area.top);
        for open in &mut self.open {
            // A label beside the head stands beside it on every page.
            let cell = table.ready.cells.get(open.cell);
            let beside = cell
                .zip(head.as_ref())
                .is_some_and(|(cell, rows)| cell.row < rows.end);
            open.top = if beside { top } else { y };
        }
        self.mark_rests();
    }

    /// Tells of the cells that go on.
    fn mark_rests(&mut self) {
        let table = self.table;
        let rests = self.open.iter().filter_map(|open| {
            let cell = table.ready.cells.get(open.cell)?;
            Some(Rest {
                owner: cell.text.owner,
                at: (table.ready.inner(cell).left, open.top + table.scale.size),
            })
        });
        let rests: Vec<Rest> = rests.collect();
        self.pages.current().rests.extend(rests);
    }

    /// Draws the repeated rows; they belong to the page, not to the table once more.
    fn repeat(&mut self, rows: Range<usize>) {
        let table = self.table;
        let until = |row: usize| -> Length {
            let row = row.clamp(rows.start, rows.end);
            let heights = table.heights.get(rows.start..row);
            heights.unwrap_or_default().iter().sum()
        };
        let cells = table.ready.cells.iter().enumerate();
        let beside =
            cells.filter(|(_, cell)| cell.row < rows.end && cell.row + cell.rows > rows.start);
        for (number, cell) in beside {
            // What reaches out of the head and is not at its end goes on by itself.
            if self.open.iter().any(|open| open.cell == number) {
                continue;
            }
            let edges = [cell.row, cell.row + cell.rows].map(|row| self.y + until(row));
            let within = cell.row >= rows.start && cell.row + cell.rows <= rows.end;
            if within {
                let count = table.lines.get(number).map_or(0, Vec::len);
                self.draw(number, edges, 0..count);
            } else {
                self.draw_copy(number, edges);
            }
        }
        for run in &mut self.pages.current().runs {
            run.owner = Owner::Page;
        }
        self.y += until(rows.end);
    }

    fn draw_rules(&mut self) {
        let rules = rules::around(&self.boxes);
        self.pages.current().rules.extend(rules);
        self.boxes.clear();
    }
}
