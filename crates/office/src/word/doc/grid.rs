//! Rows with column edges of their own become a grid: the columns of a table are the union
//! of the edges of all its rows.

use super::rows::{Merge, Shape};
use crate::document::{Cell, Place, Row, Table};

/// Edges nearer to one another than this (0.35 mm, in twentieths of a point) are one,
/// unless one row has both.
const SAME_EDGE: i32 = 20;
/// No page is as wide, and sums with it stay sums.
const MOST_RIGHT: i32 = 1 << 20;
/// The width of a column that the file does not tell.
const UNTOLD: i32 = 1000;

/// A table as it was gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) rows: Vec<GatheredRow>,
}

/// A row as it was gathered.
#[derive(Debug, Default)]
pub(super) struct GatheredRow {
    pub(super) cells: Vec<Content>,
    pub(super) shape: Shape,
}

/// What stands in a cell.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Its text; none before the first paragraph.
    pub(super) text: Option<String>,
    /// Tables in it.
    pub(super) tables: Vec<Gathered>,
    /// Character positions in it that something else refers to.
    pub(super) anchors: Vec<usize>,
}

/// What was found besides the cells.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Tables within tables, from the top left.
    pub(super) inner: Vec<Gathered>,
    /// Places of the positions that something else refers to.
    pub(super) anchors: Vec<(usize, Place)>,
    /// Text in cells that a merge covers.
    pub(super) covered: Vec<(Place, String)>,
}

/// The edges of the columns of a table.
pub(super) struct Columns(Vec<i32>);

impl Columns {
    /// Makes the edges of all rows fit their cells, and unites them.
    pub(super) fn of(table: &mut Gathered) -> Self {
        let mut before: Vec<i32> = Vec::new();
        for row in &mut table.rows {
            fit(&mut row.shape, row.cells.len(), &before);
            before.clone_from(&row.shape.edges);
        }
        let edges = || table.rows.iter().flat_map(|row| row.shape.edges.iter());
        let mut all: Vec<i32> = edges().copied().collect();
        all.sort_unstable();
        all.dedup();
        // A row's own neighbouring edges stay apart however near they are.
        let mut apart: Vec<(i32, i32)> = table
            .rows
            .iter()
            .flat_map(|row| row.shape.edges.windows(2))
            .filter_map(|pair| match pair {
                [left, right] if right - left <= SAME_EDGE => Some((*right, *left)),
                _ => None,
            })
            .collect();
        apart.sort_unstable();
        apart.dedup();
        let mut starts: Vec<i32> = Vec::new();
        for edge in all {
            let near = starts.last().is_some_and(|start| {
                let from = apart.partition_point(|(right, _)| *right < edge);
                let parted = apart.get(from..).unwrap_or(&[]).iter();
                edge - start <= SAME_EDGE
                    && !parted
                        .take_while(|(right, _)| *right == edge)
                        .any(|(_, left)| left >= start)
            });
            if !near {
                starts.push(edge);
            }
        }
        Self(starts)
    }

    /// How many columns.
    pub(super) fn count(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    /// The column that begins at an edge.
    fn at(&self, edge: i32) -> usize {
        self.0
            .partition_point(|start| *start <= edge)
            .saturating_sub(1)
    }

    /// Widths in hundredths of a millimetre.
    fn widths(&self) -> Vec<u32> {
        self.0
            .windows(2)
            .map(|pair| match pair {
                [left, right] => {
                    u32::try_from((right - left).saturating_mul(127) / 72).unwrap_or(0)
                }
                _ => 0,
            })
            .collect()
    }
}

/// Gives a row one edge more than it has cells, each right of the one before.
fn fit(shape: &mut Shape, cells: usize, before: &[i32]) {
    if shape.edges.is_empty() && before.len() == cells + 1 {
        shape.edges = before.to_vec();
    }
    shape.edges.truncate(cells + 1);
    if shape.edges.is_empty() {
        shape.edges.push(before.first().copied().unwrap_or(0));
    }
    while shape.edges.len() < cells + 1 {
        let last = shape.edges.last().copied().unwrap_or(0);
        shape.edges.push(last.saturating_add(UNTOLD));
    }
    let mut least = i32::from(i16::MIN);
    for edge in &mut shape.edges {
        *edge = (*edge).min(MOST_RIGHT).max(least);
        least = *edge + 1;
    }
    shape.merges.resize(cells, Merge::default());
}

/// Makes the table; `number` counts the tables of the document from 1.
pub(super) fn table(
    gathered: Gathered,
    columns: &Columns,
    number: u32,
    found: &mut Found,
) -> Table {
    let mut table = Table {
        widths: columns.widths(),
        head_rows: count(
            gathered
                .rows
                .iter()
                .take_while(|row| row.shape.head)
                .count(),
        ),
        ..Table::default()
    };
    // For each column the row in which the cell begins that is merged downwards, and the
    // column after it.
    let mut open: Vec<Option<(usize, usize)>> = vec![None; columns.count()];
    for (index, row) in gathered.rows.into_iter().enumerate() {
        let mut cells: Vec<Cell> = (0..columns.count()).map(|_| Cell::new("")).collect();
        for (column, cell) in cells.iter_mut().enumerate() {
            cell.place = Place {
                table: number,
                row: count(index + 1),
                cell: count(column + 1),
                ..Place::default()
            };
        }
        let height = row.shape.height.max(0).saturating_mul(127) / 72;
        let mut filling = Filling {
            cells: &mut cells,
            above: &mut table.rows,
            open: &mut open,
            index,
            found,
        };
        filling.fill(row, columns);
        table.rows.push(Row {
            cells,
            height: u32::try_from(height).unwrap_or(0),
        });
    }
    table
}

fn count(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// A row of the grid that is being filled.
struct Filling<'a> {
    cells: &'a mut [Cell],
    above: &'a mut [Row],
    open: &'a mut [Option<(usize, usize)>],
    index: usize,
    found: &'a mut Found,
}

impl Filling<'_> {
    fn fill(&mut self, row: GatheredRow, columns: &Columns) {
        let begins = row
            .shape
            .merges
            .iter()
            .map(|merge| merge.across)
            .find(|across| *across != 0);
        let mut ahead: Vec<(usize, usize, Merge, Vec<Content>)> = Vec::new();
        let edges = row.shape.edges.windows(2);
        for ((content, merge), pair) in row.cells.into_iter().zip(&row.shape.merges).zip(edges) {
            let [left, right] = pair else { continue };
            let (start, end) = (columns.at(*left), columns.at(*right));
            match ahead.last_mut() {
                Some((_, last, before, contents))
                    if merge.across != 0 && before.across != 0 && Some(merge.across) != begins =>
                {
                    *last = end;
                    contents.push(content);
                }
                _ => ahead.push((start, end, *merge, vec![content])),
            }
        }
        let mut next: Vec<Option<(usize, usize)>> = vec![None; self.open.len()];
        for (start, end, merge, contents) in ahead {
            let begun = self.place(start, end, merge, contents);
            if let Some(slot) = next.get_mut(start) {
                *slot = begun;
            }
        }
        self.open.clone_from_slice(&next);
    }

    /// Puts contents into the cells from one column up to another; tells where the cell
    /// begins if it goes on downwards.
    fn place(
        &mut self,
        start: usize,
        end: usize,
        merge: Merge,
        contents: Vec<Content>,
    ) -> Option<(usize, usize)> {
        let goes_on = self.open.get(start).copied().flatten();
        let above = goes_on.filter(|(_, last)| merge.down == 1 && *last == end);
        for cell in self.cells.get_mut(start..end).unwrap_or_default() {
            cell.covered = true;
        }
        let place = self.cells.get(start)?.place.clone();
        let mut shown = above.is_none();
        for content in contents {
            let text = content.text.unwrap_or_default();
            let anchors = content.anchors.into_iter();
            self.found
                .anchors
                .extend(anchors.map(|anchor| (anchor, place.clone())));
            self.found.inner.extend(content.tables);
            if shown {
                let cell = self.cells.get_mut(start)?;
                cell.covered = false;
                cell.column_span = count(end - start);
                cell.text = text;
                shown = false;
            } else if !text.trim().is_empty() {
                self.found.covered.push((place.clone(), text));
            }
        }
        if let Some((row, _)) = above {
            let cell = self.above.get_mut(row)?.cells.get_mut(start)?;
            cell.row_span = count(self.index + 1 - row);
            return above;
        }
        (merge.down != 0).then_some((self.index, end))
    }
}
