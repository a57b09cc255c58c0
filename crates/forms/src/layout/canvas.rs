//! A table under construction: cells put on a grid, spans kept, nothing overlapping.
//!
//! Must not know a form.

use office::{Cell, Row, Table};

/// The grid. A place that nothing was put on becomes an empty cell.
#[derive(Debug)]
pub(super) struct Canvas {
    width: usize,
    rows: Vec<Vec<Option<Cell>>>,
    heights: Vec<u32>,
}

impl Canvas {
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            rows: Vec::new(),
            heights: Vec::new(),
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// How many rows there are.
    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    /// Begins a row; gives its position.
    pub(super) fn row(&mut self, least_height: u32) -> usize {
        self.rows.push(vec![None; self.width]);
        self.heights.push(least_height);
        self.rows.len() - 1
    }

    /// Puts a cell on the grid; rows it reaches into are made.
    pub(super) fn put(
        &mut self,
        (row, column): (usize, usize),
        rows: usize,
        columns: usize,
        cell: Cell,
    ) {
        let columns = columns.max(1).min(self.width.saturating_sub(column));
        let rows = rows.max(1);
        while self.rows.len() < row + rows {
            self.row(0);
        }
        for r in row..row + rows {
            for c in column..column + columns {
                if let Some(slot) = self.at(r, c) {
                    *slot = Some(Cell::hidden_by_span());
                }
            }
        }
        let span = |n: usize| u32::try_from(n).unwrap_or(1);
        if let Some(slot) = self.at(row, column) {
            *slot = Some(cell.spanning(span(rows), span(columns)));
        }
    }

    fn at(&mut self, row: usize, column: usize) -> Option<&mut Option<Cell>> {
        self.rows.get_mut(row)?.get_mut(column)
    }

    /// The cell put there, to be changed.
    pub(super) fn cell(&mut self, (row, column): (usize, usize)) -> Option<&mut Cell> {
        self.at(row, column)?.as_mut()
    }

    /// The cell that covers a place, as (row, column).
    pub(super) fn owner(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        (0..=row).rev().find_map(|r| {
            (0..=column).rev().find_map(|c| {
                let cell = self.rows.get(r)?.get(c)?.as_ref()?;
                let reaches = |from: usize, span: u32, to: usize| {
                    from + usize::try_from(span).unwrap_or(1) > to
                };
                let covers = !cell.covered
                    && reaches(r, cell.row_span, row)
                    && reaches(c, cell.column_span, column);
                covers.then_some((r, c))
            })
        })
    }

    /// Lets the cell above `row` at `column` go on to the end of the grid.
    pub(super) fn go_on(&mut self, row: usize, column: usize) {
        let Some(owner) = row
            .checked_sub(1)
            .and_then(|above| self.owner(above, column))
        else {
            return;
        };
        let Some(cell) = self.cell(owner).cloned() else {
            return;
        };
        let columns = usize::try_from(cell.column_span).unwrap_or(1);
        self.put(owner, self.rows.len() - owner.0, columns, cell);
    }

    /// Lets the last cell of a row reach the right edge.
    pub(super) fn stretch(&mut self, row: usize) {
        let Some(cells) = self.rows.get(row) else {
            return;
        };
        let free = cells.iter().rev().take_while(|cell| cell.is_none()).count();
        let Some(last) = (self.width - free).checked_sub(1).filter(|_| free > 0) else {
            return;
        };
        let Some(owner) = self.owner(row, last) else {
            return;
        };
        if let Some(cell) = self.cell(owner).cloned() {
            let rows = usize::try_from(cell.row_span).unwrap_or(1);
            self.put(owner, rows, self.width - owner.1, cell);
        }
    }

    /// The finished table.
    pub(super) fn into_table(self, widths: Vec<u32>) -> Table {
        let rows = self.rows.into_iter().zip(self.heights);
        Table {
            rows: rows
                .map(|(cells, height)| Row {
                    cells: cells
                        .into_iter()
                        .map(|cell| cell.unwrap_or_else(|| Cell::new("")))
                        .collect(),
                    height,
                })
                .collect(),
            widths,
            ..Table::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_goes_on_and_the_last_cell_reaches_the_edge() {
        let mut canvas = Canvas::new(3);
        let first = canvas.row(0);
        canvas.put((first, 0), 1, 1, Cell::new("side"));
        canvas.put((first, 1), 1, 1, Cell::new("a"));
        canvas.stretch(first);
        let second = canvas.row(0);
        canvas.put((second, 1), 1, 2, Cell::new("b"));
        canvas.go_on(second, 0);
        let table = canvas.into_table(Vec::new());
        let side = &table.rows[0].cells[0];
        assert_eq!((side.row_span, side.column_span), (2, 1));
        assert!(table.rows[1].cells[0].covered);
        assert_eq!(table.rows[0].cells[1].column_span, 2);
        assert!(table.rows[0].cells[2].covered);
        assert_eq!(table.rows[1].cells[1].column_span, 2);
    }
}
