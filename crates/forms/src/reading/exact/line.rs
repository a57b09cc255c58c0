//! Rows of a real table as a person sees them: every cell with the stretch of the page it
//! takes, those that reach down from a row above among them.
//!
//! Knows no label.

use office::{Cell, Table};

/// The breadth of every table, so that tables of different grids can be laid side by side.
const BREADTH: u64 = 1_000_000;

/// A row.
#[derive(Clone, Debug, Default)]
pub(in crate::reading) struct Line<'a> {
    /// Its cells from the left, each once however many columns it takes.
    pub cells: Vec<Shown<'a>>,
    /// Whether it is the first of its table, or of its page.
    pub first: bool,
    /// Whether it may be the rest of the row before, which the end of a page cut in two.
    pub cut: bool,
}

/// A cell as it is seen in one row.
#[derive(Clone, Copy, Debug)]
pub(in crate::reading) struct Shown<'a> {
    /// The cell, which may begin in a row above.
    pub cell: &'a Cell,
    /// Where it begins from the left.
    pub from: u64,
    /// Where it ends.
    pub to: u64,
    /// Whether it begins in this row.
    pub own: bool,
}

impl Shown<'_> {
    /// Its text without blanks at the ends.
    pub(in crate::reading) fn text(&self) -> &str {
        self.cell.text.trim()
    }

    pub(in crate::reading) fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// How much of a stretch it takes.
    pub(in crate::reading) fn overlap(&self, from: u64, to: u64) -> u64 {
        self.to.min(to).saturating_sub(self.from.max(from))
    }

    /// Whether it takes most of a stretch.
    pub(in crate::reading) fn spans(&self, (from, to): (u64, u64)) -> bool {
        self.overlap(from, to) * 2 > to - from
    }
}

impl<'a> Line<'a> {
    /// The cells that begin in this row.
    pub(in crate::reading) fn own(&self) -> impl DoubleEndedIterator<Item = &Shown<'a>> {
        self.cells.iter().filter(|shown| shown.own)
    }

    /// The cells that begin in this row and say something.
    pub(in crate::reading) fn filled(&self) -> impl DoubleEndedIterator<Item = &Shown<'a>> {
        self.own().filter(|shown| !shown.is_empty())
    }

    /// Whether a cell is seen in it.
    pub(in crate::reading) fn shows(&self, cell: &Cell) -> bool {
        self.cells
            .iter()
            .any(|shown| std::ptr::eq(shown.cell, cell))
    }
}

/// The rows of a table.
pub(in crate::reading) fn lines(table: &Table) -> Vec<Line<'_>> {
    let edges = edges(table);
    // For every column the cell that reaches down, and the row it ends in front of.
    let mut above: Vec<Option<(&Cell, usize)>> = vec![None; edges.len()];
    let mut page = 0;
    let mut lines = Vec::with_capacity(table.rows.len());
    for (number, row) in table.rows.iter().enumerate() {
        let shown = row.cells.iter().find(|cell| !cell.covered);
        let row_page = shown.map_or(page, |cell| cell.place.page);
        let first = number == 0 || row_page != page;
        let mut line = Line {
            cells: Vec::new(),
            first,
            cut: first && table.pieced,
        };
        page = row_page;
        for (column, cell) in row.cells.iter().enumerate() {
            let (from, to) = stretch(&edges, column, column + 1);
            if !cell.covered {
                let end = column + usize::try_from(cell.column_span).unwrap_or(1).max(1);
                let last = number + usize::try_from(cell.row_span).unwrap_or(1).max(1);
                for reach in above.iter_mut().take(end).skip(column) {
                    *reach = Some((cell, last));
                }
                line.cells.push(Shown {
                    cell,
                    from,
                    to,
                    own: true,
                });
                continue;
            }
            let owner = above
                .get(column)
                .copied()
                .flatten()
                .filter(|&(_, last)| number < last)
                .map_or(cell, |(owner, _)| owner);
            match line.cells.last_mut() {
                Some(before) if std::ptr::eq(before.cell, owner) => before.to = to,
                _ => line.cells.push(Shown {
                    cell: owner,
                    from,
                    to,
                    own: false,
                }),
            }
        }
        lines.push(line);
    }
    lines
}

fn stretch(edges: &[u64], from: usize, to: usize) -> (u64, u64) {
    let at = |i: usize| edges.get(i).copied().unwrap_or(BREADTH);
    (at(from), at(to))
}

/// Where the columns begin, and where the last one ends.
fn edges(table: &Table) -> Vec<u64> {
    let width = table.width();
    let known = table.widths.len() == width;
    let widths = (0..width).map(|i| match table.widths.get(i) {
        Some(&one) if known => u64::from(one).max(1),
        _ => 1,
    });
    let total: u64 = widths.clone().sum::<u64>().max(1);
    let mut edges = vec![0];
    let mut sum = 0;
    for one in widths {
        sum += one;
        edges.push(sum * BREADTH / total);
    }
    edges
}
