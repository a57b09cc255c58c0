//! What stands in each square of a table's grid. Makes any table whole: spans end at the
//! table's edge and before cells that have a text of their own, so that nothing is lost.

use crate::document::Table;

/// What stands in a square of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Square {
    /// A cell, with the rows and columns it really covers.
    Cell {
        /// Rows, at least one.
        rows: usize,
        /// Columns, at least one.
        columns: usize,
    },
    /// The cell that stands at that row and column covers it.
    Covered {
        /// Row of the covering cell, from 0.
        row: usize,
        /// Column of the covering cell, from 0.
        column: usize,
    },
}

/// The squares of a table.
#[derive(Clone, Debug)]
pub(crate) struct Squares {
    width: usize,
    squares: Vec<Square>,
}

const ALONE: Square = Square::Cell {
    rows: 1,
    columns: 1,
};

impl Squares {
    /// The squares of that table.
    pub(crate) fn of(table: &Table) -> Self {
        let width = table.width();
        let height = table.rows.len();
        let mut squares: Vec<Option<Square>> = vec![None; width * height];
        for (r, row) in table.rows.iter().enumerate() {
            for (c, cell) in row.cells.iter().enumerate() {
                if free(table, r, c) || squares[r * width + c].is_some() {
                    continue;
                }
                let most_rows = (cell.row_span.max(1) as usize).min(height - r);
                let most_columns = (cell.column_span.max(1) as usize).min(width - c);
                let open = |row: usize, column: usize, squares: &[Option<Square>]| {
                    free(table, row, column) && squares[row * width + column].is_none()
                };
                let columns = 1
                    + (c + 1..c + most_columns)
                        .take_while(|&column| open(r, column, &squares))
                        .count();
                let rows = 1
                    + (r + 1..r + most_rows)
                        .take_while(|&row| {
                            (c..c + columns).all(|column| open(row, column, &squares))
                        })
                        .count();
                for row in r..r + rows {
                    squares[row * width + c..row * width + c + columns]
                        .fill(Some(Square::Covered { row: r, column: c }));
                }
                squares[r * width + c] = Some(Square::Cell { rows, columns });
            }
        }
        Self {
            width,
            squares: squares
                .into_iter()
                .map(|square| square.unwrap_or(ALONE))
                .collect(),
        }
    }

    /// What stands there; outside of the grid, a cell alone.
    pub(crate) fn at(&self, row: usize, column: usize) -> Square {
        if column >= self.width {
            return ALONE;
        }
        self.squares
            .get(row * self.width + column)
            .copied()
            .unwrap_or(ALONE)
    }

    /// The number of columns.
    pub(crate) fn width(&self) -> usize {
        self.width
    }
}

/// Whether another cell may cover the square without a loss.
fn free(table: &Table, row: usize, column: usize) -> bool {
    table
        .rows
        .get(row)
        .and_then(|row| row.cells.get(column))
        .is_none_or(|cell| cell.covered && cell.text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Row};

    fn table(rows: Vec<Vec<Cell>>) -> Table {
        Table {
            rows: rows
                .into_iter()
                .map(|cells| Row {
                    cells,
                    ..Row::default()
                })
                .collect(),
            ..Table::default()
        }
    }

    #[test]
    fn a_span_covers_its_squares() {
        let squares = Squares::of(&table(vec![
            vec![
                Cell::new("a").spanning(2, 2),
                Cell::hidden_by_span(),
                Cell::new("b"),
            ],
            vec![
                Cell::hidden_by_span(),
                Cell::hidden_by_span(),
                Cell::new("c"),
            ],
        ]));
        assert_eq!(
            squares.at(0, 0),
            Square::Cell {
                rows: 2,
                columns: 2
            }
        );
        for (row, column) in [(0, 1), (1, 0), (1, 1)] {
            assert_eq!(
                squares.at(row, column),
                Square::Covered { row: 0, column: 0 }
            );
        }
        assert_eq!(squares.at(1, 2), ALONE);
    }

    #[test]
    fn a_span_ends_at_the_edge_and_before_cells_that_are_there() {
        let squares = Squares::of(&table(vec![
            vec![
                Cell::new("a").spanning(9, 9),
                Cell::hidden_by_span(),
                Cell::new("b"),
            ],
            vec![Cell::hidden_by_span(), Cell::new("here")],
        ]));
        assert_eq!(
            squares.at(0, 0),
            Square::Cell {
                rows: 1,
                columns: 2
            }
        );
        assert_eq!(squares.at(1, 0), ALONE);
        assert_eq!(squares.at(1, 1), ALONE);
        assert_eq!(squares.at(1, 2), ALONE);
    }
}
