//! Which rows of a table are repeated on its pages, and above which rows.

use crate::page::Length;
use crate::page::table::Measured;
use std::ops::Range;

/// Rows that are repeated where the rows they head go on.
pub(super) struct Head {
    /// The rows.
    pub(super) rows: Range<usize>,
    /// The first row behind those they head.
    until: usize,
}

impl Head {
    /// Whether it is repeated above that row.
    pub(super) fn serves(&self, row: usize) -> bool {
        (self.rows.end..self.until).contains(&row)
    }
}

/// What a table says is to be repeated: first what heads its parts, last what heads all of
/// it. None is higher than half a page.
pub(super) fn of(table: &Measured<'_>, page: Length) -> Vec<Head> {
    let told = table.ready.table;
    let size = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let count = table.heights.len();
    let parts = told.heads.iter().map(|head| Head {
        rows: size(head.rows.start)..size(head.rows.end),
        until: size(head.until).min(count),
    });
    let top = Head {
        rows: 0..size(told.head_rows).min(count.saturating_sub(1)),
        until: count,
    };
    // What reaches from the head of the whole table into its body cannot be repeated.
    let mut cells = table.ready.cells.iter();
    let is_closed =
        cells.all(|cell| cell.row >= top.rows.end || cell.row + cell.rows <= top.rows.end);
    let fits = |head: &Head| {
        let heights = table.heights.get(head.rows.clone()).unwrap_or_default();
        !heights.is_empty() && heights.iter().sum::<Length>() <= page / 2
    };
    let top = Some(top).filter(|_| is_closed);
    parts.chain(top).filter(fits).collect()
}
